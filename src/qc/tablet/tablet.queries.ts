import { Injectable } from '@nestjs/common';
import type { UnitMention } from '../../equipment/equipment.contract.ts';
import { UnitClock, UnitsNamed } from '../../equipment/index.ts';
import { UnitPhysicist } from '../../personnel/index.ts';
import type { Caller } from '../../platform/access/caller.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database/database.ts';
import { notFound } from '../../platform/problem.ts';
import { localDate, type CalendarDate } from '../../quantities/calendar.ts';
import type { Performer } from '../core/procedure.ts';
import { newestVersions, versionFrom } from '../definitions/newest-versions.ts';
import { nothingKnown, unitJudging } from '../limits/unit-judging.ts';
import { Assignment } from '../schedule/schedule.entity.ts';
import { WorkListQueries } from '../schedule/work-list.queries.ts';
import { LastValues } from './last-values.queries.ts';
import type { TabletTest, TabletUnit } from './tablet.contract.ts';

const isOn = ({ from, until }: Assignment, day: CalendarDate): boolean =>
  from <= day && (until === null || day <= until);

/** What a tablet keeps of a unit, so that recording and judging go on when the network does not. */
@Injectable()
export class TabletQueries {
  constructor(
    private readonly database: Database,
    private readonly units: UnitsNamed,
    private readonly work: WorkListQueries,
    private readonly lastValues: LastValues,
    private readonly physicist: UnitPhysicist,
    private readonly unitClock: UnitClock,
    private readonly clock: Clock,
  ) {}

  async ofUnit(caller: Caller, unitId: number): Promise<TabletUnit> {
    const unit = (await this.units.all()).find(({ id }) => id === unitId);
    if (unit === undefined) throw notFound('The unit');
    const now = this.clock.now();
    const zone = (await this.unitClock.zones())(unitId);
    const today = localDate(now, zone);
    // A physicist's tests are for those who answer for them by signing.
    const isFor = (performer: Performer): boolean =>
      performer === 'technologist' || caller.mayAt('qc.sign', unitId);
    const { work, doneToday } = await this.workOf(unit);
    return {
      ...{ unit, today, zone, asOf: now.toISOString(), facts: nothingKnown, doneToday },
      physicist: await this.physicist.on(unitId, today),
      work: work.filter(({ performedBy }) => isFor(performedBy)),
      tests: (await this.testsOf(unitId, today)).filter(({ version }) =>
        isFor(version.procedure.performedBy),
      ),
    };
  }

  private async workOf(unit: UnitMention): Promise<Pick<TabletUnit, 'work' | 'doneToday'>> {
    const [found] = await this.work.ofUnits([unit]);
    return found ?? { work: [], doneToday: [] };
  }

  private async testsOf(unitId: number, today: CalendarDate): Promise<TabletTest[]> {
    const { read } = this.database;
    const assignments = (await read.findBy(Assignment, { unitId })).filter((each) => isOn(each, today));
    const assigned = new Set(assignments.map(({ procedureKey }) => procedureKey));
    const rows = (await newestVersions(read)).filter(({ procedureKey }) => assigned.has(procedureKey));
    const lastOf = await this.lastValues.ofUnit(unitId);
    return Promise.all(
      rows.map(async (row) => {
        const { baselines, adoptions } = await unitJudging(read, unitId, row.procedureKey);
        return { version: versionFrom(row), baselines, adoptions, last: lastOf(row.procedure) };
      }),
    );
  }
}
