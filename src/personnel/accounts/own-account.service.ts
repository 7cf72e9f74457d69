import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.service.ts';
import type { Caller } from '../../platform/access/caller.ts';
import { Database } from '../../platform/database/database.ts';
import { notFound, ProblemException } from '../../platform/problem.ts';
import { Person } from '../person.entity.ts';
import { Account } from './account.entity.ts';
import type { PasswordChange, SessionView } from './accounts.contract.ts';
import { NewPasswords } from './new-passwords.service.ts';
import { PasswordCheck } from './password-check.service.ts';
import { Sessions } from './sessions.service.ts';

const wrongPassword = (): ProblemException =>
  new ProblemException(
    400,
    'current-password-wrong',
    'The current password is not right. Nothing was changed.',
    [{ path: 'current', message: 'It is not right' }],
  );

/** Whose account it is. Tokens and PINs never get here: `self` is no part of them. */
export const personOf = ({ who: { personId } }: Caller): number => {
  if (personId === null) throw new Error('A caller without a person');
  return personId;
};

/** What people do with their own password and sessions. */
@Injectable()
export class OwnAccount {
  constructor(
    private readonly database: Database,
    private readonly check: PasswordCheck,
    private readonly newPasswords: NewPasswords,
    private readonly sessions: Sessions,
    private readonly audit: Audit,
  ) {}

  /** The new password counts from now; every other session of the person ends. */
  async changePassword(by: Caller, { current, next }: PasswordChange): Promise<void> {
    const personId = personOf(by);
    const { read } = this.database;
    const { id, login } = await read.findOneByOrFail(Account, { personId });
    const { name, email } = await read.findOneByOrFail(Person, { id: personId });
    const { fits } = await this.check.of(login, current, by.who.address);
    if (!fits) {
      await this.audit.tell({ action: 'password.refused', subject: { kind: 'person', id: personId } });
      throw wrongPassword();
    }
    const ownWords = [name, login, email ?? ''];
    const hash = await this.newPasswords.hashed({ password: next, ownWords, field: 'next' });
    await this.database.write(async (manager) => {
      await this.check.succeeded(manager, login, by.who.address);
      await this.newPasswords.set(manager, id, hash);
      const sessionsEnded = await this.sessions.end(manager, { personId }, by.who.credentialId ?? undefined);
      const subject = { kind: 'person', id: personId };
      await this.audit.write(manager, { action: 'password.changed', subject, after: { sessionsEnded } });
    });
  }

  async liveSessions(by: Caller): Promise<SessionView[]> {
    const sessions = await this.sessions.live(this.database.read, personOf(by));
    return sessions.map(({ id, method, address, agent, begunAt, seenAt, endsAt }) => ({
      id,
      isThisOne: id === by.who.credentialId,
      method,
      address,
      agent,
      begunAt,
      seenAt,
      endsAt,
    }));
  }

  endSession(by: Caller, id: number): Promise<void> {
    const personId = personOf(by);
    return this.database.write(async (manager) => {
      if ((await this.sessions.end(manager, { id, personId })) === 0) throw notFound('The session');
      const subject = { kind: 'person', id: personId };
      await this.audit.write(manager, { action: 'session.ended', subject, before: { sessionId: id } });
    });
  }

  /** Signs out everywhere, here too. */
  endAllSessions(personId: number): Promise<void> {
    return this.database.write(async (manager) => {
      const sessionsEnded = await this.sessions.end(manager, { personId });
      const subject = { kind: 'person', id: personId };
      await this.audit.write(manager, { action: 'sessions.ended', subject, after: { sessionsEnded } });
    });
  }
}
