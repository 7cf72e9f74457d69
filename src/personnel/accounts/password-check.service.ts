import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../../platform/database/database.ts';
import { Passwords } from './passwords.service.ts';
import { accountSubject, addressSubject, SignInGuards, type Subject } from './sign-in-guards.service.ts';

/** An account as far as a sign-in must know it. */
export interface KnownAccount {
  readonly id: number;
  readonly personId: number;
  readonly personName: string;
  readonly login: string;
  readonly passwordHash: string | null;
  /** Neither disabled, nor its person gone (SQLite says it by a number). */
  readonly isOpen: boolean | 0 | 1;
}

export interface Checked {
  /** null: there is no such login. */
  readonly account: KnownAccount | null;
  readonly fits: boolean;
}

const accountSql = `select a.id, a.person_id as "personId", p.name as "personName", a.login,
    a.password_hash as "passwordHash", (a.disabled_at is null and p.left_at is null) as "isOpen"
  from account a join person p on p.id = a.person_id where a.login = $1`;

/**
 * Looks at a password. Every look is an attempt that must be free, and does the same work whether or not there is such
 * a login, an open account or a password of it.
 */
@Injectable()
export class PasswordCheck {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly guards: SignInGuards,
  ) {}

  /** Refuses (429) while the login or the address must wait. */
  async of(login: string, password: string, address: string | null): Promise<Checked> {
    const subjects = [accountSubject(login), addressSubject(address)];
    await this.database.write((manager) => this.guards.attempt(manager, subjects));
    const [account] = await this.database.read.query<KnownAccount[]>(accountSql, [login]);
    const fits = await this.verified(account?.passwordHash ?? null, password, subjects);
    return { account: account ?? null, fits: fits && Boolean(account?.isOpen) };
  }

  /** Within the transaction of what the password was asked for. */
  async succeeded(manager: EntityManager, login: string, address: string | null): Promise<void> {
    await this.guards.forget(manager, accountSubject(login));
    await this.guards.uncount(manager, [addressSubject(address)]);
  }

  /** Where the password could not be looked at, nobody has failed. */
  private async verified(
    known: string | null,
    password: string,
    subjects: readonly Subject[],
  ): Promise<boolean> {
    try {
      return await this.passwords.verify(known, password);
    } catch (fault) {
      await this.database.write((manager) => this.guards.uncount(manager, subjects));
      throw fault;
    }
  }
}
