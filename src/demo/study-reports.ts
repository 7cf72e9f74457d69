import { dialects } from '../dicom/write/makers.ts';
import type { ReportDescription } from '../dicom/write/report-description.ts';
import { writeDoseReport } from '../dicom/write/write-dose-report.ts';
import { ctReports } from './ct-study.ts';
import { fluoroscopyReports } from './fluoroscopy-study.ts';
import type { PlannedStudy } from './planned-study.ts';
import { Random } from './random.ts';

/** What the unit tells of one study, in the order in which it sends it. */
export const descriptionsOf = (study: PlannedStudy, seed: string): readonly ReportDescription[] => {
  const random = new Random(`${seed}/study/${study.number}/${study.unit.key}`);
  return 'drift' in study ? ctReports(study, random) : fluoroscopyReports(study, random);
};

export interface SentFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** The files that the unit sends of one study. */
export const filesOf = (study: PlannedStudy, seed: string): readonly SentFile[] =>
  descriptionsOf(study, seed).map((description, index) => ({
    fileName: `${study.unit.key}-${String(study.number).padStart(5, '0')}-${index + 1}.dcm`,
    bytes: writeDoseReport(description, dialects[study.unit.maker]),
  }));
