import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { daysAfter } from '../../quantities/calendar.ts';
import { Qualifications } from '../credentials/qualifications.service.ts';
import type { SupervisionView, UnitSupervision } from './supervision.contract.ts';
import { gapsIn, supervisionOn } from '../core/supervision.ts';
import { Person } from '../person.entity.ts';
import { Today } from '../today.ts';
import { UnitsNamed, type NamedUnit } from '../units-named.ts';
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
    return Promise.all(
      units.map((unit) => {
        const own = charges.filter(({ unitId }) => unitId === unit.id);
        return this.unitView(unit, own, people);
      }),
    );
  }

  private async unitView(
    unit: NamedUnit,
    charges: readonly Supervision[],
    people: ReadonlyMap<number, string>,
  ): Promise<UnitSupervision> {
    const today = this.today.date;
    const views = await Promise.all(charges.map((charge) => this.view(charge, people)));
    const viewOf = (id: number): SupervisionView[] => views.filter((each) => each.id === id);
    const { primary, deputies } = supervisionOn(charges, today);
    const period = { from: daysAfter(today, -lookBackDays), until: daysAfter(today, lookAheadDays) };
    return {
      unit: { id: unit.id, name: unit.name, state: unit.state },
      primary: primary === null ? null : (viewOf(primary.id)[0] ?? null),
      deputies: deputies.flatMap(({ id }) => viewOf(id)),
      gaps: [...gapsIn(charges, period)],
      history: views,
    };
  }

  private async view(
    { id, unitId, personId, kind, from, until, note }: Supervision,
    people: ReadonlyMap<number, string>,
  ): Promise<SupervisionView> {
    const capacity = 'qualified-medical-physicist';
    const { isQualified } = await this.qualifications.of({
      personId,
      unitId,
      date: this.today.date,
      capacity,
    });
    const person = { id: personId, name: people.get(personId) ?? '' };
    return { id, unitId, person, kind, from, until, note, isQualifiedToday: isQualified };
  }
}
