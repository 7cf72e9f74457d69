import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import { Events } from '../platform/events.ts';
import { notFound } from '../platform/problem.ts';
import { OwnAccount } from './accounts/own-account.service.ts';
import { PasswordReset } from './accounts/password-reset.service.ts';
import { RoleGrants } from './accounts/role-grants.service.ts';
import { changeNames } from './operators/names-lock.ts';
import { OperatorsChanged } from './operators/operators-changed.ts';
import type { GrantInput, PasswordLink, PersonChange, PersonInput } from './people.contract.ts';
import { People } from './people.service.ts';
import { Person } from './person.entity.ts';

/** What administrators do for people, each in one transaction. */
@Injectable()
export class PeopleDesk {
  constructor(
    private readonly database: Database,
    private readonly people: People,
    private readonly grants: RoleGrants,
    private readonly reset: PasswordReset,
    private readonly accounts: OwnAccount,
    private readonly events: Events,
  ) {}

  create(input: PersonInput): Promise<{ personId: number; link: PasswordLink | null }> {
    return this.database.write(async (manager) => {
      const personId = await this.people.create(manager, input);
      const link = input.login === null ? null : await this.reset.invite(manager, personId);
      return { personId, link };
    });
  }

  /** Name and profession are what studies are judged by; they are judged again. */
  async change(id: number, input: PersonChange): Promise<void> {
    const isJudged = input.name !== undefined || input.profession !== undefined;
    await this.database.write(async (manager) => {
      if (isJudged) await changeNames(manager);
      await this.people.change(manager, id, input);
    });
    if (isJudged) await this.events.announce(new OperatorsChanged('person'));
  }

  give(id: number, input: GrantInput): Promise<void> {
    return this.database.write((manager) => this.grants.give(manager, id, input));
  }

  takeBack(which: { personId: number; grantId: number }, reason: string): Promise<void> {
    return this.database.write((manager) => this.grants.takeBack(manager, which, reason));
  }

  async inviteAnew(id: number): Promise<PasswordLink> {
    await this.mustBe(id);
    return this.database.write((manager) => this.reset.invite(manager, id));
  }

  async endSessions(id: number): Promise<void> {
    await this.mustBe(id);
    await this.accounts.endAllSessions(id);
  }

  private async mustBe(id: number): Promise<void> {
    if (!(await this.database.read.existsBy(Person, { id }))) throw notFound('This person');
  }
}
