import type { SessionLine } from '../../../qc/sessions/sessions.contract.ts';
import type { ChartTable } from '../../charts/chart-table.ts';

/** Sessions as a table with names of columns that programs read; dates and instants stay ISO. */
export const sessionsTable = (sessions: readonly SessionLine[]): ChartTable => ({
  columns: [
    ...['session_id', 'date', 'unit', 'procedure', 'name', 'performer', 'performed_as', 'completed_at'],
    ...['verdict', 'review_state', 'is_complete', 'comment'],
  ],
  rows: sessions.map((line) => [
    ...[line.id, line.onDate, line.unit.name, line.procedureKey, line.name, line.performer.name],
    ...[line.performedAs, line.completedAt, line.verdict, line.reviewState],
    ...[line.isComplete ? 'true' : 'false', line.comment],
  ]),
});
