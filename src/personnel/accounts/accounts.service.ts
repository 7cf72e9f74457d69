import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock.ts';
import { insertRow, updateRow } from '../../platform/database/rows.ts';
import { badRequest, conflict } from '../../platform/problem.ts';
import { canonicalLogin } from '../core/login.ts';
import { Account } from './account.entity.ts';
import { loginName } from './accounts.contract.ts';
import { Links } from './links.service.ts';
import { Pins } from './pins.service.ts';
import { Sessions } from './sessions.service.ts';
import { Tokens } from './tokens.service.ts';

/** What is to become of an account; what is left out stays. */
export interface AccountChange {
  readonly login?: string | undefined;
  readonly disabled?: boolean | undefined;
}

/** For the line of the audit trail, which whoever calls writes. */
interface Changed {
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}

const nothing: Changed = { before: {}, after: {} };

/** Accounts of people: opened, named, closed. Within the caller's transaction, who tells of it. */
@Injectable()
export class Accounts {
  constructor(
    private readonly sessions: Sessions,
    private readonly tokens: Tokens,
    private readonly pins: Pins,
    private readonly links: Links,
    private readonly clock: Clock,
  ) {}

  /** An account that waits for its password; gives the login as it is kept. */
  async open(manager: EntityManager, personId: number, typed: string): Promise<string> {
    const login = this.usable(typed);
    const createdAt = this.clock.now().toISOString();
    const id = await insertRow(manager, Account, { personId, login, createdAt });
    if (id === null) throw this.taken(login);
    return login;
  }

  async change(
    manager: EntityManager,
    personId: number,
    { login, disabled }: AccountChange,
  ): Promise<Changed> {
    const named = login === undefined ? nothing : await this.rename(manager, personId, login);
    const turned = disabled === undefined ? nothing : await this.turn(manager, personId, disabled);
    return { before: { ...named.before, ...turned.before }, after: { ...named.after, ...turned.after } };
  }

  /** Nobody is signed in by it any more, whichever way; tells how many sessions and tokens ended. */
  async close(
    manager: EntityManager,
    personId: number,
  ): Promise<{ sessionsEnded: number; tokensRevoked: number }> {
    await this.pins.forget(manager, personId);
    await this.links.void(manager, { personId });
    return {
      sessionsEnded: await this.sessions.end(manager, { personId }),
      tokensRevoked: await this.tokens.revokeAll(manager, personId),
    };
  }

  private async rename(manager: EntityManager, personId: number, typed: string): Promise<Changed> {
    const account = await manager.findOneBy(Account, { personId });
    if (account === null) {
      return { before: { login: null }, after: { login: await this.open(manager, personId, typed) } };
    }
    const login = this.usable(typed);
    if (login === account.login) return nothing;
    if (await manager.existsBy(Account, { login })) throw this.taken(login);
    await updateRow(manager, Account, account.id, { login });
    return { before: { login: account.login }, after: { login } };
  }

  private async turn(manager: EntityManager, personId: number, disabled: boolean): Promise<Changed> {
    const account = await manager.findOneBy(Account, { personId });
    if (account === null)
      throw conflict('no-account', 'This person has no login, so there is nothing to disable.');
    const { disabledAt: before } = account;
    if ((before !== null) === disabled) return nothing;
    const disabledAt = disabled ? this.clock.now().toISOString() : null;
    await updateRow(manager, Account, account.id, { disabledAt });
    const ended = disabled ? await this.close(manager, personId) : {};
    return { before: { disabledAt: before }, after: { disabledAt, ...ended } };
  }

  private usable(typed: string): string {
    const login = canonicalLogin(typed);
    if (loginName.safeParse(login).success) return login;
    throw badRequest('login-not-usable', 'The login cannot be used: letters, digits and . _ - @ + only.');
  }

  private taken(login: string) {
    return conflict('login-taken', `The login “${login}” is taken. Choose another.`);
  }
}
