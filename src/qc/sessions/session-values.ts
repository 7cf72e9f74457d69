import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { canonicalText } from '../core/canonical-text.ts';
import type { RecordedValue, RecordedValues } from '../core/fields.ts';
import { ResultRow } from './session.entity.ts';

export const sha256Of = (value: unknown): string =>
  createHash('sha256').update(canonicalText(value)).digest('hex');

/** All values of a session, each field's steps in order. */
export const resultsOf = (manager: EntityManager, sessionId: number): Promise<ResultRow[]> =>
  manager.find(ResultRow, { where: { sessionId }, order: { field: 'ASC', step: 'ASC' } });

/** What counts of each field: its last step. */
export const valuesOf = (results: readonly ResultRow[]): RecordedValues => {
  const values: Record<string, RecordedValue> = {};
  for (const { field, value } of results) values[field] = value;
  return values;
};

/** Who recorded or corrected a value of these sessions, by session. */
export const recordersOf = async (
  manager: EntityManager,
  sessionIds: readonly number[],
): Promise<ReadonlyMap<number, readonly number[]>> => {
  const recorders = new Map<number, number[]>();
  if (sessionIds.length === 0) return recorders;
  const rows = await manager.query<{ sessionId: number; byId: number }[]>(
    `select distinct session_id as "sessionId", entered_by_id as "byId" from qc_result
      where session_id in (${sessionIds.map(Number).join(',')}) order by 1, 2`,
  );
  for (const { sessionId, byId } of rows)
    recorders.set(sessionId, [...(recorders.get(sessionId) ?? []), byId]);
  return recorders;
};
