import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { DoseReport as ReadReport } from '../dicom/rdsr/dose-report.ts';
import type { Finding } from '../dicom/rdsr/reading.ts';
import { JsonText, type Row } from '../platform/database/rows.ts';
import { operatorsOf, type OperatorTold } from './core/operators.ts';
import type { PatientRecord } from './core/patient-record.ts';
import { eventFactsOf, headerOf, type EventFacts, type ReportHeader } from './core/report-facts.ts';
import type { DoseReport, ReportSource } from './dose-report.entity.ts';
import { eventRowsOf } from './event-rows.ts';
import type { PatientPrivacy } from './patient-privacy.service.ts';

/** A report that was read, and where it came from. */
export interface RecordInput {
  readonly report: ReadReport;
  readonly findings: readonly Finding[];
  /** Of the original as it was received; null for an entry by hand. */
  readonly sha256: string | null;
  readonly receivedAt: Date;
  /** Left out for reports that a unit sent. */
  readonly entry?: {
    readonly source: Exclude<ReportSource, 'dicom'>;
    readonly enteredBy: string | null;
    /** Said by a person, not told by the report. */
    readonly unitId: number;
  };
}

/** A report as it may be kept and as its rows will be; made before the transaction, which it keeps short. */
export interface PreparedReport {
  readonly input: RecordInput;
  readonly kept: ReadReport;
  readonly header: ReportHeader;
  readonly events: readonly EventFacts[];
  readonly operators: readonly OperatorTold[];
  readonly patient: PatientRecord | null;
  readonly row: Row<DoseReport>;
  readonly readingSha256: string;
  readonly eventRows: readonly Record<string, unknown>[];
}

const digestOf = (texts: readonly string[]): string => {
  const digest = createHash('sha256');
  for (const text of texts) digest.update(text).update('\n');
  return digest.digest('hex');
};

const originOf = ({ sha256, receivedAt, entry }: RecordInput): Row<DoseReport> => ({
  sha256,
  receivedAt: receivedAt.toISOString(),
  source: entry?.source ?? 'dicom',
  enteredBy: entry?.enteredBy ?? null,
});

const contentOf = (kept: ReadReport, findings: readonly Finding[]): Row<DoseReport> => ({
  sopInstanceUid: kept.sopInstanceUid,
  studyInstanceUid: kept.studyInstanceUid,
  kind: kept.kind,
  examType: kept.examType,
  completionFlag: kept.completionFlag,
  contentAt: kept.contentDateTime?.local ?? null,
  contentOffset: kept.contentDateTime?.offset ?? null,
  eventCount: kept.events.length,
  findings,
  findingCount: findings.length,
  warningCount: findings.filter(({ severity }) => severity === 'warning').length,
});

const textOf = (row: Readonly<Record<string, unknown>>): string =>
  Object.values(row)
    .map((value) => (value instanceof JsonText ? value.text : String(value)))
    .join('|');

/** Masks a report as the privacy mode asks and makes its rows, but for the ids that only the tables know. */
export const prepareReport = (
  manager: EntityManager,
  privacy: PatientPrivacy,
  input: RecordInput,
): PreparedReport => {
  const kept = privacy.keep(input.report);
  const header = headerOf(kept);
  const headerText = JSON.stringify(header);
  const eventRows = eventRowsOf(manager, kept);
  const events = eventRows.map(textOf);
  const readingSha256 = digestOf([headerText, JSON.stringify(input.findings), ...events]);
  return {
    input,
    kept,
    header,
    events: eventFactsOf(kept),
    operators: operatorsOf(
      header,
      kept.events.flatMap(({ participants }) => participants),
    ),
    patient: privacy.patient(input.report.patient),
    readingSha256,
    row: {
      ...contentOf(kept, input.findings),
      ...originOf(input),
      header: new JsonText(headerText),
      readingSha256,
    },
    eventRows,
  };
};
