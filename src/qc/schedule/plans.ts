import { Injectable } from '@nestjs/common';
import { UnitClock } from '../../equipment/index.ts';
import { In } from 'typeorm';
import { DaysOfUse } from '../../dose/index.ts';
import { Database } from '../../platform/database/database.ts';
import type { CalendarDate } from '../../quantities/calendar.ts';
import { alwaysOpen } from '../core/schedule/clinical-calendar.ts';
import { grouped } from '../core/schedule/grouped.ts';
import type { DayOfUse, DoneSession, Plan, ServiceEvent } from '../core/schedule/occurrence.ts';
import { countsAsDone, type ReviewState } from '../core/states/review-states.ts';
import type { Verdict } from '../core/verdict.ts';
import { ServiceEventRow } from '../issues/issue.entity.ts';
import { Assignment, ClosureRow, ExcuseRow } from './schedule.entity.ts';

/** A session as far as schedules look at it. */
export interface ListedSession extends DoneSession {
  readonly unitId: number;
  readonly procedureKey: string;
  readonly performerId: number;
  readonly performerName: string;
  readonly verdict: Verdict;
}

/** An assignment with all that its dates follow from. */
export interface PlannedAssignment {
  readonly assignment: Assignment;
  readonly plan: Plan;
  /** All that count, in order. */
  readonly sessions: readonly ListedSession[];
  /** The day that it is at the unit. */
  readonly today: CalendarDate;
}

interface SessionFacts extends Omit<ListedSession, 'at'> {
  readonly completedAt: string;
  readonly reviewState: ReviewState;
}

const sessionsOf = (unitIds: readonly number[]): string =>
  `select id, unit_id as "unitId", procedure_key as "procedureKey", on_date as "on", completed_at as "completedAt",
          performer_id as "performerId", performer_name as "performerName", verdict, review_state as "reviewState"
     from qc_session where unit_id in (${unitIds.join(',')}) and is_complete = true order by on_date, id`;

const seriesKey = ({ unitId, procedureKey }: { unitId: number; procedureKey: string }): string =>
  `${unitId} ${procedureKey}`;

/** Reads what schedules follow from, for many units at once. */
@Injectable()
export class Plans {
  constructor(
    private readonly database: Database,
    private readonly usage: DaysOfUse,
    private readonly clock: UnitClock,
  ) {}

  /** Days of use are read from `useSince` on: whoever asks for today need not read a year of them. */
  async ofUnits(unitIds: readonly number[], useSince: CalendarDate): Promise<PlannedAssignment[]> {
    if (unitIds.length === 0) return [];
    const { read } = this.database;
    const assignments = await read.find(Assignment, {
      where: { unitId: In([...unitIds]) },
      order: { id: 'ASC' },
    });
    const excuses = await read.findBy(ExcuseRow, { assignmentId: In(assignments.map(({ id }) => id)) });
    const closures = await read.find(ClosureRow);
    const events = await this.events(unitIds);
    const sessions = grouped(await this.sessions(unitIds), seriesKey);
    const dayAt = await this.clock.days();
    const daysOfUse = await this.daysOfUse(unitIds, assignments, useSince);
    return assignments.map((assignment) => {
      const own = sessions.get(seriesKey(assignment)) ?? [];
      const plan: Plan = {
        from: assignment.from,
        until: assignment.until,
        calendar: {
          ...alwaysOpen,
          closures: closures.filter(({ unitId }) => unitId === null || unitId === assignment.unitId),
        },
        sessions: own,
        excuses: excuses.filter(({ assignmentId }) => assignmentId === assignment.id),
        daysOfUse: daysOfUse.get(String(assignment.unitId)) ?? [],
        events: events.filter(({ unitId }) => unitId === assignment.unitId),
      };
      return { assignment, plan, sessions: own, today: dayAt(assignment.unitId) };
    });
  }

  /** Sessions that count: complete, and set aside by no reviewer. */
  private async sessions(unitIds: readonly number[]): Promise<ListedSession[]> {
    const rows = await this.database.read.query<SessionFacts[]>(sessionsOf(unitIds));
    return rows
      .filter(({ reviewState }) => countsAsDone(reviewState))
      .map((row) => ({
        ...{ id: row.id, on: row.on, at: row.completedAt, unitId: row.unitId },
        ...{ procedureKey: row.procedureKey, performerId: row.performerId },
        ...{ performerName: row.performerName, verdict: row.verdict },
      }));
  }

  private async events(unitIds: readonly number[]): Promise<(ServiceEvent & { readonly unitId: number })[]> {
    const rows = await this.database.read.findBy(ServiceEventRow, { unitId: In([...unitIds]) });
    return rows.map(({ id, unitId, kind, onDate, at }) => ({ id, unitId, kind, on: onDate, at }));
  }

  private async daysOfUse(
    unitIds: readonly number[],
    assignments: readonly Assignment[],
    useSince: CalendarDate,
  ): Promise<ReadonlyMap<string, readonly DayOfUse[]>> {
    const byUse = assignments.filter(({ rule }) => rule.basis === 'usage');
    if (byUse.length === 0) return new Map();
    const first = byUse.map(({ from }) => from).toSorted()[0] ?? useSince;
    const days = await this.usage.since(unitIds, first > useSince ? first : useSince);
    return grouped(days, ({ unitId }) => String(unitId));
  }
}
