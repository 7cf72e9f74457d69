import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database/database.ts';
import { held, insertRow, updateRow } from '../../platform/database/rows.ts';
import { ProblemException } from '../../platform/problem.ts';
import { Secrets } from '../../platform/secrets.ts';
import type { PasswordLink } from '../people.contract.ts';
import { Person } from '../person.entity.ts';
import { Account, OneTimeLink } from './account.entity.ts';
import type { OpenedLink } from './accounts.contract.ts';
import { newSecret } from './secret-text.ts';

const lastsMs = 86_400_000;

const notValid = (): ProblemException =>
  new ProblemException(
    404,
    'link-not-valid',
    'This link was used already, is older than a day, or was replaced by a newer one. Ask an administrator for another.',
  );

/** A link that may be used now, and for whom. */
export interface ValidLink {
  readonly link: OneTimeLink;
  readonly person: Person | null;
  readonly account: Account | null;
}

/** Links that work once, for a day. The secret stands in the fragment, which browsers send to nobody. */
@Injectable()
export class Links {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
  ) {}

  /** A new link; those before it for the same purpose and person work no more. */
  async make(
    manager: EntityManager,
    { purpose, personId }: Pick<OneTimeLink, 'purpose' | 'personId'>,
  ): Promise<PasswordLink> {
    await this.void(manager, { purpose, personId });
    const secret = newSecret();
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + lastsMs).toISOString();
    const secretHash = this.hashOf(secret);
    await insertRow(manager, OneTimeLink, {
      purpose,
      personId,
      secretHash,
      createdAt: now.toISOString(),
      expiresAt,
    });
    return { path: `/link#${secret}`, expiresAt };
  }

  /** Unused ones work no more. */
  async void(
    manager: EntityManager,
    { purpose, personId }: { purpose?: OneTimeLink['purpose']; personId: number | null },
  ): Promise<void> {
    const unused = await manager.findBy(OneTimeLink, {
      ...(purpose && { purpose }),
      personId: personId ?? IsNull(),
      usedAt: IsNull(),
    });
    for (const { id } of unused)
      await updateRow(manager, OneTimeLink, id, { usedAt: this.clock.now().toISOString() });
  }

  /** What the page of the link shows. */
  async open(secret: string): Promise<OpenedLink> {
    const { link, person, account } = await this.valid(this.database.read, secret);
    return {
      purpose: link.purpose,
      personName: person?.name ?? null,
      login: account?.login ?? null,
      expiresAt: link.expiresAt,
    };
  }

  /** Refuses a secret that is none, or whose link is used, too old, or of someone whose account is closed. */
  async valid(manager: EntityManager, secret: string): Promise<ValidLink> {
    const link = await manager.findOneBy(OneTimeLink, { secretHash: this.hashOf(secret) });
    if (link === null || !this.isUsable(link)) throw notValid();
    if (link.personId === null) return { link, person: null, account: null };
    const person = await manager.findOneBy(Person, { id: link.personId });
    const account = await manager.findOneBy(Account, { personId: link.personId });
    if (person?.leftAt !== null || account?.disabledAt !== null) throw notValid();
    return { link, person, account };
  }

  /** Takes the link within the caller's transaction: of two at the same moment one is refused. */
  async take(manager: EntityManager, { link: { id } }: ValidLink): Promise<void> {
    const link = await manager.findOne(OneTimeLink, { where: { id }, ...held(manager) });
    if (link === null || !this.isUsable(link)) throw notValid();
    await updateRow(manager, OneTimeLink, id, { usedAt: this.clock.now().toISOString() });
  }

  private isUsable({ usedAt, expiresAt }: OneTimeLink): boolean {
    return usedAt === null && this.clock.now().getTime() < Date.parse(expiresAt);
  }

  private hashOf(secret: string): string {
    return this.secrets.keyedHash('one-time-link', secret);
  }
}
