import { Injectable } from '@nestjs/common';
import { IsNull, LessThanOrEqual, MoreThanOrEqual } from 'typeorm';
import { Database } from '../../platform/database/database.ts';
import { notFound } from '../../platform/problem.ts';
import { supervisionOn, type Charge } from '../core/supervision.ts';
import { Person } from '../person.entity.ts';
import { Supervision } from '../supervision/supervision.entity.ts';
import { Today } from '../../platform/today.ts';
import { UnitsNamed } from '../../equipment/index.ts';
import { QualificationOverride } from './credential.entity.ts';
import { capacity, type CapacityName, type PersonQualifications } from './credentials.contract.ts';
import { Qualifications } from './qualifications.service.ts';

type CapacityView = PersonQualifications['capacities'][number];
type Supervises = CapacityView['units'][number]['supervises'];

const chargeOf = (charges: readonly Charge[], personId: number, date: string): Supervises => {
  const { primary, deputies } = supervisionOn(charges, date);
  if (primary?.personId === personId) return 'primary';
  return deputies.some((each) => each.personId === personId) ? 'deputy' : null;
};

/** What a person is qualified as today: anywhere, and at the units where something else may hold. */
@Injectable()
export class PersonQualificationsQueries {
  constructor(
    private readonly database: Database,
    private readonly qualifications: Qualifications,
    private readonly units: UnitsNamed,
    private readonly today: Today,
  ) {}

  async of(personId: number): Promise<PersonQualifications> {
    const { read } = this.database;
    if (!(await read.existsBy(Person, { id: personId }))) throw notFound('This person');
    const date = this.today.date;
    const supervised = await this.supervised(personId, date);
    const overrides = await read.findBy(QualificationOverride, {
      personId,
      withdrawnAt: IsNull(),
      from: LessThanOrEqual(date),
      until: MoreThanOrEqual(date),
    });
    const excepted = (name: CapacityName): number[] =>
      overrides.flatMap(({ unitId, capacity: of }) => (of === name && unitId !== null ? [unitId] : []));
    const capacities = capacity.options.map((name) => {
      const charges = name === 'qualified-medical-physicist' ? [...supervised.keys()] : [];
      return this.capacityView(
        { personId, capacity: name, date },
        [...charges, ...excepted(name)],
        supervised,
      );
    });
    return { date, capacities: await Promise.all(capacities) };
  }

  private async capacityView(
    asked: { readonly personId: number; readonly capacity: CapacityName; readonly date: string },
    unitIds: readonly number[],
    supervised: ReadonlyMap<number, Supervises>,
  ): Promise<CapacityView> {
    const wanted = new Set(unitIds);
    const units = (await this.units.all()).filter(({ id }) => wanted.has(id));
    const questions = [null, ...units.map(({ id }) => id)].map((unitId) => ({ ...asked, unitId }));
    const [everywhere, ...answers] = await this.qualifications.answers(questions);
    if (!everywhere) throw new Error('A question without an answer');
    return {
      capacity: asked.capacity,
      everywhere,
      units: units.flatMap((unit, at) => {
        const answer = answers[at];
        return answer ? [{ unit, supervises: supervised.get(unit.id) ?? null, answer }] : [];
      }),
    };
  }

  /** By unit, what the person is there on the day. */
  private async supervised(personId: number, date: string): Promise<Map<number, Supervises>> {
    const charges = await this.database.read.findBy(Supervision, { personId });
    const own = [...new Set(charges.map(({ unitId }) => unitId))].map((unitId): [number, Supervises] => [
      unitId,
      chargeOf(
        charges.filter((each) => each.unitId === unitId),
        personId,
        date,
      ),
    ]);
    return new Map(own.filter(([, supervises]) => supervises !== null));
  }
}
