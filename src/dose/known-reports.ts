import type { EntityManager } from 'typeorm';
import type { PreparedReport } from './prepared-report.ts';

export interface KnownReport {
  readonly id: number;
  readonly study_id: number;
  readonly effective_study_uid: string;
  readonly sha256: string | null;
  readonly reading_sha256: string;
  readonly excluded_at: string | null;
  readonly excluded_reason: string | null;
}

/** A report that is to be written, and what the tables know of it. */
export interface Known {
  readonly prepared: PreparedReport;
  /** The report of that SOP Instance UID; where there is none, what the same file was read as before. */
  readonly report: KnownReport | null;
  /** What the same file was read as before, where another file has its SOP Instance UID now: it counts no longer. */
  readonly staleId: number | null;
  /** The study that the report belongs to: its own, unless that was linked into another or the report was moved. */
  readonly studyUid: string;
  readonly studyIsThere: boolean;
}

type KnownRow = { readonly [K in keyof KnownReport]: KnownReport[K] | null } & {
  readonly asked: number;
  readonly stale_id: number | null;
  readonly study_uid: string;
  readonly there: number | null;
};

const foundSql = `
  select told.*, u.id as same_uid,
         (select min(f.id) from dose_report f
           where f.sha256 = told.file and f.source = 'dicom' and f.sop_instance_uid <> told.sop_uid) as same_file
    from told left join dose_report u on u.sop_instance_uid = told.sop_uid`;

/** A report stays where a person has moved it; one that is read with another Study Instance UID than before follows that. */
const studyUidSql = `coalesce(
  case when r.study_instance_uid = found.own_study_uid or r.effective_study_uid <> r.study_instance_uid
       then r.effective_study_uid end,
  l.effective_study_uid,
  found.own_study_uid)`;

const knownSql = `
  select found.asked, r.id, r.study_id, r.effective_study_uid, r.sha256, r.reading_sha256, r.excluded_at,
         r.excluded_reason, found.same_file as stale_id, ${studyUidSql} as study_uid
    from found
    left join dose_report r on r.id = coalesce(found.same_uid, found.same_file)
    left join study_link l on l.study_instance_uid = found.own_study_uid`;

const knownOf = (prepared: PreparedReport, row: KnownRow): Known => ({
  prepared,
  report: row.id === null ? null : (row as KnownReport),
  staleId: row.stale_id === row.id ? null : row.stale_id,
  studyUid: row.study_uid,
  studyIsThere: row.there !== null,
});

/** What is known of each of the reports, in their order: asked in one statement, for each costs more than what it asks. */
export const whatIsKnown = async (
  manager: EntityManager,
  reports: readonly PreparedReport[],
): Promise<Known[]> => {
  if (reports.length === 0) return [];
  const told = reports.map((_, at) => `(${at}, $${at * 3 + 1}, $${at * 3 + 2}, $${at * 3 + 3})`);
  const rows = await manager.query<KnownRow[]>(
    `with told(asked, own_study_uid, sop_uid, file) as (values ${told.join(',')}),
          found as (${foundSql}), known as (${knownSql})
     select known.*, s.id as there
       from known left join dose_study s on s.study_uid = known.study_uid
      order by known.asked`,
    reports.flatMap(({ kept, input }) => [kept.studyInstanceUid, kept.sopInstanceUid, input.sha256]),
  );
  return rows.flatMap((row) => {
    const prepared = reports[row.asked];
    return prepared === undefined ? [] : knownOf(prepared, row);
  });
};
