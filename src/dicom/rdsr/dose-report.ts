import type { CtReport } from './ct-report.ts';
import type { ProjectionReport } from './projection-report.ts';

/**
 * What a right reader says of one dose report. Field names carry their unit; null means "not reported".
 * Beside every number stands, in `sent`, what the report really said.
 */
export type DoseReport = ProjectionReport | CtReport;
