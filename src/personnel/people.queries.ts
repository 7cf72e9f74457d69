import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { decodeCursor, encodeCursor } from '../platform/cursor.ts';
import { Database } from '../platform/database/database.ts';
import { notFound } from '../platform/problem.ts';
import { Account } from './accounts/account.entity.ts';
import type { RoleGrantView } from './accounts/accounts.contract.ts';
import { RoleGrantQueries } from './accounts/role-grants.queries.ts';
import { accountSubject, SignInGuards } from './accounts/sign-in-guards.service.ts';
import type { PeoplePage, PeopleQuery, PersonDetails, PersonView } from './people.contract.ts';
import { Person } from './person.entity.ts';

/** Who looks: accounts are shown to those who manage them, and to oneself. */
export interface Viewer {
  readonly personId: number | null;
  readonly manages: boolean;
}

type AccountView = NonNullable<PersonView['account']>;

interface Known {
  readonly person: Person;
  readonly account: AccountView | null;
  readonly grants: readonly RoleGrantView[];
}

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });
const byName = (a: { name: string; id: number }, b: { name: string; id: number }): number =>
  collator.compare(a.name, b.name) || a.id - b.id;

const isInForce = ({ takenBackAt }: RoleGrantView): boolean => takenBackAt === null;

const viewOf = ({ person, account, grants }: Known): PersonView => {
  const { id, name, title, email, profession, leftAt } = person;
  return { id, name, title, email, profession, leftAt, account, roles: grants.filter(isInForce) };
};

const stateOf = ({ disabledAt, passwordHash }: Account): AccountView['state'] => {
  if (disabledAt !== null) return 'disabled';
  return passwordHash === null ? 'invited' : 'active';
};

const holds = (text: string, part: string): boolean => text.toLowerCase().includes(part);

const matches = (known: Known, { text, role, profession, state }: PeopleQuery): boolean => {
  const { person, account, grants } = known;
  const part = text?.toLowerCase() ?? '';
  const words = [person.name, person.email ?? '', account?.login ?? ''];
  return (
    (state === 'all' || (person.leftAt === null) === (state === 'here')) &&
    (profession === undefined || person.profession === profession) &&
    (role === undefined || grants.some((grant) => grant.role === role && isInForce(grant))) &&
    words.some((word) => holds(word, part))
  );
};

/** People are few (thousands at most): they are read whole, and sorted and searched here, in any script. */
@Injectable()
export class PeopleQueries {
  constructor(
    private readonly database: Database,
    private readonly grants: RoleGrantQueries,
    private readonly guards: SignInGuards,
  ) {}

  async page(query: PeopleQuery, viewer: Viewer): Promise<PeoplePage> {
    const people = await this.database.read.find(Person);
    const found = (await this.known(people, viewer))
      .filter((each) => matches(each, query))
      .toSorted((a, b) => byName(a.person, b.person));
    const rest = query.cursor === undefined ? found : this.after(found, query.cursor);
    const shown = rest.slice(0, query.limit);
    const last = shown.at(-1);
    return {
      people: shown.map(viewOf),
      nextCursor:
        rest.length > shown.length && last ? encodeCursor([last.person.name, last.person.id]) : null,
      total: found.length,
    };
  }

  async one(id: number, viewer: Viewer): Promise<PersonDetails> {
    const [known] = await this.known(await this.database.read.findBy(Person, { id }), viewer);
    if (!known) throw notFound('This person');
    return { ...viewOf(known), formerRoles: known.grants.filter((grant) => !isInForce(grant)) };
  }

  private after(found: readonly Known[], cursor: string): readonly Known[] {
    const [name, id] = decodeCursor(cursor, 2);
    const last = { name: String(name), id: Number(id) };
    return found.filter(({ person }) => byName(person, last) > 0);
  }

  private async known(people: readonly Person[], viewer: Viewer): Promise<Known[]> {
    const { read } = this.database;
    const ids = people.map(({ id }) => id);
    const accounts = await this.accounts(read, ids);
    const grants = await this.grants.of(read, ids);
    return people.map((person) => ({
      person,
      account: viewer.manages || viewer.personId === person.id ? (accounts.get(person.id) ?? null) : null,
      grants: grants.get(person.id) ?? [],
    }));
  }

  private async accounts(manager: EntityManager, ids: readonly number[]): Promise<Map<number, AccountView>> {
    const accounts = await manager.findBy(Account, { personId: In([...ids]) });
    const blocks = await this.guards.blocks(
      manager,
      accounts.map(({ login }) => accountSubject(login)),
    );
    return new Map(
      accounts.map((account) => {
        const { personId, login, pinHash, lastSignedInAt } = account;
        const blockedUntil = blocks.get(login)?.toISOString() ?? null;
        const state = stateOf(account);
        return [personId, { login, state, hasPin: pinHash !== null, lastSignedInAt, blockedUntil }];
      }),
    );
  }
}
