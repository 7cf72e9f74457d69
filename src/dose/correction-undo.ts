import { In, type EntityManager } from 'typeorm';
import { updateRow } from '../platform/database/rows.ts';
import type { CorrectionDetails } from './core/correction-details.ts';
import { DoseReport } from './dose-report.entity.ts';
import { DoseStudy, StudyLink } from './dose-study.entity.ts';
import { Patient } from './patient.entity.ts';

type DetailsOf<K extends CorrectionDetails['kind']> = Extract<CorrectionDetails, { kind: K }>;

const nothingExcluded = { excludedAt: null, excludedReason: null };

/** What arrived for the linked study meanwhile goes back with what it had. */
const unlink = async (manager: EntityManager, details: DetailsOf<'link-studies'>): Promise<void> => {
  const { fromStudyUid, toStudyUid, reportIds, linkedUids } = details;
  const back = { effectiveStudyUid: fromStudyUid };
  const there = { effectiveStudyUid: toStudyUid };
  await manager.update(DoseReport, { id: In(reportIds), ...there }, back);
  await manager.update(DoseReport, { studyInstanceUid: In(linkedUids), ...there }, back);
  await manager.delete(StudyLink, { studyInstanceUid: fromStudyUid });
  await manager.update(StudyLink, { studyInstanceUid: In(linkedUids) }, back);
};

/** Puts back what stood before a correction, within the caller's transaction, who then makes the studies anew. */
export const undoCorrection = async (manager: EntityManager, details: CorrectionDetails): Promise<void> => {
  switch (details.kind) {
    case 'move-report':
    case 'split-report':
      await updateRow(manager, DoseReport, details.reportId, { effectiveStudyUid: details.fromStudyUid });
      return;
    case 'link-studies':
      await unlink(manager, details);
      return;
    case 'exclude-report':
      await updateRow(manager, DoseReport, details.reportId, nothingExcluded);
      return;
    case 'exclude-study':
      await updateRow(manager, DoseStudy, details.studyId, nothingExcluded);
      return;
    case 'move-study-to-patient':
      await updateRow(manager, DoseStudy, details.studyId, { assignedPatientId: details.assignedBefore });
      return;
    case 'merge-patients':
      await updateRow(manager, Patient, details.patientId, { mergedIntoId: null });
  }
};
