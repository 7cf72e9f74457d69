import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Equipment, type IdentifiedUnit } from '../equipment/index.ts';
import { Clock } from '../platform/clock.ts';
import { insertRow, updateRow, type Row } from '../platform/database/rows.ts';
import { ConcurrentArrival } from './concurrent-arrival.ts';
import { DoseReport } from './dose-report.entity.ts';
import { deleteEvents, insertEvents } from './event-rows.ts';
import { identifyPatient, resolvePatient } from './patient-rows.ts';
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
  readonly effective_study_uid: string;
  readonly excluded_at: string | null;
  readonly excluded_reason: string | null;
}

const findReport = async (manager: EntityManager, sopInstanceUid: string): Promise<KnownReport | null> => {
  const [known] = await manager.query<KnownReport[]>(
    `select id, study_id, sha256, reading_sha256, effective_study_uid, excluded_at, excluded_reason
       from dose_report where sop_instance_uid = $1`,
    [sopInstanceUid],
  );
  return known ?? null;
};

/** The study that a report belongs to: its own, unless that was linked into another. */
const studyUidFor = async (manager: EntityManager, studyInstanceUid: string): Promise<string> => {
  const [link] = await manager.query<{ effective_study_uid: string }[]>(
    'select effective_study_uid from study_link where study_instance_uid = $1',
    [studyInstanceUid],
  );
  return link?.effective_study_uid ?? studyInstanceUid;
};

/** Of two files with one SOP Instance UID the first stands; the same file read anew replaces what it said. */
const isNews = (known: KnownReport, { input, readingSha256 }: PreparedReport): boolean =>
  known.sha256 === input.sha256 && known.reading_sha256 !== readingSha256;

const circumstances = (
  { input, header, events }: PreparedReport,
  { unitId, countsAs }: IdentifiedUnit,
  { patientId, known }: { patientId: number | null; known: KnownReport | null },
): ReportCircumstances => ({
  facts: { header, events, unitId, countsAs, patientId },
  findings: input.findings,
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
    const known = await findReport(manager, prepared.kept.sopInstanceUid);
    if (known && !isNews(known, prepared)) {
      return { studyId: known.study_id, reportId: known.id, outcome: 'already-recorded' };
    }
    // What it said before must not hold events that another report may now tell.
    if (known) await deleteEvents(manager, known.id);
    return this.writeNew(manager, prepared, known);
  }

  private async writeNew(
    manager: EntityManager,
    prepared: PreparedReport,
    known: KnownReport | null,
  ): Promise<Recorded> {
    const { input, kept, patient } = prepared;
    const unit = await this.equipment.identify(manager, kept.equipment, input.receivedAt);
    const told = patient && (await identifyPatient(manager, patient));
    const patientId = await resolvePatient(manager, told);
    const effectiveStudyUid =
      known?.effective_study_uid ?? (await studyUidFor(manager, kept.studyInstanceUid));
    const now = this.clock.now();
    const fresh = circumstances(prepared, unit, { patientId, known });
    const { studyId, place } = await writeStudyOf(manager, { studyUid: effectiveStudyUid, fresh, now });
    const { partOfIndex = new Map<number, number>(), ...state } = place ?? {};
    const where = {
      studyId,
      effectiveStudyUid,
      unitId: unit.sentById,
      patientId: told,
      recordedAt: now.toISOString(),
    };
    const reportId = await writeRow(manager, { ...prepared.row, ...where, ...state }, known);
    await insertEvents(manager, prepared.eventRows, { kind: kept.kind, reportId, partOfIndex });
    return { studyId, reportId, outcome: 'recorded' };
  }
}
