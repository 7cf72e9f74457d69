import { Entity, Index } from 'typeorm';
import {
  Id,
  Int,
  IntOrNull,
  Json,
  RealOrNull,
  References,
  Text,
  TextOrNull,
} from '../../platform/database/columns.ts';
import type { Availability } from '../core/states/availability.ts';
import type { IssueEvent, IssueState } from '../core/states/issue-states.ts';
import type { EventKind } from '../core/schedule/schedule-rule.ts';

/** A failure at the action level, followed to its end. Its state follows from its events. */
@Entity('qc_issue')
@Index('qc_issue_unit', ['unitId', 'state'])
export class IssueRow {
  @Id() id: number;
  @Int('unit_id') unitId: number;
  @References('Unit', 'unit_id') unit?: object;
  @Text('procedure_key') procedureKey: string;
  /** The first session that failed. */
  @Int('session_id') sessionId: number;
  @References('SessionRow', 'session_id') session?: object;
  @Text('title') title: string;
  @Text('opened_at') openedAt: string;
  @Text('state') state: IssueState;
}

/** What was done about an issue; "open" and "failed-again" come from sessions. Rows are only added. */
@Entity('qc_issue_event')
@Index('qc_issue_event_issue', ['issueId', 'id'])
export class IssueEventRow {
  @Id() id: number;
  @Int('issue_id') issueId: number;
  @References('IssueRow', 'issue_id') issue?: object;
  @Text('event') event: IssueEvent | 'opened' | 'failed-again';
  @Text('state') state: IssueState;
  @IntOrNull('session_id') sessionId: number | null;
  @IntOrNull('by_id') byId: number | null;
  @Text('by') by: string;
  @Text('at') at: string;
  @TextOrNull('comment') comment: string | null;
}

/** Service on a unit: what happened, who came, what was replaced. Tests that are due after such events follow. Rows are only added. */
@Entity('qc_service_event')
@Index('qc_service_event_unit', ['unitId', 'onDate'])
export class ServiceEventRow {
  @Id() id: number;
  @Int('unit_id') unitId: number;
  @References('Unit', 'unit_id') unit?: object;
  @IntOrNull('issue_id') issueId: number | null;
  @References('IssueRow', 'issue_id') issue?: object;
  @Text('kind') kind: EventKind;
  /** The day at the unit. */
  @Text('on_date') onDate: string;
  /** ISO instant from which the unit was as it is; null: only its day is known. */
  @TextOrNull('finished_at') at: string | null;
  @TextOrNull('vendor') vendor: string | null;
  @TextOrNull('ticket') ticket: string | null;
  @Text('what') what: string;
  @RealOrNull('downtime_h') downtimeH: number | null;
  @IntOrNull('by_id') byId: number | null;
  @Text('by') by: string;
  @Text('recorded_at') recordedAt: string;
}

/** From when on a unit might be used, and for what. Rows are only added; the last holds. */
@Entity('qc_availability')
@Index('qc_availability_unit', ['unitId', 'id'])
export class AvailabilityRow {
  @Id() id: number;
  @Int('unit_id') unitId: number;
  @References('Unit', 'unit_id') unit?: object;
  @Json('availability') availability: Availability;
  @Text('event') event: string;
  @Text('from_instant') from: string;
  @Text('reason') reason: string;
  @IntOrNull('by_id') byId: number | null;
  @Text('by') by: string;
  @IntOrNull('issue_id') issueId: number | null;
  @References('IssueRow', 'issue_id') issue?: object;
  @IntOrNull('signature_id') signatureId: number | null;
  @References('SignatureRow', 'signature_id') signature?: object;
}
