import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../platform/database/database.ts';
import { ProblemException } from '../platform/problem.ts';
import { Account } from './accounts/account.entity.ts';
import { NewPasswords } from './accounts/new-passwords.service.ts';
import { PasswordReset } from './accounts/password-reset.service.ts';
import { RoleGrants } from './accounts/role-grants.service.ts';
import { canonicalLogin } from './core/login.ts';
import type { GrantInput, PasswordLink, PersonInput, PersonView } from './people.contract.ts';
import { PeopleQueries } from './people.queries.ts';
import { People } from './people.service.ts';

export interface NewUser {
  readonly person: PersonInput & { readonly login: string };
  readonly grants: readonly GrantInput[];
  /** null: a link is made by which the person chooses one. */
  readonly password: string | null;
}

const noSuchLogin = (typed: string): ProblemException =>
  new ProblemException(404, 'no-such-login', `There is no login “${typed}”; “kerma user list” shows all.`);

/** What someone at the machine itself may do without signing in: whoever has the data folder has everything anyway. */
@Injectable()
export class PeopleAtServer {
  constructor(
    private readonly database: Database,
    private readonly people: People,
    private readonly queries: PeopleQueries,
    private readonly grants: RoleGrants,
    private readonly newPasswords: NewPasswords,
    private readonly reset: PasswordReset,
  ) {}

  /** Gives the link where no password was given. All of it is done, or nothing. */
  async add({ person, grants, password }: NewUser): Promise<PasswordLink | null> {
    const ownWords = [person.name, person.login, person.email ?? ''];
    const chosen = password === null ? null : { password, ownWords, field: 'password' as const };
    const hash = chosen === null ? null : await this.newPasswords.hashed(chosen);
    return this.database.write(async (manager) => {
      const personId = await this.people.create(manager, person);
      for (const grant of grants) await this.grants.give(manager, personId, grant);
      if (hash === null) return this.reset.invite(manager, personId);
      await this.reset.set(manager, personId, hash);
      return null;
    });
  }

  knows(login: string): Promise<boolean> {
    return this.database.read.existsBy(Account, { login: canonicalLogin(login) });
  }

  /** Everyone, by name; those who have left too. */
  async everyone(): Promise<readonly PersonView[]> {
    const everyone = { personId: null, manages: true };
    const whole = { state: 'all', limit: Number.MAX_SAFE_INTEGER } as const;
    return (await this.queries.page(whole, everyone)).people;
  }

  /** Everyone who has an account, by name. */
  async list(): Promise<PersonView[]> {
    return (await this.everyone()).filter(({ account }) => account !== null);
  }

  giveRole(login: string, grant: GrantInput): Promise<void> {
    return this.database.write(async (manager) =>
      this.grants.give(manager, await this.personOf(manager, login), grant),
    );
  }

  resetPassword(login: string): Promise<PasswordLink> {
    return this.database.write(async (manager) =>
      this.reset.invite(manager, await this.personOf(manager, login)),
    );
  }

  private async personOf(manager: EntityManager, typed: string): Promise<number> {
    const account = await manager.findOneBy(Account, { login: canonicalLogin(typed) });
    if (account === null) throw noSuchLogin(typed);
    return account.personId;
  }
}
