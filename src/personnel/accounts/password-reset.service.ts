import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit/audit.service.ts';
import { conflict } from '../../platform/problem.ts';
import type { PasswordLink } from '../people.contract.ts';
import { Person } from '../person.entity.ts';
import { Account } from './account.entity.ts';
import { Links } from './links.service.ts';
import { NewPasswords } from './new-passwords.service.ts';
import { Sessions } from './sessions.service.ts';
import { accountSubject, SignInGuards } from './sign-in-guards.service.ts';

/** New passwords without the old one: by a link that an administrator hands over. Within the caller's transaction. */
@Injectable()
export class PasswordReset {
  constructor(
    private readonly links: Links,
    private readonly newPasswords: NewPasswords,
    private readonly sessions: Sessions,
    private readonly guards: SignInGuards,
    private readonly audit: Audit,
  ) {}

  /** Invites a person to choose a password; what failed before is forgotten. */
  async invite(manager: EntityManager, personId: number): Promise<PasswordLink> {
    const account = await manager.findOneBy(Account, { personId });
    if (account === null) throw conflict('no-account', 'This person has no login yet. Give one first.');
    const person = await manager.findOneByOrFail(Person, { id: personId });
    if (account.disabledAt !== null || person.leftAt !== null) {
      throw conflict('account-closed', 'The account is disabled, or the person has left. Open it first.');
    }
    await this.guards.forget(manager, accountSubject(account.login));
    const link = await this.links.make(manager, { purpose: 'choose-password', personId });
    const subject = { kind: 'person', id: personId };
    const after = { expiresAt: link.expiresAt };
    await this.audit.write(manager, { action: 'password-link.made', subject, after });
    return link;
  }

  /** Sets the hash of a password that was chosen by a link; whoever was signed in with the old one is no more. */
  async set(manager: EntityManager, personId: number, hash: string): Promise<void> {
    const account = await manager.findOneByOrFail(Account, { personId });
    await this.newPasswords.set(manager, account.id, hash);
    const sessionsEnded = await this.sessions.end(manager, { personId });
    await this.guards.forget(manager, accountSubject(account.login));
    const subject = { kind: 'person', id: personId };
    await this.audit.write(manager, { action: 'password.chosen', subject, after: { sessionsEnded } });
  }
}
