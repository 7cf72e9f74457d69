import { Injectable } from '@nestjs/common';
import { Between, In, IsNull, Not } from 'typeorm';
import { Database } from '../../platform/database/database.ts';
import { daysAfter } from '../../quantities/calendar.ts';
import { isSucceeded } from '../core/credential-state.ts';
import type { Ending } from '../core/end-notice.ts';
import { capacity, type CapacityName } from '../credentials/credentials.contract.ts';
import { Credential, ExpiryNotice } from '../credentials/credential.entity.ts';
import { Qualifications } from '../credentials/qualifications.service.ts';
import { Person } from '../person.entity.ts';
import { Today } from '../../platform/today.ts';

/** A credential that stands and ends, whose it is, and what was told of it. */
export interface EndingOne extends Ending {
  readonly credential: Credential;
  readonly person: Person;
}

/** The rows that a row replaced, one after the other, the latest first. */
const replacedBy = (id: number, history: ReadonlyMap<number, Credential>): Credential[] => {
  const before = history.get(id);
  return before === undefined ? [] : [before, ...replacedBy(before.id, history)];
};

/** What people hold that ends, and what they lose by it. */
@Injectable()
export class EndingCredentials {
  constructor(
    private readonly database: Database,
    private readonly qualifications: Qualifications,
    private readonly today: Today,
  ) {}

  /**
   * Of people who are here, what ends or ended within so many days and nothing follows. What was told of an earlier wording
   * with the same end was told of this one.
   */
  async within(days: number): Promise<EndingOne[]> {
    const { read } = this.database;
    const date = this.today.date;
    const expires = Between(daysAfter(date, -days), daysAfter(date, days));
    const standing = { replacedById: IsNull(), withdrawnAt: IsNull() };
    const rows = await read.find(Credential, { where: { expires, ...standing }, order: { id: 'ASC' } });
    const personId = In([...new Set(rows.map((row) => row.personId))]);
    const people = await read.findBy(Person, { id: personId, leftAt: IsNull() });
    const held = await read.findBy(Credential, { personId, ...standing });
    const replaced = await read.findBy(Credential, { personId, replacedById: Not(IsNull()) });
    const notices = await read.findBy(ExpiryNotice, {
      credentialId: In([...rows, ...replaced].map(({ id }) => id)),
    });
    const history = new Map(replaced.map((row) => [row.replacedById ?? 0, row]));
    const named = new Map(people.map((person) => [person.id, person]));
    return rows
      .filter((row) => !isSucceeded(row, held))
      .flatMap((credential) => {
        const person = named.get(credential.personId);
        const ends = credential.expires;
        if (person === undefined || ends === null) return [];
        const all = [credential, ...replacedBy(credential.id, history)];
        const same = new Set(all.filter((row) => row.expires === ends).map(({ id }) => id));
        const told = notices.filter((each) => same.has(each.credentialId)).map((each) => each.days);
        const knownSince = this.today.dateOf(all.at(-1)?.enteredAt ?? credential.enteredAt);
        return [{ credential, person, ends, knownSince, told }];
      });
  }

  /** What the holder is qualified as on the last day, and on the day after no longer. */
  async lostBy({ credential: { personId }, ends }: EndingOne): Promise<CapacityName[]> {
    const capacities = capacity.options;
    const on = (date: string) =>
      this.qualifications.ofAll(capacities.map((each) => ({ personId, unitId: null, date, capacity: each })));
    const [last, after] = [await on(ends), await on(daysAfter(ends, 1))];
    return capacities.filter((_, at) => last[at]?.isQualified === true && after[at]?.isQualified === false);
  }
}
