import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Equipment, resolveUnit, type IdentifiedUnit } from '../equipment/index.ts';
import { Clock } from '../platform/clock.ts';
import { insertRow, updateRow, type Row } from '../platform/database/rows.ts';
import { ConcurrentArrival } from './concurrent-arrival.ts';
import { DoseReport } from './dose-report.entity.ts';
import { deleteEvents, insertEvents } from './event-rows.ts';
import { identifyPatient } from './patient-rows.ts';
import type { PreparedReport } from './prepared-report.ts';
import { rebuildStudy, writeStudyOf } from './rebuild-study.ts';
import type { ReportCircumstances } from './study-row.ts';

export interface Recorded {
  readonly studyId: number;
  readonly reportId: number;
  /**
   * `already-recorded`: the same file, and nothing new in it · `another-file-counts`: another file with the same SOP
   * Instance UID came first.
   */
  readonly outcome: 'recorded' | 'already-recorded' | 'another-file-counts';
  /** Studies beside it that were made anew: what the same file was read as before counted there. */
  readonly otherStudyIds: readonly number[];
}

interface KnownReport {
  readonly id: number;
  readonly study_id: number;
  readonly effective_study_uid: string;
  readonly sha256: string | null;
  readonly reading_sha256: string;
  readonly excluded_at: string | null;
  readonly excluded_reason: string | null;
}

/** What the tables know before a report is written: asked in one statement, for each costs more than what it asks. */
interface Known {
  /** The report of that SOP Instance UID; where there is none, what the same file was read as before. */
  readonly report: KnownReport | null;
  /** What the same file was read as before, where another file has its SOP Instance UID now: it counts no longer. */
  readonly staleId: number | null;
  /** The study that the report belongs to: its own, unless that was linked into another or the report was moved. */
  readonly studyUid: string;
  readonly studyIsThere: boolean;
}

type KnownRow = { readonly [K in keyof KnownReport]: KnownReport[K] | null } & {
  readonly stale_id: number | null;
  readonly study_uid: string;
  readonly there: number | null;
};

/** A report stays where a person has moved it; one that is read with another Study Instance UID than before follows that. */
// SQLite numbers parameters as they appear: $1 is the Study Instance UID, $2 the SOP Instance UID, $3 the file.
const studyUidSql = `coalesce(
  case when r.study_instance_uid = $1 or r.effective_study_uid <> r.study_instance_uid then r.effective_study_uid end,
  (select effective_study_uid from study_link where study_instance_uid = $1),
  $1)`;

const ofSameFileSql = `(select min(id) from dose_report
                         where sha256 = $3 and source = 'dicom' and sop_instance_uid <> $2)`;

const whatIsKnown = async (manager: EntityManager, { kept, input }: PreparedReport): Promise<Known> => {
  const { sopInstanceUid, studyInstanceUid } = kept;
  const [row] = await manager.query<KnownRow[]>(
    `select k.*, s.id as there
       from (select r.id, r.study_id, r.effective_study_uid, r.sha256, r.reading_sha256, r.excluded_at,
                    r.excluded_reason, o.same_file as stale_id, ${studyUidSql} as study_uid
               from (select (select id from dose_report where sop_instance_uid = $2) as same_uid,
                            ${ofSameFileSql} as same_file) o
               left join dose_report r on r.id = coalesce(o.same_uid, o.same_file)) k
       left join dose_study s on s.study_uid = k.study_uid`,
    [studyInstanceUid, sopInstanceUid, input.sha256],
  );
  if (!row) throw new Error('A question that always has an answer had none');
  const report = row.id === null ? null : (row as KnownReport);
  const staleId = row.stale_id === row.id ? null : row.stale_id;
  return { report, staleId, studyUid: row.study_uid, studyIsThere: row.there !== null };
};

/** Of two files with one SOP Instance UID the first stands; the same file read anew replaces what it said. */
const outcomeOf = (
  known: KnownReport | null,
  { input, readingSha256 }: PreparedReport,
): Recorded['outcome'] => {
  if (known === null) return 'recorded';
  if (known.sha256 !== input.sha256) return 'another-file-counts';
  return known.reading_sha256 === readingSha256 ? 'already-recorded' : 'recorded';
};

const circumstances = (
  { input, header, events, operators }: PreparedReport,
  { unitId, countsAs }: IdentifiedUnit,
  { patientId, known }: { patientId: number | null; known: KnownReport | null },
): ReportCircumstances => ({
  facts: { header, events, unitId, countsAs, patientId },
  findings: input.findings,
  operators,
  source: input.entry?.source ?? 'dicom',
  receivedAt: input.receivedAt.toISOString(),
  isExcluded: known !== null && known.excluded_at !== null,
  excludedReason: known?.excluded_reason ?? null,
});

const writeRow = async (
  manager: EntityManager,
  row: Row<DoseReport>,
  known: KnownReport | null,
): Promise<number> => {
  if (known) {
    await updateRow(manager, DoseReport, known.id, row);
    return known.id;
  }
  const id = await insertRow(manager, DoseReport, row);
  if (id === null) throw new ConcurrentArrival();
  return id;
};

/** Writes a prepared report and makes its study anew, within a transaction. */
@Injectable()
export class ReportWriter {
  private readonly equipment: Equipment;
  private readonly clock: Clock;

  constructor(equipment: Equipment, clock: Clock) {
    this.equipment = equipment;
    this.clock = clock;
  }

  async write(manager: EntityManager, prepared: PreparedReport): Promise<Recorded> {
    const known = await whatIsKnown(manager, prepared);
    const { report } = known;
    const outcome = outcomeOf(report, prepared);
    const staleStudies = await this.setAside(manager, known.staleId, prepared.kept.sopInstanceUid);
    if (report && outcome !== 'recorded') {
      return { studyId: report.study_id, reportId: report.id, outcome, otherStudyIds: staleStudies };
    }
    // What it said before must not hold events that another report may now tell.
    if (report) await deleteEvents(manager, report.id);
    const written = await this.writeNew(manager, prepared, known);
    const left = await this.leave(manager, report, known.studyUid);
    return { ...written, outcome, otherStudyIds: [...staleStudies, ...left] };
  }

  private async writeNew(
    manager: EntityManager,
    prepared: PreparedReport,
    { report: known, studyUid, studyIsThere }: Known,
  ): Promise<Pick<Recorded, 'studyId' | 'reportId'>> {
    const { kept, patient } = prepared;
    const unit = await this.unitOf(manager, prepared);
    const named = patient && (await identifyPatient(manager, patient));
    const now = this.clock.now();
    const fresh = circumstances(prepared, unit, { patientId: named?.patientId ?? null, known });
    const wanted = { studyUid, fresh, replacesId: known?.id ?? null, now, isThere: studyIsThere };
    const { studyId, place } = await writeStudyOf(manager, wanted);
    const { partOfIndex = new Map<number, number>(), ...state } = place ?? {};
    const where = {
      studyId,
      effectiveStudyUid: studyUid,
      unitId: unit.sentById,
      patientId: named?.toldId ?? null,
      recordedAt: now.toISOString(),
    };
    const reportId = await writeRow(manager, { ...prepared.row, ...where, ...state }, known);
    await insertEvents(manager, prepared.eventRows, { kind: kept.kind, reportId, partOfIndex });
    return { studyId, reportId };
  }

  /** Excludes what a file was read as before that is now read as a report which another file has brought. */
  private async setAside(
    manager: EntityManager,
    staleId: number | null,
    sopInstanceUid: string,
  ): Promise<number[]> {
    if (staleId === null) return [];
    const stale = await manager.findOneByOrFail(DoseReport, { id: staleId });
    if (stale.excludedAt !== null) return [];
    const now = this.clock.now();
    await updateRow(manager, DoseReport, staleId, {
      excludedAt: now.toISOString(),
      excludedReason: `Read again, its file is the report ${sopInstanceUid}, which another file has brought and which counts.`,
    });
    return [await rebuildStudy(manager, stale.effectiveStudyUid, now)];
  }

  /** Makes the study anew to which the report belonged before it was read with another Study Instance UID. */
  private async leave(
    manager: EntityManager,
    before: KnownReport | null,
    studyUid: string,
  ): Promise<number[]> {
    if (before === null || before.effective_study_uid === studyUid) return [];
    return [await rebuildStudy(manager, before.effective_study_uid, this.clock.now())];
  }

  private async unitOf(manager: EntityManager, { input, kept }: PreparedReport): Promise<IdentifiedUnit> {
    const { entry, receivedAt } = input;
    if (entry === undefined) return this.equipment.identify(manager, kept.equipment, receivedAt);
    return { sentById: entry.unitId, ...(await resolveUnit(manager, entry.unitId)) };
  }
}
