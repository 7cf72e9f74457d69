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

const respelt = (codes: Respelling, code: CodedEntry): CodedEntry =>
  codes[`${code.scheme} ${code.value}`] ?? code;

const events: ReadonlySet<string> = new Set(['113706']);

const itself = (item: ContentItem, dialect: Dialect, inEvent: boolean): ContentItem => {
  const { codes, unitSchemeInEvents } = dialect;
  const concept = respelt(codes, item.concept);
  if (item.type === 'CODE') return { ...item, concept, code: respelt(codes, item.code) };
  if (item.type === 'NUM' && item.text !== null) {
    const unit = respelt(codes, item.unit);
    const misspelt = inEvent && unitSchemeInEvents !== undefined;
    return { ...item, concept, unit: misspelt ? { ...unit, scheme: unitSchemeInEvents } : unit };
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
