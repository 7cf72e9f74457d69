import type { EntityManager } from 'typeorm';
import { insertRow, updateRow } from '../platform/database/rows.ts';
import { studyFromReports, type StudyFromReports } from './core/study-from-reports.ts';
import { DoseStudy } from './dose-study.entity.ts';
import { operatorsOfStudy, saveOperators } from './operator-rows.ts';
import { saveParts, type PartIds } from './part-rows.ts';
import { placementOf, placeReport, releaseEvents, takeEvents, type Placement } from './place-reports.ts';
import { loadReports, type StoredReport } from './stored-reports.ts';
import {
  studyRow,
  type AssignedPatient,
  type ReportCircumstances,
  type StudyCorrections,
} from './study-row.ts';

interface KnownStudy extends StudyCorrections {
  readonly id: number;
}

interface LockedRow {
  readonly id: number;
  readonly excluded_at: string | null;
  readonly patient_id: number | null;
  readonly sex: AssignedPatient['sex'];
  readonly birth_date: string | null;
}

const nothingCorrected: StudyCorrections = { excludedAt: null, assignedPatient: null };

/** The study and its corrections, locked until the transaction ends (on SQLite there is one writer anyway). */
const lockStudy = async (manager: EntityManager, studyUid: string): Promise<KnownStudy | null> => {
  const isPostgres = manager.connection.options.type === 'postgres';
  const [found] = await manager.query<LockedRow[]>(
    `select s.id, s.excluded_at, p.id as patient_id, p.sex, p.birth_date
       from dose_study s left join patient p on p.id = s.assigned_patient_id
      where s.study_uid = $1${isPostgres ? ' for update of s' : ''}`,
    [studyUid],
  );
  if (!found) return null;
  const { id, excluded_at: excludedAt, patient_id, sex, birth_date: birthDate } = found;
  return { id, excludedAt, assignedPatient: patient_id === null ? null : { id: patient_id, sex, birthDate } };
};

/** A study as it is about to be written. */
interface Draft {
  readonly studyUid: string;
  readonly now: Date;
  readonly known: KnownStudy | null;
  readonly stored: readonly StoredReport[];
  readonly fresh: ReportCircumstances | null;
  readonly study: StudyFromReports;
}

/** Which study to write. */
interface WantedStudy extends Pick<Draft, 'studyUid' | 'fresh' | 'now'> {
  /** The report that `fresh` takes the place of. */
  readonly replacesId: number | null;
  /** False when it was not there a moment ago: it is then created without looking. */
  readonly isThere: boolean;
}

const draftOf = async (
  manager: EntityManager,
  { studyUid, fresh, replacesId, now, isThere }: WantedStudy,
): Promise<Draft> => {
  const known = isThere ? await lockStudy(manager, studyUid) : null;
  const all = known === null && fresh !== null ? [] : await loadReports(manager, studyUid);
  const stored = all.filter(({ id }) => id !== replacesId);
  const counting = [...stored, ...(fresh ? [fresh] : [])].filter(({ isExcluded }) => !isExcluded);
  return { studyUid, now, known, stored, fresh, study: studyFromReports(counting.map(({ facts }) => facts)) };
};

const reportsOf = ({ stored, fresh }: Draft): readonly ReportCircumstances[] =>
  fresh ? [...stored, fresh] : stored;

/** The id of the study; null when another transaction has just created it. */
const writeStudy = async (manager: EntityManager, draft: Draft): Promise<number | null> => {
  const { studyUid, known, study, now } = draft;
  const row = studyRow(study, reportsOf(draft), known ?? nothingCorrected, now);
  if (known === null) return insertRow(manager, DoseStudy, { studyUid, ...row });
  await updateRow(manager, DoseStudy, known.id, row);
  return known.id;
};

const placeStored = async (
  manager: EntityManager,
  { study, stored }: Draft,
  { studyId, partIds }: { studyId: number; partIds: PartIds },
): Promise<void> => {
  const placed = stored.map((report) => ({ report, place: placementOf(study, partIds, report) }));
  for (const { report, place } of placed) await releaseEvents(manager, report, place);
  for (const { report, place } of placed) {
    await takeEvents(manager, report, place);
    await placeReport(manager, report, { ...place, studyId });
  }
};

/** The study that was written, and the place of the new report in it. */
export interface WrittenStudy {
  readonly studyId: number;
  readonly place: Placement | null;
}

/**
 * Makes a study anew from its stored reports and, if given, one more that has no row yet, whose place is returned. Within
 * the caller's transaction; holds the study until it ends.
 */
export const writeStudyOf = async (manager: EntityManager, wanted: WantedStudy): Promise<WrittenStudy> => {
  const draft = await draftOf(manager, wanted);
  const studyId = await writeStudy(manager, draft);
  if (studyId === null) return writeStudyOf(manager, { ...wanted, isThere: true });
  const { study, known, fresh } = draft;
  const saved = { studyId, isNew: known === null };
  const partIds = await saveParts(manager, study.parts, saved);
  await saveOperators(manager, operatorsOfStudy(reportsOf(draft)), saved);
  await placeStored(manager, draft, { studyId, partIds });
  return { studyId, place: fresh && placementOf(study, partIds, fresh) };
};

/**
 * Makes the study of an (effective) Study Instance UID anew from its stored reports, after a correction: call it within the
 * correction's transaction for each study that lost or gained a report, then announce `DoseStudyRecorded` after the commit.
 * The study is created when the UID is new, and stays as `empty` when it has no report left. Gives its id.
 */
export const rebuildStudy = async (manager: EntityManager, studyUid: string, now: Date): Promise<number> =>
  (await writeStudyOf(manager, { studyUid, fresh: null, replacesId: null, now, isThere: true })).studyId;
