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
import { writeStudyOf } from './rebuild-study.ts';
import type { ReportCircumstances } from './study-row.ts';

export interface Recorded {
  readonly studyId: number;
  readonly reportId: number;
  /** `already-recorded`: the same SOP Instance UID, and nothing new in it. */
  readonly outcome: 'recorded' | 'already-recorded';
}

interface KnownReport {
  readonly id: number;
  readonly study_id: number;
  readonly sha256: string | null;
  readonly reading_sha256: string;
  readonly excluded_at: string | null;
  readonly excluded_reason: string | null;
}

/** What the tables know before a report is written: asked in one statement, for each costs more than what it asks. */
interface Known {
  readonly report: KnownReport | null;
  /** The study that the report belongs to: its own, unless that was linked into another or the report was moved. */
  readonly studyUid: string;
  readonly studyIsThere: boolean;
}

type KnownRow = { readonly [K in keyof KnownReport]: KnownReport[K] | null } & {
  readonly study_uid: string;
  readonly there: number | null;
};

const whatIsKnown = async (
  manager: EntityManager,
  { sopInstanceUid, studyInstanceUid }: PreparedReport['kept'],
): Promise<Known> => {
  const [row] = await manager.query<KnownRow[]>(
    `select r.id, r.study_id, r.sha256, r.reading_sha256, r.excluded_at, r.excluded_reason,
            l.study_uid, s.id as there
       from (select coalesce((select effective_study_uid from dose_report where sop_instance_uid = $1),
                             (select effective_study_uid from study_link where study_instance_uid = $2),
                             $2) as study_uid) l
       left join dose_report r on r.sop_instance_uid = $1
       left join dose_study s on s.study_uid = l.study_uid`,
    [sopInstanceUid, studyInstanceUid],
  );
  if (!row) throw new Error('A question that always has an answer had none');
  const report = row.id === null ? null : (row as KnownReport);
  return { report, studyUid: row.study_uid, studyIsThere: row.there !== null };
};

/** Of two files with one SOP Instance UID the first stands; the same file read anew replaces what it said. */
const isNews = (known: KnownReport, { input, readingSha256 }: PreparedReport): boolean =>
  known.sha256 === input.sha256 && known.reading_sha256 !== readingSha256;

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
    const known = await whatIsKnown(manager, prepared.kept);
    const { report } = known;
    if (report && !isNews(report, prepared)) {
      return { studyId: report.study_id, reportId: report.id, outcome: 'already-recorded' };
    }
    // What it said before must not hold events that another report may now tell.
    if (report) await deleteEvents(manager, report.id);
    return this.writeNew(manager, prepared, known);
  }

  private async writeNew(
    manager: EntityManager,
    prepared: PreparedReport,
    { report: known, studyUid, studyIsThere }: Known,
  ): Promise<Recorded> {
    const { kept, patient } = prepared;
    const unit = await this.unitOf(manager, prepared);
    const named = patient && (await identifyPatient(manager, patient));
    const now = this.clock.now();
    const fresh = circumstances(prepared, unit, { patientId: named?.patientId ?? null, known });
    const { studyId, place } = await writeStudyOf(manager, { studyUid, fresh, now, isThere: studyIsThere });
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
    return { studyId, reportId, outcome: 'recorded' };
  }

  private async unitOf(manager: EntityManager, { input, kept }: PreparedReport): Promise<IdentifiedUnit> {
    const { entry, receivedAt } = input;
    if (entry === undefined) return this.equipment.identify(manager, kept.equipment, receivedAt);
    return { sentById: entry.unitId, ...(await resolveUnit(manager, entry.unitId)) };
  }
}
