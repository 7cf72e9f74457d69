import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { UnitsNamed } from '../../equipment/index.ts';
import { Database } from '../../platform/database/database.ts';
import { notFound } from '../../platform/problem.ts';
import { Today } from '../../platform/today.ts';
import { daysAfter, yearsAfter } from '../../quantities/calendar.ts';
import type { Procedure } from '../core/procedure.ts';
import { complianceOf } from '../core/schedule/compliance.ts';
import { openWork, scheduleOf } from '../core/schedule/schedule.ts';
import { scheduleWords, windowWords } from '../core/schedule/schedule-words.ts';
import { newestVersions } from '../definitions/newest-versions.ts';
import { occurrenceView } from './occurrence-view.ts';
import { Plans, type PlannedAssignment } from './plans.ts';
import type { AssignmentView, UnitPlan } from './schedule.contract.ts';
import { ClosureRow } from './schedule.entity.ts';

/** The tests of a unit with their schedules, what is open and how the last year went. */
@Injectable()
export class ScheduleQueries {
  constructor(
    private readonly database: Database,
    private readonly plans: Plans,
    private readonly units: UnitsNamed,
    private readonly today: Today,
  ) {}

  async ofUnit(unitId: number): Promise<UnitPlan> {
    const unit = (await this.units.all()).find(({ id }) => id === unitId);
    if (unit === undefined) throw notFound('The unit');
    const { read } = this.database;
    const procedures = await this.procedures();
    // A day more than the year, whichever day it is at the unit.
    const planned = await this.plans.ofUnits([unitId], daysAfter(yearsAfter(this.today.date, -1), -1));
    const closures = await read.find(ClosureRow, {
      where: [{ unitId }, { unitId: IsNull() }],
      order: { from: 'DESC' },
    });
    return {
      unit,
      assignments: planned.flatMap((each) => {
        const procedure = procedures.get(each.assignment.procedureKey);
        return procedure === undefined ? [] : [this.viewOf(each, procedure)];
      }),
      closures,
    };
  }

  async procedures(): Promise<ReadonlyMap<string, Procedure>> {
    const rows = await newestVersions(this.database.read);
    return new Map(rows.map(({ procedure }) => [procedure.key, procedure]));
  }

  private viewOf(
    { assignment, plan, sessions, today }: PlannedAssignment,
    procedure: Procedure,
  ): AssignmentView {
    const { id, procedureKey, rule, from, until } = assignment;
    const work = openWork(rule, plan, today);
    const asked = { from: daysAfter(yearsAfter(today, -1), 1), until: today, today };
    const last = sessions.at(-1);
    return {
      ...{ id, procedureKey, rule, from, until },
      name: procedure.name,
      performedBy: procedure.performedBy,
      ruleWords: scheduleWords(rule),
      windowWords: 'window' in rule ? windowWords(rule.window) : '',
      open: work.open.map(occurrenceView),
      next: work.next === null ? null : occurrenceView(work.next),
      last: last === undefined ? null : { sessionId: last.id, on: last.on, verdict: last.verdict },
      year: complianceOf(scheduleOf(rule, plan, asked).occurrences).total,
    };
  }
}
