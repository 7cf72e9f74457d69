import type { EntityManager } from 'typeorm';
import type { DoseReport } from '../dicom/rdsr/dose-report.ts';
import type { Moment } from '../dicom/rdsr/report-common.ts';
import { columnProperties, insertRows, JsonText, type Row } from '../platform/database/rows.ts';
import { CtEvent } from './ct-event.entity.ts';
import { ProjectionEvent } from './projection-event.entity.ts';

type EventRow = Row<ProjectionEvent> | Row<CtEvent>;
type AnyEvent = DoseReport['events'][number];

const isSaid = (value: unknown): boolean =>
  value !== null &&
  value !== undefined &&
  !(Array.isArray(value) && value.length === 0) &&
  !(typeof value === 'object' && Object.keys(value).length === 0);

const entityOf = (kind: DoseReport['kind']): typeof CtEvent | typeof ProjectionEvent =>
  kind === 'ct' ? CtEvent : ProjectionEvent;

/** Column by column what has one, and the rest as JSON text, without what is null or empty. */
const rowOf = (
  event: AnyEvent,
  eventIndex: number,
  columns: ReadonlySet<string>,
): Record<string, unknown> => {
  const row: Record<string, unknown> = {};
  const details: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(event)) {
    if (name === 'startedAt') continue;
    if (columns.has(name)) row[name] = value;
    else if (isSaid(value)) details[name] = value;
  }
  const startedAt: Moment | null = event.startedAt;
  row['eventIndex'] = eventIndex;
  row['startedAt'] = startedAt?.local ?? null;
  row['startedOffset'] = startedAt?.offset ?? null;
  row['details'] = new JsonText(JSON.stringify(details));
  return row;
};

/** The rows of a report's events, without the ids of report and part. */
export const eventRowsOf = (manager: EntityManager, report: DoseReport): Record<string, unknown>[] => {
  const columns = columnProperties(manager, entityOf(report.kind));
  return report.events.map((event, at) => rowOf(event, at, columns));
};

/** Where the rows of a report go: which of them count, and for which part. */
export interface EventPlace {
  readonly kind: DoseReport['kind'];
  readonly reportId: number;
  readonly partOfIndex: ReadonlyMap<number, number>;
}

export const insertEvents = (
  manager: EntityManager,
  rows: readonly Record<string, unknown>[],
  { kind, reportId, partOfIndex }: EventPlace,
): Promise<void> => {
  const placed: EventRow[] = rows.map((row, at) => ({
    ...row,
    reportId,
    partId: partOfIndex.get(at) ?? null,
  }));
  return kind === 'ct'
    ? insertRows(manager, CtEvent, placed as Row<CtEvent>[])
    : insertRows(manager, ProjectionEvent, placed as Row<ProjectionEvent>[]);
};

export const deleteEvents = async (manager: EntityManager, reportId: number): Promise<void> => {
  for (const table of ['projection_event', 'ct_event']) {
    await manager.query(`delete from ${table} where report_id = $1`, [reportId]);
  }
};
