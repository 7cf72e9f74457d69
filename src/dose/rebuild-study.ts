import type { EntityManager } from 'typeorm';
import { insertNewRows, updateRow, type Row } from '../platform/database/rows.ts';
import { studyFromReports, type StudyFromReports } from './core/study-from-reports.ts';
import { DoseStudy } from './dose-study.entity.ts';
import { operatorsOfStudy, saveOperators } from './operator-rows.ts';
import { judgeLeads } from './operators/lead-judgement.ts';
import { saveParts } from './part-rows.ts';
import { placementOf, placeReport, releaseEvents, takeEvents, type WrittenStudy } from './place-reports.ts';
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

/** Which study to write. */
export interface WantedStudy {
  readonly studyUid: string;
  /** Reports of it that have no row yet, or a new content. */
  readonly fresh: readonly ReportCircumstances[];
  /** Ids of the reports that these take the place of. */
  readonly replaced: readonly number[];
  /** False when it was not there a moment ago: it is then created without looking. */
  readonly isThere: boolean;
}

/** A study as it is about to be written. */
interface Draft extends WantedStudy {
  readonly known: KnownStudy | null;
  readonly stored: readonly StoredReport[];
  readonly study: StudyFromReports;
}

const draftOf = async (manager: EntityManager, wanted: WantedStudy): Promise<Draft> => {
  const { studyUid, fresh, replaced, isThere } = wanted;
  const known = isThere ? await lockStudy(manager, studyUid) : null;
  const all = known === null && fresh.length > 0 ? [] : await loadReports(manager, studyUid);
  const stored = all.filter(({ id }) => !replaced.includes(id));
  const counting = [...stored, ...fresh].filter(({ isExcluded }) => !isExcluded);
  return { ...wanted, known, stored, study: studyFromReports(counting.map(({ facts }) => facts)) };
};

/** Ids of the studies by UID; none of a study that another transaction has just created. */
const writeRows = async (
  manager: EntityManager,
  drafts: readonly Draft[],
  now: Date,
): Promise<Map<string, number>> => {
  const ids = new Map<string, number>();
  const created: Row<DoseStudy>[] = [];
  for (const { studyUid, known, stored, fresh, study } of drafts) {
    const row = studyRow(study, [...stored, ...fresh], known ?? nothingCorrected, now);
    if (known === null) {
      created.push({ studyUid, ...row });
      continue;
    }
    await updateRow(manager, DoseStudy, known.id, row);
    ids.set(studyUid, known.id);
  }
  const rows = await insertNewRows<DoseStudy, { id: number; study_uid: string }>(
    manager,
    DoseStudy,
    created,
    ['id', 'study_uid'],
  );
  for (const { id, study_uid } of rows) ids.set(study_uid, id);
  return ids;
};

const placeStored = async (
  manager: EntityManager,
  written: WrittenStudy,
  stored: readonly StoredReport[],
): Promise<void> => {
  const placed = stored.map((report) => ({ report, place: placementOf(written, report) }));
  for (const { report, place } of placed) await releaseEvents(manager, report, place);
  for (const { report, place } of placed) {
    await takeEvents(manager, report, place);
    await placeReport(manager, report, place);
  }
};

const byUid = (one: WantedStudy, other: WantedStudy): number => (one.studyUid < other.studyUid ? -1 : 1);

/**
 * Makes studies anew from their stored reports and the given ones that have no row yet. Within the caller's transaction; holds
 * the studies until it ends. Gives each study by its UID.
 */
export const writeStudies = async (
  manager: EntityManager,
  wanted: readonly WantedStudy[],
  now: Date,
): Promise<Map<string, WrittenStudy>> => {
  const drafts: Draft[] = [];
  // Always in the same order, so that two transactions do not wait for each other.
  for (const each of wanted.toSorted(byUid)) drafts.push(await draftOf(manager, each));
  const ids = await writeRows(manager, drafts, now);
  const own = drafts.flatMap((draft) => {
    const studyId = ids.get(draft.studyUid);
    return studyId === undefined
      ? []
      : [{ ...draft, studyId, isNew: draft.known === null, parts: draft.study.parts }];
  });
  const partIds = await saveParts(manager, own);
  const written = new Map<string, WrittenStudy>();
  for (const { studyUid, studyId, study, stored, fresh, isNew } of own) {
    written.set(studyUid, { studyId, study, partIds });
    await saveOperators(manager, operatorsOfStudy([...stored, ...fresh]), { studyId, isNew });
    await placeStored(manager, { studyId, study, partIds }, stored);
  }
  await judgeLeads(
    manager,
    own.map(({ studyId }) => studyId),
  );
  const lost = drafts.filter(({ studyUid }) => !ids.has(studyUid));
  if (lost.length === 0) return written;
  const others = lost.map((draft) => ({ ...draft, isThere: true }));
  return new Map([...written, ...(await writeStudies(manager, others, now))]);
};

/**
 * Makes the study of an (effective) Study Instance UID anew from its stored reports, after a correction: call it within the
 * correction's transaction for each study that lost or gained a report, then announce `DoseStudyRecorded` after the commit.
 * The study is created when the UID is new, and stays as `empty` when it has no report left. Gives its id.
 */
export const rebuildStudy = async (manager: EntityManager, studyUid: string, now: Date): Promise<number> => {
  const written = await writeStudies(manager, [{ studyUid, fresh: [], replaced: [], isThere: true }], now);
  const studyId = written.get(studyUid)?.studyId;
  if (studyId === undefined) throw new Error('A study that was just written is not there');
  return studyId;
};
