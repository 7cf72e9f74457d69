import type { EntityManager } from 'typeorm';
import { updateRow } from '../platform/database/rows.ts';
import type { StudyFromReports } from './core/study-from-reports.ts';
import { DoseReport, type ReportState } from './dose-report.entity.ts';
import { idOfPart, type PartIds } from './part-rows.ts';
import type { StoredReport } from './stored-reports.ts';
import type { ReportCircumstances } from './study-row.ts';

/** Whether a report counts, and which of its events count for which part. */
export interface Placement {
  readonly studyId: number;
  readonly state: ReportState;
  /** In words; null when it counts. */
  readonly stateReason: string | null;
  /** Part by index of the event. */
  readonly partOfIndex: ReadonlyMap<number, number>;
}

/** A study that has its row, and its parts theirs. */
export interface WrittenStudy {
  readonly studyId: number;
  readonly study: StudyFromReports;
  readonly partIds: PartIds;
}

const partOfIndex = ({ study, studyId, partIds }: WrittenStudy, sop: string): Map<number, number> => {
  const parts = new Map<number, number>();
  for (const part of study.parts) {
    const id = idOfPart(partIds, studyId, part);
    for (const index of part.counting.get(sop) ?? []) parts.set(index, id);
  }
  return parts;
};

/** The place of a report in the study that was made of it and the others. */
export const placementOf = (written: WrittenStudy, report: ReportCircumstances): Placement => {
  const { studyId, study } = written;
  if (report.isExcluded) {
    return { studyId, state: 'excluded', stateReason: report.excludedReason, partOfIndex: new Map() };
  }
  const sop = report.facts.header.sopInstanceUid;
  const container = study.parts.map(({ supersededBy }) => supersededBy.get(sop)).find(Boolean);
  const placed = { studyId, partOfIndex: partOfIndex(written, sop) };
  return container === undefined
    ? { state: 'current', stateReason: null, ...placed }
    : { state: 'superseded', stateReason: `All it tells is in the report ${container}.`, ...placed };
};

const setPart = async (
  manager: EntityManager,
  report: StoredReport,
  { partId, ids }: { partId: number | null; ids: readonly number[] },
): Promise<void> => {
  if (ids.length === 0) return;
  const table = report.facts.header.kind === 'ct' ? 'ct_event' : 'projection_event';
  await manager.query(`update ${table} set part_id = $1 where id in (${ids.join(',')})`, [partId]);
};

/** Lets go the events that no longer count. Before any others take their place: an event counts once in a part. */
export const releaseEvents = async (
  manager: EntityManager,
  report: StoredReport,
  { partOfIndex: parts }: Placement,
): Promise<void> => {
  const released = report.events.filter(
    ({ partId, eventIndex }) => partId !== null && parts.get(eventIndex) !== partId,
  );
  await setPart(manager, report, { partId: null, ids: released.map(({ id }) => id) });
};

/** Lets the events of a stored report count that now do. */
export const takeEvents = async (
  manager: EntityManager,
  report: StoredReport,
  { partOfIndex: parts }: Placement,
): Promise<void> => {
  for (const partId of new Set(parts.values())) {
    const taken = report.events.filter(
      (event) => parts.get(event.eventIndex) === partId && event.partId !== partId,
    );
    await setPart(manager, report, { partId, ids: taken.map(({ id }) => id) });
  }
};

/** Writes where a stored report now is, if that is news. */
export const placeReport = async (
  manager: EntityManager,
  report: StoredReport,
  { state, stateReason, studyId }: Placement,
): Promise<void> => {
  const isNews = state !== report.state || stateReason !== report.stateReason || studyId !== report.studyId;
  if (isNews) await updateRow(manager, DoseReport, report.id, { state, stateReason, studyId });
};
