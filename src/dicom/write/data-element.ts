/** The value representations that a dose report needs: text, UIDs and sequences; nothing binary outside the file meta header. */
export type Vr =
  'AE' | 'AS' | 'CS' | 'DA' | 'DS' | 'DT' | 'IS' | 'LO' | 'PN' | 'SH' | 'SQ' | 'TM' | 'UI' | 'UT';

/** One element to be written: its text (several values joined with backslashes), or the items of a sequence. */
export interface DataElement {
  /** 0xGGGGEEEE */
  readonly tag: number;
  readonly vr: Vr;
  readonly value: string | readonly DataSet[];
  /** The same object stands in many reports: its bytes are worth remembering. */
  readonly recurring?: true;
}

/** Elements in ascending order of tag, as PS3.5 section 7.1 asks. */
export type DataSet = readonly DataElement[];

/** An element of text. */
export const textElement = (tag: number, vr: Exclude<Vr, 'SQ'>, value: string): DataElement => ({
  tag,
  vr,
  value,
});

/** A sequence of items. */
export const sequence = (tag: number, ...items: readonly DataSet[]): DataElement => ({
  tag,
  vr: 'SQ',
  value: items,
});

/** Data elements in the order in which they must stand. */
export const inTagOrder = (elements: readonly DataElement[]): DataSet =>
  [...elements].sort((a, b) => a.tag - b.tag);
