import { badRequest } from './problem.ts';

/** Where a page ended: the values of its last row by which the list is ordered. */
export type CursorValues = readonly (string | number | null)[];

const isValue = (value: unknown): value is string | number | null =>
  value === null || typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value));

/** Opaque to callers, who send it back as they got it. */
export const encodeCursor = (values: CursorValues): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url');

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
};

/** The values of a cursor of that length; a text that is no cursor of this list is refused as a bad request. */
export const decodeCursor = (text: string, length: number): CursorValues => {
  const values = parsed(text);
  if (!Array.isArray(values) || values.length !== length || !values.every(isValue)) {
    throw badRequest('cursor-not-known', 'The cursor is not one of this list. Ask again without it.');
  }
  return values;
};
