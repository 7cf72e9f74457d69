import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import type { UnitMention } from '../../equipment/equipment.contract.ts';
import { daysAfter } from '../../quantities/calendar.ts';
import { Qualifications } from '../credentials/qualifications.service.ts';
import type { SupervisionView, UnitSupervision } from './supervision.contract.ts';
import { gapsIn, supervisionOn } from '../core/supervision.ts';
import { Person } from '../person.entity.ts';
import { Today } from '../../platform/today.ts';
import { UnitsNamed } from '../../equipment/index.ts';
import { Supervision } from './supervision.entity.ts';

const lookBackDays = 365;
const lookAheadDays = 90;

/** Who supervises what, and where nobody does. */
@Injectable()
export class SupervisionQueries {
  constructor(
    private readonly database: Database,
    private readonly units: UnitsNamed,
    private readonly qualifications: Qualifications,
    private readonly today: Today,
  ) {}

  async all(): Promise<UnitSupervision[]> {
    const { read } = this.database;
    const charges = await read.find(Supervision, { order: { from: 'DESC', id: 'DESC' } });
    const people = new Map((await read.find(Person)).map(({ id, name }) => [id, name]));
    const units = await this.units.all();
    const views = await this.views(charges, people);
    return units.map((unit) => {
      const isOwn = ({ unitId }: { readonly unitId: number }): boolean => unitId === unit.id;
      return this.unitView(unit, charges.filter(isOwn), views.filter(isOwn));
    });
  }

  private unitView(
    unit: UnitMention,
    charges: readonly Supervision[],
    views: readonly SupervisionView[],
  ): UnitSupervision {
    const today = this.today.date;
    const viewOf = (id: number): SupervisionView[] => views.filter((each) => each.id === id);
    const { primary, deputies } = supervisionOn(charges, today);
    const period = { from: daysAfter(today, -lookBackDays), until: daysAfter(today, lookAheadDays) };
    return {
      unit,
      primary: primary === null ? null : (viewOf(primary.id)[0] ?? null),
      deputies: deputies.flatMap(({ id }) => viewOf(id)),
      gaps: [...gapsIn(charges, period)],
      history: [...views],
    };
  }

  private async views(
    charges: readonly Supervision[],
    people: ReadonlyMap<number, string>,
  ): Promise<SupervisionView[]> {
    const { date } = this.today;
    const capacity = 'qualified-medical-physicist';
    const questions = charges.map(({ personId, unitId }) => ({ personId, unitId, date, capacity }) as const);
    const answers = await this.qualifications.ofAll(questions);
    return charges.map(({ id, unitId, personId, kind, from, until, note }, at) => {
      const person = { id: personId, name: people.get(personId) ?? '' };
      return {
        id,
        unitId,
        person,
        kind,
        from,
        until,
        note,
        isQualifiedToday: answers[at]?.isQualified === true,
      };
    });
  }
}
