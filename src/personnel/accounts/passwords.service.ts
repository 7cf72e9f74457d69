import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hash, parseOptions, verify } from '@node-rs/argon2';
import { ProblemException } from '../../platform/problem.ts';
import { Secrets } from '../../platform/secrets.ts';

/** Argon2id as the OWASP Password Storage Cheat Sheet asks at least: 19 MiB, two passes, one lane. */
export const hashCosts = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Each takes a thread that files and tables need too, and 19 MiB. */
const mostAtOnce = 2;
/** Some seconds of work; who comes later is told to. */
const mostWaiting = 100;

const base64 = (bytes: number): string => randomBytes(bytes).toString('base64').replaceAll('=', '');

/** Looks like a hash, costs the same to verify, and is of no password. */
const hashOfNobody = (): string => {
  const { memoryCost, timeCost, parallelism } = hashCosts;
  return `$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$${base64(16)}$${base64(32)}`;
};

const busy = (): ProblemException =>
  new ProblemException(
    503,
    'too-many-sign-ins',
    'Too many people sign in at once. Try again in a few seconds.',
  ).with({ 'Retry-After': '5' });

/** Hashes and verifies passwords, few at once, so that a flood of attempts leaves the machine to its work. */
@Injectable()
export class Passwords {
  private readonly secret: Buffer;
  private readonly nobody = hashOfNobody();
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  /** Hashes are keyed with the installation's secret: the tables alone do not serve for guessing. */
  constructor(secrets: Secrets) {
    this.secret = Buffer.from(secrets.keyedHash('password', ''), 'hex');
  }

  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password.normalize('NFKC'), { ...hashCosts, secret: this.secret }));
  }

  /** Takes as long where there is no hash (nobody of that name, no password yet) as where there is one. */
  async verify(known: string | null, password: string): Promise<boolean> {
    const options = { secret: this.secret };
    const fits = await this.inTurn(() => verify(known ?? this.nobody, password.normalize('NFKC'), options));
    return fits && known !== null;
  }

  /** Whether a hash was made with other costs than are used now. */
  isOutdated(known: string): boolean {
    const made = parseOptions(known);
    return Object.entries(hashCosts).some(([cost, value]) => made[cost as keyof typeof hashCosts] !== value);
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running < mostAtOnce) this.running += 1;
    else {
      if (this.waiting.length >= mostWaiting) throw busy();
      await new Promise<void>((go) => this.waiting.push(go));
    }
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}
