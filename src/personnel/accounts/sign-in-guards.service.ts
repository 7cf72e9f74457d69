import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database/database.ts';
import { updateRow } from '../../platform/database/rows.ts';
import { ProblemException } from '../../platform/problem.ts';
import { Secrets } from '../../platform/secrets.ts';
import { networkOf } from '../core/network-of.ts';
import {
  blockedUntil,
  delayRules,
  failuresLeft,
  type DelayRule,
  type FailedAttempts,
} from '../core/sign-in-delay.ts';
import { SignInGuard } from './account.entity.ts';

/** Whose failures are counted together. An account is named by its login, whether or not there is one. */
export interface Subject {
  readonly kind: keyof typeof delayRules;
  readonly name: string;
}

export const accountSubject = (login: string): Subject => ({ kind: 'account', name: login });
export const addressSubject = (address: string | null): Subject => ({
  kind: 'address',
  name: networkOf(address ?? 'unknown'),
});
export const deviceSubject = (deviceId: number): Subject => ({ kind: 'device', name: String(deviceId) });

interface GuardRow extends FailedAttempts {
  readonly id: number;
}

const ruleOf = ({ kind }: Subject): DelayRule => delayRules[kind];

/** "3 s", "2 minutes". */
const spoken = (seconds: number): string =>
  seconds < 90 ? `${seconds} s` : `${Math.ceil(seconds / 60)} minutes`;

const tooMany = (until: Date, now: Date): ProblemException => {
  const seconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
  return new ProblemException(
    429,
    'too-many-attempts',
    `Too many failed attempts. Try again in ${spoken(seconds)}.`,
  ).with({ 'Retry-After': String(seconds) });
};

const latest = (dates: readonly (Date | null)[]): Date | null =>
  dates.reduce((last, date) => (date !== null && (last === null || date > last) ? date : last), null);

/** Counts failed attempts and makes those who fail wait: by account, by address, by tablet. */
@Injectable()
export class SignInGuards {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
  ) {}

  /**
   * Takes an attempt, or refuses it (429). It counts as failed until it is found to have succeeded: of many at the same
   * moment only those pass that are free. Within the caller's transaction, which must not be undone by a failure.
   */
  async attempt(manager: EntityManager, subjects: readonly Subject[]): Promise<void> {
    const now = this.clock.now();
    const known: GuardRow[] = [];
    for (const subject of subjects) known.push(await this.locked(manager, subject));
    const until = latest(
      subjects.map((subject, at) => blockedUntil(ruleOf(subject), known[at] ?? null, now)),
    );
    if (until !== null) throw tooMany(until, now);
    for (const [at, subject] of subjects.entries()) {
      const guard = known[at];
      const left = failuresLeft(ruleOf(subject), guard ?? null, now);
      if (guard) await this.set(manager, guard.id, { failures: left + 1, lastFailedAt: now.toISOString() });
    }
  }

  /** The attempt did not fail after all; what failed before stays counted. */
  async uncount(manager: EntityManager, subjects: readonly Subject[]): Promise<void> {
    for (const subject of subjects) {
      const { id, failures } = await this.locked(manager, subject);
      await this.set(manager, id, { failures: Math.max(0, failures - 1) });
    }
  }

  /** All is forgotten: the right password, or an administrator. */
  async forget(manager: EntityManager, subject: Subject): Promise<void> {
    const { id } = await this.locked(manager, subject);
    await this.set(manager, id, { failures: 0 });
  }

  /** Until when the subject is refused; null where it is not. */
  async blockedUntil(manager: EntityManager, subject: Subject): Promise<Date | null> {
    return (await this.blocks(manager, [subject])).get(subject.name) ?? null;
  }

  /** Those of subjects of one kind that are refused, by name, and until when. */
  async blocks(manager: EntityManager, subjects: readonly Subject[]): Promise<ReadonlyMap<string, Date>> {
    const byKey = new Map(subjects.map((subject) => [this.keyOf(subject), subject]));
    const known = await manager.findBy(SignInGuard, { subject: In([...byKey.keys()]) });
    const now = this.clock.now();
    return new Map(
      known.flatMap((guard) => {
        const subject = byKey.get(guard.subject);
        const until = subject ? blockedUntil(ruleOf(subject), guard, now) : null;
        return subject && until ? [[subject.name, until] as const] : [];
      }),
    );
  }

  /** Takes away what no rule remembers any more. */
  async prune(): Promise<void> {
    const longestS = Math.max(...Object.values(delayRules).map(({ forgottenAfterS }) => forgottenAfterS));
    const before = new Date(this.clock.now().getTime() - longestS * 1000).toISOString();
    await this.database.write((manager) =>
      manager.query('delete from sign_in_guard where last_failed_at < $1', [before]),
    );
  }

  private set(manager: EntityManager, id: number, to: Partial<FailedAttempts>): Promise<void> {
    return updateRow(manager, SignInGuard, id, to);
  }

  /** The row of the subject, held until the transaction ends, so that attempts pass one after the other. */
  private async locked(manager: EntityManager, subject: Subject): Promise<GuardRow> {
    const [row] = await manager.query<GuardRow[]>(
      `insert into sign_in_guard (subject, failures, last_failed_at) values ($1, 0, $2)
        on conflict (subject) do update set subject = excluded.subject
        returning id, failures, last_failed_at as "lastFailedAt"`,
      [this.keyOf(subject), this.clock.now().toISOString()],
    );
    if (!row) throw new Error('Failed attempts cannot be counted');
    return row;
  }

  private keyOf({ kind, name }: Subject): string {
    return this.secrets.keyedHash('sign-in-guard', `${kind}:${name}`);
  }
}
