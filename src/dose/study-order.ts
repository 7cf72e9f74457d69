import type { SelectQueryBuilder } from 'typeorm';
import { decodeCursor, encodeCursor } from '../platform/cursor.ts';
import { badRequest } from '../platform/problem.ts';
import type { DoseStudy } from './dose-study.entity.ts';
import { studyProperty } from './study-filter.ts';
import type { StudySort } from './study-list.contract.ts';

type Query = SelectQueryBuilder<DoseStudy>;
type SortProperty = (typeof studyProperty)[keyof typeof studyProperty] | 'listedAt' | 'findingCount';

const sortProperties: Record<StudySort, SortProperty> = {
  ...studyProperty,
  date: 'listedAt',
  findingCount: 'findingCount',
};

export interface StudyOrder {
  readonly sort: StudySort;
  readonly direction: 'asc' | 'desc';
}

/**
 * A list sorted by a quantity has two stretches: the studies that have it, by it, and then those that do not report
 * it, newest first. Each is read along an index of its own; unknown never sorts as 0.
 */
export type Stretch = 'known' | 'unknown';

export interface Position {
  readonly stretch: Stretch;
  /** The last row given; null at the beginning of the stretch. */
  readonly after: { readonly key: string | number; readonly id: number } | null;
}

export const firstPosition: Position = { stretch: 'known', after: null };

/** Only a quantity can be unknown. */
export const hasUnknown = ({ sort }: StudyOrder): boolean =>
  !['date', 'findingCount', 'eventCount'].includes(sort);

/** Orders a query over studies (alias `s`) and begins after the position. */
export const applyStudyOrder = (query: Query, order: StudyOrder, position: Position): Query => {
  const property = sortProperties[order.sort];
  const isKnown = position.stretch === 'known';
  if (hasUnknown(order)) query.andWhere(`s.${property} IS ${isKnown ? 'NOT NULL' : 'NULL'}`);
  const key = isKnown ? property : 'listedAt';
  const direction = isKnown ? order.direction : 'desc';
  if (position.after !== null) {
    const { key: afterKey, id: afterId } = position.after;
    query.andWhere(`(s.${key}, s.id) ${direction === 'asc' ? '>' : '<'} (:afterKey, :afterId)`, {
      afterKey,
      afterId,
    });
  }
  const towards = direction === 'asc' ? 'ASC' : 'DESC';
  return query.orderBy(`s.${key}`, towards).addOrderBy('s.id', towards);
};

/** The position behind a row. */
export const positionAfter = (row: DoseStudy, order: StudyOrder, stretch: Stretch): Position => {
  const key = stretch === 'known' ? row[sortProperties[order.sort]] : row.listedAt;
  return { stretch, after: key === null ? null : { key, id: row.id } };
};

export const encodePosition = ({ sort, direction }: StudyOrder, { stretch, after }: Position): string =>
  encodeCursor([sort, direction, stretch, after?.key ?? null, after?.id ?? null]);

/** A cursor of another order is refused: its page would begin anywhere. */
export const decodePosition = (cursor: string, { sort, direction }: StudyOrder): Position => {
  const [ofSort, ofDirection, stretch, key, id] = decodeCursor(cursor, 5);
  if (ofSort !== sort || ofDirection !== direction) {
    throw badRequest('cursor-of-another-order', 'The cursor is of another order. Ask again without it.');
  }
  const isPosition = typeof id === 'number' && key !== null && key !== undefined;
  return {
    stretch: stretch === 'unknown' ? 'unknown' : 'known',
    after: isPosition ? { key, id } : null,
  };
};
