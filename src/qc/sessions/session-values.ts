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
