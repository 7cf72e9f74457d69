import { Injectable } from '@nestjs/common';
import type { UnitMention } from '../../equipment/equipment.contract.ts';
import { UnitClock, UnitsNamed } from '../../equipment/index.ts';
import type { Caller } from '../../platform/access/caller.ts';
import { Today } from '../../platform/today.ts';
import { daysAfter, type CalendarDate } from '../../quantities/calendar.ts';
import type { Procedure } from '../core/procedure.ts';
import { openWork } from '../core/schedule/schedule.ts';
import { occurrenceView } from './occurrence-view.ts';
import { Plans, type PlannedAssignment } from './plans.ts';
import type { WorkList } from './schedule.contract.ts';
import { ScheduleQueries } from './schedule.queries.ts';

export type UnitWork = WorkList['units'][number];
type Procedures = ReadonlyMap<string, Procedure>;

const holdsOn = ({ from, until }: PlannedAssignment['assignment'], day: CalendarDate): boolean =>
  from <= day && (until === null || day <= until);

/** What an assignment asks for today; due on days of use, it is due before anyone knows whether a patient comes. */
const workOf = (
  { assignment, plan, today }: PlannedAssignment,
  { key, name, performedBy }: Procedure,
): UnitWork['work'] =>
  openWork(assignment.rule, plan, today).open.map((occurrence) => ({
    assignmentId: assignment.id,
    ...{ procedureKey: key, name, performedBy },
    occurrence: occurrenceView(occurrence),
  }));

/** What is to be done today, by unit, on those that whoever asks reaches. */
@Injectable()
export class WorkListQueries {
  constructor(
    private readonly units: UnitsNamed,
    private readonly plans: Plans,
    private readonly schedules: ScheduleQueries,
    private readonly clock: UnitClock,
    private readonly today: Today,
  ) {}

  async of(caller: Caller): Promise<WorkList> {
    const reach = caller.unitsOf('qc.read');
    const units = (await this.units.all()).filter(({ id }) => reach === 'all' || reach.has(id));
    return { units: await this.ofUnits(units) };
  }

  async ofUnits(units: readonly UnitMention[]): Promise<UnitWork[]> {
    const ids = units.map(({ id }) => id);
    const planned = await this.plans.ofUnits(ids, daysAfter(this.today.date, -1));
    const dayAt = await this.clock.days();
    const procedures = await this.schedules.procedures();
    return units.map((unit) =>
      this.ofUnit(
        unit,
        planned.filter(({ assignment }) => assignment.unitId === unit.id),
        { procedures, today: dayAt(unit.id) },
      ),
    );
  }

  private ofUnit(
    unit: UnitMention,
    planned: readonly PlannedAssignment[],
    { procedures, today }: { readonly procedures: Procedures; readonly today: CalendarDate },
  ): UnitWork {
    const use = planned.flatMap(({ plan }) => plan.daysOfUse).find(({ on }) => on === today);
    return {
      unit,
      testCount: planned.filter(({ assignment }) => holdsOn(assignment, today)).length,
      wasUsedToday: use !== undefined,
      firstPatientAt: use?.firstExposureAt ?? null,
      work: planned.flatMap((each) => {
        const procedure = procedures.get(each.assignment.procedureKey);
        return procedure === undefined ? [] : workOf(each, procedure);
      }),
      doneToday: [
        ...new Map(planned.flatMap(({ sessions }) => sessions).map((each) => [each.id, each])).values(),
      ]
        .filter(({ on }) => on === today)
        .map(({ id, procedureKey, performerName, at, verdict }) => ({
          sessionId: id,
          procedureKey,
          name: procedures.get(procedureKey)?.name ?? procedureKey,
          by: performerName,
          completedAt: at ?? '',
          verdict,
        })),
    };
  }
}
