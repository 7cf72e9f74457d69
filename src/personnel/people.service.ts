import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../platform/audit/audit.service.ts';
import { Clock } from '../platform/clock.ts';
import { insertRow } from '../platform/database/rows.ts';
import { badRequest, conflict } from '../platform/problem.ts';
import { Account } from './accounts/account.entity.ts';
import { loginName } from './accounts/accounts.contract.ts';
import { canonicalLogin } from './core/login.ts';
import type { PersonInput } from './people.contract.ts';
import { Person } from './person.entity.ts';

/** People and whether they can sign in, each change within the caller's transaction. */
@Injectable()
export class People {
  constructor(
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** Someone new; with a login, an account that waits for its password. Gives the person's id. */
  async create(manager: EntityManager, { login, ...fields }: PersonInput): Promise<number> {
    const createdAt = this.clock.now().toISOString();
    const personId = await insertRow(manager, Person, { ...fields, createdAt });
    if (personId === null) throw new Error('A person without a number');
    const account = login === null ? null : await this.openAccount(manager, personId, login);
    await this.audit.write(manager, {
      action: 'person.created',
      subject: { kind: 'person', id: personId },
      after: { ...fields, login: account },
    });
    return personId;
  }

  /** Gives the login as it is kept. */
  private async openAccount(manager: EntityManager, personId: number, typed: string): Promise<string> {
    const login = canonicalLogin(typed);
    if (!loginName.safeParse(login).success) throw badRequest('login-not-usable', 'Choose another login.');
    const createdAt = this.clock.now().toISOString();
    const id = await insertRow(manager, Account, { personId, login, createdAt });
    if (id === null) throw conflict('login-taken', `The login “${login}” is taken. Choose another.`);
    return login;
  }
}
