import type { EntityManager } from 'typeorm';
import { insertNewRows, updateRow, type Row } from '../platform/database/rows.ts';
import { ConcurrentArrival } from './concurrent-arrival.ts';
import { DoseReport } from './dose-report.entity.ts';
import { insertEvents } from './event-rows.ts';
import type { Known } from './known-reports.ts';
import { placementOf, type Placement, type WrittenStudy } from './place-reports.ts';
import type { ReportCircumstances } from './study-row.ts';

/** A report whose unit and patient are known. */
export interface Arrival extends Known {
  readonly circumstances: ReportCircumstances;
  /** As the report names them, whoever they count for. */
  readonly unitId: number;
  readonly patientId: number | null;
}

/** Where the row of a report is. */
export interface ReportIds {
  readonly studyId: number;
  readonly reportId: number;
}

const sopOf = ({ prepared }: Known): string => prepared.kept.sopInstanceUid;

const rowOf = (arrival: Arrival, { studyId, state, stateReason }: Placement, now: Date): Row<DoseReport> => ({
  ...arrival.prepared.row,
  studyId,
  state,
  stateReason,
  effectiveStudyUid: arrival.studyUid,
  unitId: arrival.unitId,
  patientId: arrival.patientId,
  recordedAt: now.toISOString(),
});

const insertReports = async (
  manager: EntityManager,
  rows: readonly Row<DoseReport>[],
): Promise<Map<string, number>> => {
  const inserted = await insertNewRows<DoseReport, { id: number; sop_instance_uid: string }>(
    manager,
    DoseReport,
    rows,
    ['id', 'sop_instance_uid'],
  );
  if (inserted.length < rows.length) throw new ConcurrentArrival();
  return new Map(inserted.map(({ id, sop_instance_uid }) => [sop_instance_uid, id]));
};

/** Writes reports and their events into studies that are written already; gives where they are by SOP Instance UID. */
export const writeReports = async (
  manager: EntityManager,
  arrivals: readonly Arrival[],
  { studies, now }: { studies: ReadonlyMap<string, WrittenStudy>; now: Date },
): Promise<Map<string, ReportIds>> => {
  const all = arrivals.map((arrival) => {
    const study = studies.get(arrival.studyUid);
    if (study === undefined) throw new Error('A study that was just written is not there');
    const place = placementOf(study, arrival.circumstances);
    return { arrival, place, row: rowOf(arrival, place, now) };
  });
  const fresh = all.filter(({ arrival }) => arrival.report === null).map(({ row }) => row);
  const ids = await insertReports(manager, fresh);
  for (const { arrival, row } of all) {
    if (arrival.report === null) continue;
    await updateRow(manager, DoseReport, arrival.report.id, row);
    ids.set(sopOf(arrival), arrival.report.id);
  }
  const written = all.map(({ arrival, place }) => {
    const reportId = ids.get(sopOf(arrival));
    if (reportId === undefined) throw new Error('A report that was just written is not there');
    return { ...place, ...arrival.prepared, reportId };
  });
  await insertEvents(manager, written);
  return new Map(written.map(({ kept, studyId, reportId }) => [kept.sopInstanceUid, { studyId, reportId }]));
};
