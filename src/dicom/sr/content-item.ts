import type { Code, CodeKey } from './coded-concept.ts';

/** The value types of PS3.3, C.17.3, and what else was sent, as sent. */
export type ValueType = string;

/** What a NUM item says: the values as text, their unit, and why there is none. */
export interface NumericValue {
  readonly text: readonly string[];
  readonly unit: Code | null;
  readonly qualifier: Code | null;
}

/** One item of a content tree. Relationship types are kept and never relied on: some makers leave them out. */
export interface ContentItem {
  readonly valueType: ValueType;
  readonly relationship: string | null;
  /** Concept name; null when it has none. */
  readonly concept: Code | null;
  /** Concept name as it is compared; empty when it has none. */
  readonly key: CodeKey | '';
  /** Codes of a CODE item: one, or several where a maker puts more into one item. */
  readonly codes: readonly Code[];
  /** Text of TEXT, UIDREF, DATE, TIME, DATETIME, PNAME; the SOP Instance UID of IMAGE, WAVEFORM, COMPOSITE. */
  readonly text: string | null;
  readonly number: NumericValue | null;
  readonly children: readonly ContentItem[];
}

/** The first item of a concept among these; null when there is none. */
export const find = (items: readonly ContentItem[], key: CodeKey): ContentItem | null => {
  for (const item of items) if (item.key === key) return item;
  return null;
};

/** All items of a concept among these, in order. */
export const findAll = (items: readonly ContentItem[], key: CodeKey): ContentItem[] =>
  items.filter((item) => item.key === key);

/** The code of the first item of a concept that has one: some makers send an empty one before. */
export const codeOf = (items: readonly ContentItem[], key: CodeKey): Code | null => {
  for (const item of items) if (item.key === key && item.codes[0] !== undefined) return item.codes[0];
  return null;
};

/** The text of the first item of a concept that has one. */
export const textOf = (items: readonly ContentItem[], key: CodeKey): string | null => {
  for (const item of items) if (item.key === key && item.text !== null) return item.text;
  return null;
};

/** The code of a concept below an item or beside it: makers do not agree where modifiers go. */
export const codeBelowOrBeside = (
  item: ContentItem | null,
  siblings: readonly ContentItem[],
  key: CodeKey,
): Code | null => (item === null ? null : codeOf(item.children, key)) ?? codeOf(siblings, key);
