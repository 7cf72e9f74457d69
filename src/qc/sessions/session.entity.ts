import { Entity, Index } from 'typeorm';
import {
  Flag,
  Id,
  Int,
  IntOrNull,
  Json,
  References,
  Text,
  TextOrNull,
} from '../../platform/database/columns.ts';
import type { RecordedValue } from '../core/fields.ts';
import type { SessionJudgement } from '../core/judge-session.ts';
import type { Performer } from '../core/procedure.ts';
import type { ReviewState } from '../core/states/review-states.ts';
import type { Verdict } from '../core/verdict.ts';

/**
 * A test as it was done once. What was recorded never changes; the verdict and where its review stands are the present state,
 * which follows from the rows beside it.
 */
@Entity('qc_session')
@Index('qc_session_client', ['clientId'], { unique: true })
@Index('qc_session_series', ['unitId', 'procedureKey', 'onDate'])
@Index('qc_session_review', ['reviewState', 'unitId'])
export class SessionRow {
  @Id() id: number;
  /** UUID that the tablet gave it, so that it is stored once however often it is sent. */
  @Text('client_id') clientId: string;
  /** Of all that was recorded, without when it was sent. */
  @Text('content_hash') contentHash: string;
  @Int('unit_id') unitId: number;
  @References('Unit', 'unit_id') unit?: object;
  @Text('procedure_key') procedureKey: string;
  @Int('version_id') versionId: number;
  @References('ProcedureVersionRow', 'version_id') version?: object;
  @Text('performed_as') performedAs: Performer;
  @Int('performer_id') performerId: number;
  @References('Person', 'performer_id') performer?: object;
  @Text('performer_name') performerName: string;
  /** ISO instants by the server's clock, where the tablet's was off. */
  @Text('started_at') startedAt: string;
  @Text('completed_at') completedAt: string;
  /** The day at the unit. */
  @Text('on_date') onDate: string;
  @Text('received_at') receivedAt: string;
  /** By how much the tablet's clock was ahead of the server's when it sent, s; null: it did not say. */
  @IntOrNull('clock_ahead_s') clockAheadS: number | null;
  @TextOrNull('comment') comment: string | null;
  /** Whether all that the procedure requires was recorded. */
  @Flag('is_complete') isComplete: boolean;
  @Text('verdict') verdict: Verdict;
  @Text('review_state') reviewState: ReviewState;
  /** Of its values: a correction adds the next. */
  @Int('revision') revision: number;
}

export type ResultSource = 'manual' | 'dose-report' | 'repeat' | 'correction';

/** A value of a session in one revision. Rows are only added. */
@Entity('qc_result')
@Index('qc_result_session', ['sessionId', 'field', 'step'], { unique: true })
export class ResultRow {
  @Id() id: number;
  @Int('session_id') sessionId: number;
  @References('SessionRow', 'session_id') session?: object;
  @Text('field') field: string;
  /** The first value is 1; each repeat or correction of it one more. The last counts. */
  @Int('step') step: number;
  @Json('value') value: RecordedValue;
  @Text('source') source: ResultSource;
  @Text('entered_at') enteredAt: string;
  /** Asked whether so unusual a value was right, the person said yes. */
  @Flag('was_asked') wasAsked: boolean;
  /** Why it was measured again or corrected; null for a first value. */
  @TextOrNull('reason') reason: string | null;
  @Int('entered_by_id') byId: number;
  @Text('entered_by') by: string;
  /** The revision of the session that it belongs to. */
  @Int('revision') revision: number;
}

/** What a session's values were worth, each time that it was judged. Rows are only added; the last counts. */
@Entity('qc_evaluation')
@Index('qc_evaluation_session', ['sessionId', 'id'])
export class EvaluationRow {
  @Id() id: number;
  @Int('session_id') sessionId: number;
  @References('SessionRow', 'session_id') session?: object;
  @Int('revision') revision: number;
  @Text('judged_at') judgedAt: string;
  @Text('engine') engine: string;
  @Text('verdict') verdict: Verdict;
  @Json('judgement') judgement: SessionJudgement;
}
