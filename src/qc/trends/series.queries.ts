import { Injectable } from '@nestjs/common';
import { UnitClock } from '../../equipment/index.ts';
import { Database } from '../../platform/database/database.ts';
import { localTime } from '../../quantities/local-time.ts';
import { seriesOf } from '../core/baseline.ts';
import type { NumericField, RecordedValue, RecordedValues } from '../core/fields.ts';
import type { SessionJudgement } from '../core/judge-session.ts';
import type { Procedure } from '../core/procedure.ts';
import { grouped } from '../core/schedule/grouped.ts';
import { countsAsDone, type ReviewState } from '../core/states/review-states.ts';
import type { Verdict } from '../core/verdict.ts';

/** A session of a unit with all that trends look at. */
export interface TrendSession {
  readonly sessionId: number;
  readonly on: string;
  /** Local date and time at the unit, so that days at which something changed compare with it. */
  readonly at: string;
  readonly version: number;
  readonly verdict: Verdict;
  /** Set aside by a reviewer: as if never recorded. */
  readonly isVoided: boolean;
  readonly values: RecordedValues;
  readonly judgement: SessionJudgement;
  /** null: a choice that keeps series apart was not recorded. */
  readonly series: string | null;
}

interface SessionFacts {
  readonly sessionId: number;
  readonly on: string;
  readonly at: string;
  readonly version: number;
  readonly verdict: Verdict;
  readonly reviewState: ReviewState;
  readonly judgement: string;
}

const sessionsSql = `select s.id as "sessionId", s.on_date as "on", s.completed_at as "at", v.number as "version",
    s.verdict, s.review_state as "reviewState", e.judgement
  from qc_session s join qc_procedure_version v on v.id = s.version_id
    join qc_evaluation e on e.id = (select max(o.id) from qc_evaluation o where o.session_id = s.id)
  where s.unit_id = $1 and s.procedure_key = $2 order by s.completed_at, s.id`;

const resultsSql = `select r.session_id as "sessionId", r.field, r.value from qc_result r
    join qc_session s on s.id = r.session_id
  where s.unit_id = $1 and s.procedure_key = $2 order by r.session_id, r.step`;

interface ResultFacts {
  readonly sessionId: number;
  readonly field: string;
  readonly value: string;
}

/** The last step of a field comes last, and counts. */
const valuesFrom = (rows: readonly ResultFacts[]): RecordedValues =>
  Object.fromEntries(rows.map(({ field, value }) => [field, JSON.parse(value) as RecordedValue]));

const numbersIn = (value: RecordedValue | undefined): readonly number[] =>
  (Array.isArray(value) ? (value as readonly unknown[]) : [value]).filter((each) => typeof each === 'number');

/**
 * The number of a field in a session, of replicates their mean, of a computed field what it came to. Null is unknown: fewer readings
 * than the field asks for have no mean, as they have no verdict.
 */
export const numberIn = ({ values, judgement }: TrendSession, field: NumericField): number | null => {
  if (field.type === 'computed') return judgement.computed[field.key]?.value ?? null;
  const numbers = numbersIn(values[field.key]);
  if (numbers.length < (field.type === 'replicates' ? field.least : 1)) return null;
  return numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
};

/** What was recorded of one test on one unit, in order of time. */
@Injectable()
export class TrendSessions {
  constructor(
    private readonly database: Database,
    private readonly clock: UnitClock,
  ) {}

  async of(unitId: number, procedure: Procedure): Promise<TrendSession[]> {
    const { read } = this.database;
    const zone = (await this.clock.zones())(unitId);
    const asked = [unitId, procedure.key];
    const sessions = await read.query<SessionFacts[]>(sessionsSql, asked);
    const results = grouped(await read.query<ResultFacts[]>(resultsSql, asked), ({ sessionId }) =>
      String(sessionId),
    );
    return sessions.map(({ sessionId, on, at, version, verdict, reviewState, judgement }) => {
      const values = valuesFrom(results.get(String(sessionId)) ?? []);
      return {
        ...{ sessionId, on, at: localTime(new Date(at), zone), version, verdict, values },
        isVoided: !countsAsDone(reviewState),
        judgement: JSON.parse(judgement) as SessionJudgement,
        series: seriesOf(procedure, values),
      };
    });
  }
}
