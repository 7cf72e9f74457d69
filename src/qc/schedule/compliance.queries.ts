import { Injectable } from '@nestjs/common';
import { UnitsNamed } from '../../equipment/index.ts';
import type { Caller } from '../../platform/access/caller.ts';
import { badRequest } from '../../platform/problem.ts';
import { daysUntil } from '../../quantities/calendar.ts';
import { complianceOf } from '../core/schedule/compliance.ts';
import { grouped } from '../core/schedule/grouped.ts';
import type { Occurrence } from '../core/schedule/occurrence.ts';
import { scheduleOf } from '../core/schedule/schedule.ts';
import { Plans, type PlannedAssignment } from './plans.ts';
import type { ComplianceQuery, ComplianceView } from './schedule.contract.ts';
import { ScheduleQueries } from './schedule.queries.ts';

interface Counted {
  readonly unitId: number;
  readonly procedureKey: string;
  readonly occurrence: Occurrence;
  readonly performer: { readonly id: number; readonly name: string } | null;
}

const longestDays = 3 * 366;

const countedOf = ({ assignment, sessions }: PlannedAssignment, occurrence: Occurrence): Counted => {
  const session = sessions.find(({ id }) => id === occurrence.sessionId);
  const { unitId, procedureKey } = assignment;
  const performer = session === undefined ? null : { id: session.performerId, name: session.performerName };
  return { unitId, procedureKey, occurrence, performer };
};

const tallyOf = (counted: readonly Counted[]) =>
  complianceOf(counted.map(({ occurrence }) => occurrence)).total;

const peopleIn = (counted: readonly Counted[]): ComplianceView['people'] =>
  [
    ...grouped(
      counted.filter(({ performer }) => performer !== null),
      ({ performer }) => String(performer?.id),
    ).values(),
  ]
    .map((own) => ({
      personId: own[0]?.performer?.id ?? 0,
      name: own[0]?.performer?.name ?? '',
      doneOnTime: own.filter(({ occurrence }) => occurrence.state === 'done').length,
      doneLate: own.filter(({ occurrence }) => occurrence.state === 'done-late').length,
    }))
    .toSorted((one, other) => one.name.localeCompare(other.name));

/** How much was done on time, by unit, procedure, person and month. */
@Injectable()
export class ComplianceQueries {
  constructor(
    private readonly units: UnitsNamed,
    private readonly plans: Plans,
    private readonly schedules: ScheduleQueries,
  ) {}

  async of(caller: Caller, { from, until }: ComplianceQuery): Promise<ComplianceView> {
    if (until < from || daysUntil(from, until) > longestDays)
      throw badRequest('dates-not-right', 'Ask for a period of up to three years that ends after it begins.');
    const reach = caller.unitsOf('qc.read');
    const units = (await this.units.all()).filter(({ id }) => reach === 'all' || reach.has(id));
    const names = await this.schedules.procedures();
    const counted = await this.counted(
      units.map(({ id }) => id),
      { from, until },
    );
    const { total, months } = complianceOf(counted.map(({ occurrence }) => occurrence));
    return {
      ...{ from, until, total },
      months: [...months],
      units: units
        .map((unit) => ({ unit, own: counted.filter(({ unitId }) => unitId === unit.id) }))
        .filter(({ own }) => own.length > 0)
        .map(({ unit, own }) => ({ unit, tally: tallyOf(own) })),
      procedures: [...grouped(counted, ({ procedureKey }) => procedureKey)]
        .map(([key, own]) => ({ key, name: names.get(key)?.name ?? key, tally: tallyOf(own) }))
        .toSorted((one, other) => one.key.localeCompare(other.key)),
      people: peopleIn(counted),
    };
  }

  private async counted(unitIds: readonly number[], period: ComplianceQuery): Promise<Counted[]> {
    const planned = await this.plans.ofUnits(unitIds, period.from);
    return planned.flatMap((each) =>
      scheduleOf(each.assignment.rule, each.plan, { ...period, today: each.today }).occurrences.map(
        (occurrence) => countedOf(each, occurrence),
      ),
    );
  }
}
