import { Injectable } from '@nestjs/common';
import { In, IsNull, type FindOptionsWhere, LessThanOrEqual } from 'typeorm';
import { Database } from '../../platform/database/database.ts';
import { notFound } from '../../platform/problem.ts';
import { daysAfter } from '../../quantities/calendar.ts';
import { isSucceeded } from '../core/credential-state.ts';
import { NoticeSteps } from '../notices/notice-steps.service.ts';
import { Person } from '../person.entity.ts';
import { Today } from '../../platform/today.ts';
import { Credential, CredentialFile } from './credential.entity.ts';
import { credentialView } from './credential-view.ts';
import type { CredentialView } from './credentials.contract.ts';

/** What people hold, as it stands now: replaced rows are history and are left out. */
@Injectable()
export class CredentialsQueries {
  constructor(
    private readonly database: Database,
    private readonly today: Today,
    private readonly steps: NoticeSteps,
  ) {}

  ofPerson(personId: number): Promise<CredentialView[]> {
    return this.where({ personId });
  }

  /** Of people who are here: what has ended or ends within so many days and nothing follows, the earliest first. */
  async expiring(days: number): Promise<CredentialView[]> {
    const until = daysAfter(this.today.date, days);
    const found = await this.where({
      expires: LessThanOrEqual(until),
      withdrawnAt: IsNull(),
      person: { leftAt: IsNull() } as object,
    });
    const personIds = [...new Set(found.map(({ person }) => person.id))];
    const held = await this.database.read.findBy(Credential, {
      personId: In(personIds),
      replacedById: IsNull(),
      withdrawnAt: IsNull(),
    });
    const open = found.filter((each) => !isSucceeded({ ...each, personId: each.person.id }, held));
    return open.toSorted((one, other) => ((one.expires ?? '') < (other.expires ?? '') ? -1 : 1));
  }

  /** Of people who are here: what nobody has checked yet and has not ended, the longest waiting first. */
  async unverified(): Promise<CredentialView[]> {
    const found = await this.where({
      verifiedAt: IsNull(),
      withdrawnAt: IsNull(),
      person: { leftAt: IsNull() } as object,
    });
    return found
      .filter(({ state }) => state !== 'expired')
      .toSorted((one, other) => (one.enteredAt < other.enteredAt ? -1 : 1));
  }

  async one(id: number): Promise<CredentialView> {
    const [found] = await this.where({ id });
    if (!found) throw notFound('The credential');
    return found;
  }

  private async where(condition: FindOptionsWhere<Credential>): Promise<CredentialView[]> {
    const { read } = this.database;
    const rows = await read.find(Credential, {
      where: { ...condition, replacedById: IsNull() },
      order: { kind: 'ASC', issued: 'DESC', id: 'DESC' },
    });
    const people = await read.findBy(Person, { id: In([...new Set(rows.map(({ personId }) => personId))]) });
    const fileIds = rows.flatMap(({ fileId }) => (fileId === null ? [] : [fileId]));
    const files = await read.findBy(CredentialFile, { id: In(fileIds) });
    const named = new Map(people.map((person) => [person.id, person]));
    const kept = new Map(files.map((file) => [file.id, file]));
    const soonDays = Math.max(...(await this.steps.days()));
    return rows.flatMap((row) => {
      const person = named.get(row.personId);
      const file = kept.get(row.fileId ?? 0) ?? null;
      return person ? [credentialView(row, { person, file, today: this.today.date, soonDays })] : [];
    });
  }
}
