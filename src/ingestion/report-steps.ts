import type { EntityManager } from 'typeorm';
import type { DoseReport } from '../dicom/rdsr/dose-report.ts';
import type { Finding, Reading } from '../dicom/rdsr/reading.ts';

/** The token under which the reading of bytes is injected, so that tests may put a broken one in its place. */
export const REPORT_READER = Symbol('report reader');
export type ReportReader = (bytes: Uint8Array) => Reading;

/** The token of what writes reports into their studies, all of them or none; `dose` provides it. */
export const REPORT_RECORDER = Symbol('report recorder');
export interface ReportRecorder {
  /** What is written `alongside` is kept only together with the reports; it may be asked for more than once. */
  record(
    inputs: readonly ReportInput[],
    alongside: (tables: EntityManager, recorded: readonly WhereRecorded[]) => Promise<void>,
  ): Promise<readonly WhereRecorded[]>;
}

export interface ReportInput {
  readonly report: DoseReport;
  readonly findings: readonly Finding[];
  readonly sha256: string;
  readonly receivedAt: Date;
}

export interface WhereRecorded {
  readonly studyId: number;
  readonly reportId: number;
  readonly outcome: 'recorded' | 'already-recorded' | 'another-file-counts';
}
