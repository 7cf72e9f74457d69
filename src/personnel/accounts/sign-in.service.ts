import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.service.ts';
import { actingAs } from '../../platform/access/acting.ts';
import type { Who } from '../../platform/access/caller.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database/database.ts';
import { updateRow } from '../../platform/database/rows.ts';
import { ProblemException } from '../../platform/problem.ts';
import { canonicalLogin } from '../core/login.ts';
import { Account } from './account.entity.ts';
import { Passwords } from './passwords.service.ts';
import { Sessions } from './sessions.service.ts';

/** Where an attempt comes from. */
export interface Origin {
  readonly address: string | null;
  readonly agent: string | null;
}

interface KnownAccount {
  readonly id: number;
  readonly personId: number;
  readonly personName: string;
  readonly passwordHash: string | null;
  readonly isOpen: boolean | 0 | 1;
}

const accountSql = `select a.id, a.person_id as "personId", p.name as "personName", a.password_hash as "passwordHash",
    (a.disabled_at is null and p.left_at is null) as "isOpen"
  from account a join person p on p.id = a.person_id where a.login = $1`;

/** The same words whether the name or the password is wrong, or the account is closed. */
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
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** Gives the secret of a new session. */
  async byPassword(typed: { login: string; password: string }, from: Origin): Promise<string> {
    const login = canonicalLogin(typed.login);
    const [account] = await this.database.read.query<KnownAccount[]>(accountSql, [login]);
    const fits = await this.passwords.verify(account?.passwordHash ?? null, typed.password);
    if (!account || !fits || !account.isOpen) throw await this.failed(account ?? null, login, from);
    return this.begin(account, typed.password, from);
  }

  private async begin(
    { id, personId, personName, passwordHash }: KnownAccount,
    password: string,
    from: Origin,
  ): Promise<string> {
    const isOutdated = passwordHash !== null && this.passwords.isOutdated(passwordHash);
    const anew = isOutdated ? { passwordHash: await this.passwords.hash(password) } : {};
    const who: Who = {
      kind: 'session',
      personId,
      name: personName,
      address: from.address,
      credentialId: null,
    };
    return actingAs(who, () =>
      this.database.write(async (manager) => {
        const lastSignedInAt = this.clock.now().toISOString();
        await updateRow(manager, Account, id, { lastSignedInAt, ...anew });
        const secret = await this.sessions.begin(manager, {
          personId,
          method: 'password',
          deviceId: null,
          ...from,
        });
        await this.audit.write(manager, {
          action: 'session.begun',
          subject: { kind: 'person', id: personId },
          after: { method: 'password' },
        });
        return secret;
      }),
    );
  }

  private async failed(
    account: KnownAccount | null,
    login: string,
    { address }: Origin,
  ): Promise<ProblemException> {
    const who: Who = { kind: 'session', personId: null, name: null, address, credentialId: null };
    const subject = account === null ? { kind: 'person' } : { kind: 'person', id: account.personId };
    // What was typed for a login that is none may be a password.
    const after = account === null ? { login: null } : { login };
    await actingAs(who, () => this.audit.tell({ action: 'session.refused', subject, after }));
    return wrong();
  }
}
