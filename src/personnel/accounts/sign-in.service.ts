import { Injectable } from '@nestjs/common';
import { actingAs } from '../../platform/access/acting.ts';
import type { Who } from '../../platform/access/caller.ts';
import { Audit } from '../../platform/audit/audit.service.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database/database.ts';
import { updateRow } from '../../platform/database/rows.ts';
import { ProblemException } from '../../platform/problem.ts';
import { canonicalLogin } from '../core/login.ts';
import { Account } from './account.entity.ts';
import type { SignIn as SignInInput } from './accounts.contract.ts';
import { PasswordCheck, type KnownAccount } from './password-check.service.ts';
import { Passwords } from './passwords.service.ts';
import type { Origin } from './request-origin.ts';
import { Sessions } from './sessions.service.ts';
import { accountSubject, SignInGuards } from './sign-in-guards.service.ts';

/** The same words whether the login or the password is wrong, or the account is closed. */
const wrong = (): ProblemException =>
  new ProblemException(
    401,
    'sign-in-failed',
    'The login or the password is not right. Look at both; capital letters count in the password.',
  );

/** Signing in by login and password. */
@Injectable()
export class SignIn {
  constructor(
    private readonly database: Database,
    private readonly check: PasswordCheck,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly guards: SignInGuards,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** Gives the secret of a new session. */
  async byPassword(typed: SignInInput, from: Origin): Promise<string> {
    const login = canonicalLogin(typed.login);
    const { account, fits } = await this.check.of(login, typed.password, from.address);
    if (account !== null && fits) return this.begin(account, typed.password, from);
    await this.tellFailure(login, account, from.address);
    throw wrong();
  }

  private async begin(account: KnownAccount, password: string, from: Origin): Promise<string> {
    const { id, personId, personName: name, passwordHash, login } = account;
    const isOutdated = passwordHash !== null && this.passwords.isOutdated(passwordHash);
    const anew = isOutdated ? { passwordHash: await this.passwords.hash(password) } : {};
    const who: Who = { kind: 'session', personId, name, address: from.address, credentialId: null };
    return actingAs(who, () =>
      this.database.write(async (manager) => {
        await this.check.succeeded(manager, login, from.address);
        await updateRow(manager, Account, id, { lastSignedInAt: this.clock.now().toISOString(), ...anew });
        const proven = { personId, method: 'password', deviceId: null, ...from } as const;
        const secret = await this.sessions.begin(manager, proven);
        await this.audit.write(manager, {
          action: 'session.begun',
          subject: { kind: 'person', id: personId },
          after: { method: 'password' },
        });
        return secret;
      }),
    );
  }

  /** A login that is none is not written down: what was typed there may be a password. */
  private async tellFailure(
    login: string,
    account: KnownAccount | null,
    address: string | null,
  ): Promise<void> {
    const until = await this.guards.blockedUntil(this.database.read, accountSubject(login));
    const who: Who = { kind: 'session', personId: null, name: null, address, credentialId: null };
    const told = {
      action: 'session.refused',
      subject: { kind: 'person', ...(account !== null && { id: account.personId }) },
      after: {
        method: 'password',
        login: account === null ? null : login,
        blockedUntil: until?.toISOString() ?? null,
      },
    };
    await actingAs(who, () => this.audit.tell(told));
  }
}
