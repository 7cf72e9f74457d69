import type { CodedEntry, ContentItem } from './content-item.ts';
import type { DoseReference } from './projection-tree.ts';

/** Codes by what stands in a conformant tree ("scheme value"), as a maker writes them. */
export type Respelling = Readonly<Record<string, CodedEntry>>;

/** How one maker writes its dose reports: where it departs from the letter of PS3.16, or is free to choose. */
export interface Dialect {
  readonly sopClassUid: string;
  /** False for units that leave Content Template Sequence out. */
  readonly namesTemplate: boolean;
  /** False for units that name their model only in the Device Observer item. */
  readonly modelInHeader: boolean;
  /** (0008,0201), null when the unit does not say. */
  readonly timezoneOffset: string | null;
  readonly reference: DoseReference;
  readonly codes: Respelling;
  /** A misspelt scheme of the units of numbers inside events. */
  readonly unitSchemeInEvents?: string;
  /** Device Observer UID as TEXT instead of UIDREF. */
  readonly observerUidAsText?: boolean;
}

/** Every code of a dialect has one object as it is written, so that what is written of it can be remembered. */
const spelt = new WeakMap<Dialect, Record<'code' | 'eventUnit', WeakMap<CodedEntry, CodedEntry>>>();

const respelt = (dialect: Dialect, code: CodedEntry, as: 'code' | 'eventUnit' = 'code'): CodedEntry => {
  let ofDialect = spelt.get(dialect);
  if (ofDialect === undefined) {
    spelt.set(dialect, (ofDialect = { code: new WeakMap(), eventUnit: new WeakMap() }));
  }
  const known = ofDialect[as].get(code);
  if (known !== undefined) return known;
  const written = dialect.codes[`${code.scheme} ${code.value}`] ?? code;
  const misspelt = as === 'eventUnit' ? dialect.unitSchemeInEvents : undefined;
  const made = misspelt === undefined ? written : { ...written, scheme: misspelt };
  ofDialect[as].set(code, made);
  return made;
};

const events: ReadonlySet<string> = new Set(['113706']);

const itself = (item: ContentItem, dialect: Dialect, inEvent: boolean): ContentItem => {
  const concept = respelt(dialect, item.concept);
  if (item.type === 'CODE') return { ...item, concept, code: respelt(dialect, item.code) };
  if (item.type === 'NUM' && item.text !== null) {
    return { ...item, concept, unit: respelt(dialect, item.unit, inEvent ? 'eventUnit' : 'code') };
  }
  if (item.type === 'UIDREF' && dialect.observerUidAsText === true && item.concept.value === '121012') {
    return { ...item, type: 'TEXT', concept };
  }
  return { ...item, concept };
};

/** A conformant tree as the maker would have written it. */
export const inDialect = (
  items: readonly ContentItem[],
  dialect: Dialect,
  inEvent = false,
): readonly ContentItem[] =>
  items.map((item) => {
    const written = itself(item, dialect, inEvent);
    if (item.children === undefined || item.children.length === 0) return written;
    const below = inEvent || events.has(item.concept.value);
    return { ...written, children: inDialect(item.children, dialect, below) };
  });
