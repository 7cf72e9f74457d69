import { ProcedureVersionRow } from './definitions/procedure-version.entity.ts';
import { AvailabilityRow, IssueEventRow, IssueRow, ServiceEventRow } from './issues/issue.entity.ts';
import { BaselineRow, LimitDecision } from './limits/limit.entity.ts';
import { Qc1795000000050 } from './migrations/1795000000050-qc.ts';
import { QcIssues1795000000051 } from './migrations/1795000000051-qc-issues.ts';
import { ReviewRow, SignatureRow } from './review/review.entity.ts';
import { Assignment, ClosureRow, ExcuseRow } from './schedule/schedule.entity.ts';
import { EvaluationRow, ResultRow, SessionRow } from './sessions/session.entity.ts';

/** The tables of QC, and their history; taken by `app.module`. */
export const qcSchema = {
  entities: [
    ...[ProcedureVersionRow, LimitDecision, BaselineRow],
    ...[Assignment, ClosureRow, ExcuseRow],
    ...[SessionRow, ResultRow, EvaluationRow],
    ...[SignatureRow, ReviewRow],
    ...[IssueRow, IssueEventRow, ServiceEventRow, AvailabilityRow],
  ],
  migrations: [Qc1795000000050, QcIssues1795000000051],
};
