import type { EntityManager } from 'typeorm';
import type { DoseReport } from '../dicom/rdsr/dose-report.ts';
import type { Moment } from '../dicom/rdsr/report-common.ts';
import { columnProperties, insertRows, JsonText, type Row } from '../platform/database/rows.ts';
import { CtEvent } from './ct-event.entity.ts';
import { ProjectionEvent } from './projection-event.entity.ts';

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

/** The event rows of a report, and where they go: which of them count, and for which part. */
export interface PlacedEvents {
  readonly reportId: number;
  readonly kept: Pick<DoseReport, 'kind'>;
  readonly eventRows: readonly Record<string, unknown>[];
  readonly partOfIndex: ReadonlyMap<number, number>;
}

const placed = ({ reportId, eventRows, partOfIndex }: PlacedEvents): Record<string, unknown>[] =>
  eventRows.map((row, at) => ({ ...row, reportId, partId: partOfIndex.get(at) ?? null }));

export const insertEvents = async (
  manager: EntityManager,
  reports: readonly PlacedEvents[],
): Promise<void> => {
  const rowsOf = (kind: DoseReport['kind']) =>
    reports.filter(({ kept }) => kept.kind === kind).flatMap(placed);
  await insertRows(manager, CtEvent, rowsOf('ct') as Row<CtEvent>[]);
  await insertRows(manager, ProjectionEvent, rowsOf('projection') as Row<ProjectionEvent>[]);
};

export const deleteEvents = async (manager: EntityManager, reportId: number): Promise<void> => {
  for (const table of ['projection_event', 'ct_event']) {
    await manager.query(`delete from ${table} where report_id = $1`, [reportId]);
  }
};
