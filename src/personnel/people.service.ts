import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../platform/audit/audit.service.ts';
import { Clock } from '../platform/clock.ts';
import { held, insertRow, updateRow } from '../platform/database/rows.ts';
import { conflict, notFound } from '../platform/problem.ts';
import { Accounts } from './accounts/accounts.service.ts';
import { Administrators } from './accounts/administrators.ts';
import type { PersonChange, PersonInput } from './people.contract.ts';
import { Person } from './person.entity.ts';

const fields = ['name', 'title', 'email', 'profession'] as const;

/** Before and after of the fields that are changed. */
interface Difference {
  readonly before: Record<string, unknown>;
  readonly after: Record<string, unknown>;
}

const differenceOf = (person: Person, input: PersonChange): Difference => {
  const changed = fields.filter((field) => input[field] !== undefined && input[field] !== person[field]);
  return {
    before: Object.fromEntries(changed.map((field) => [field, person[field]])),
    after: Object.fromEntries(changed.map((field) => [field, input[field]])),
  };
};

/** People and whether they can sign in, each change within the caller's transaction. */
@Injectable()
export class People {
  constructor(
    private readonly accounts: Accounts,
    private readonly administrators: Administrators,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** Someone new; with a login, an account that waits for its password. Gives the person's id. */
  async create(manager: EntityManager, { login, ...person }: PersonInput): Promise<number> {
    const createdAt = this.clock.now().toISOString();
    const personId = await insertRow(manager, Person, { ...person, createdAt });
    if (personId === null) throw new Error('A person without a number');
    const kept = login === null ? null : await this.accounts.open(manager, personId, login);
    await this.audit.write(manager, {
      action: 'person.created',
      subject: { kind: 'person', id: personId },
      after: { ...person, login: kept },
    });
    return personId;
  }

  /** Changes only what is given; who leaves or is disabled is signed out, and their tokens, links and PIN end. */
  async change(manager: EntityManager, id: number, input: PersonChange): Promise<void> {
    await this.administrators.keepingOne(manager, async () => {
      const person = await manager.findOne(Person, { where: { id }, ...held(manager) });
      if (person === null) throw notFound('This person');
      const { before, after } = differenceOf(person, input);
      const leaving = input.left !== undefined && input.left !== (person.leftAt !== null);
      const leftAt = input.left === true ? this.clock.now().toISOString() : null;
      const changes = { ...after, ...(leaving && { leftAt }) };
      if (Object.keys(changes).length > 0) await updateRow(manager, Person, id, changes);
      const account = await this.accounts.change(manager, id, input);
      const ended = input.left === true && leaving ? await this.accounts.close(manager, id) : {};
      const told = {
        before: { ...before, ...(leaving && { leftAt: person.leftAt }), ...account.before },
        after: { ...changes, ...account.after, ...ended },
      };
      if (Object.keys(told.after).length === 0) {
        throw conflict('nothing-to-change', 'All of this is so already. Nothing was changed.');
      }
      const subject = { kind: 'person', id };
      await this.audit.write(manager, { action: 'person.changed', subject, ...told, reason: input.reason });
    });
  }
}
