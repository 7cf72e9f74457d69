import type { DoseReport } from '../dicom/rdsr/dose-report.ts';
import type { Finding, Reading } from '../dicom/rdsr/reading.ts';

/** The token under which the reading of bytes is injected, so that tests may put a broken one in its place. */
export const REPORT_READER = Symbol('report reader');
export type ReportReader = (bytes: Uint8Array) => Reading;

/** The token of what writes a report into its study; `dose` provides it. */
export const REPORT_RECORDER = Symbol('report recorder');
export interface ReportRecorder {
  record(input: {
    readonly report: DoseReport;
    readonly findings: readonly Finding[];
    readonly sha256: string;
    readonly receivedAt: Date;
  }): Promise<{
    readonly studyId: number;
    readonly reportId: number;
    readonly outcome: 'recorded' | 'already-recorded' | 'another-file-counts';
  }>;
}
