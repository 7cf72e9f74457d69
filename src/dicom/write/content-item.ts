import { sequence, textElement, type DataElement, type DataSet } from './data-element.ts';

/** A code as it is written. */
export interface CodedEntry {
  readonly value: string;
  readonly scheme: string;
  readonly meaning: string;
}

export type Relationship = 'CONTAINS' | 'HAS CONCEPT MOD' | 'HAS OBS CONTEXT' | 'HAS PROPERTIES';

interface ItemBase {
  readonly relationship: Relationship;
  readonly concept: CodedEntry;
  readonly children?: readonly ContentItem[];
}

/** An SR content item by value (PS3.3 C.17.3). A NUM without value says why (`qualifier`). */
export type ContentItem = ItemBase &
  (
    | { readonly type: 'CONTAINER'; readonly templateId?: string }
    | { readonly type: 'CODE'; readonly code: CodedEntry }
    | { readonly type: 'NUM'; readonly text: string; readonly unit: CodedEntry }
    | { readonly type: 'NUM'; readonly text: null; readonly qualifier: CodedEntry }
    | { readonly type: 'TEXT' | 'UIDREF' | 'DATETIME' | 'PNAME'; readonly text: string }
  );

/** The same item standing in another relationship to its parent. */
export const related = (relationship: Relationship, item: ContentItem): ContentItem => ({
  ...item,
  relationship,
});

export const container = (concept: CodedEntry, children: readonly ContentItem[]): ContentItem => ({
  relationship: 'CONTAINS',
  type: 'CONTAINER',
  concept,
  children,
});

export const codeItem = (
  concept: CodedEntry,
  code: CodedEntry,
  children: readonly ContentItem[] = [],
): ContentItem => ({ relationship: 'CONTAINS', type: 'CODE', concept, code, children });

export const textItem = (
  type: 'TEXT' | 'UIDREF' | 'DATETIME' | 'PNAME',
  concept: CodedEntry,
  text: string,
): ContentItem => ({ relationship: 'CONTAINS', type, concept, text });

export const numItem = (concept: CodedEntry, text: string, unit: CodedEntry): ContentItem => ({
  relationship: 'CONTAINS',
  type: 'NUM',
  concept,
  text,
  unit,
});

/** A measurement that was not made: value sequence empty, and the reason beside it. */
export const unknownNumItem = (concept: CodedEntry): ContentItem => ({
  relationship: 'CONTAINS',
  type: 'NUM',
  concept,
  text: null,
  qualifier: { value: '114010', scheme: 'DCM', meaning: 'Value unknown' },
});

/** A number as Decimal String: ten significant digits, never more than its 16 characters. */
export const decimalString = (value: number): string => String(Number(value.toPrecision(10)));

const codeSequences = new Map<number, WeakMap<CodedEntry, DataElement>>();

/** The code sequence of one code (PS3.3 table 8.8-1); the same element for the same code, so that encoders can remember it. */
export const codeSequence = (tag: number, code: CodedEntry): DataElement => {
  let ofTag = codeSequences.get(tag);
  if (ofTag === undefined) codeSequences.set(tag, (ofTag = new WeakMap()));
  const known = ofTag.get(code);
  if (known !== undefined) return known;
  const item = [
    textElement(0x00080100, 'SH', code.value),
    textElement(0x00080102, 'SH', code.scheme),
    textElement(0x00080104, 'LO', code.meaning),
  ];
  const made: DataElement = { ...sequence(tag, item), recurring: true };
  ofTag.set(code, made);
  return made;
};

/** Content Template Sequence naming a template of PS3.16. */
export const templateSequence = (templateId: string): DataElement =>
  sequence(0x0040a504, [textElement(0x00080105, 'CS', 'DCMR'), textElement(0x0040db00, 'CS', templateId)]);

const textTags = {
  TEXT: [0x0040a160, 'UT'],
  UIDREF: [0x0040a124, 'UI'],
  DATETIME: [0x0040a120, 'DT'],
  PNAME: [0x0040a123, 'PN'],
} as const;

const valueElements = (item: ContentItem): readonly DataElement[] => {
  switch (item.type) {
    case 'CONTAINER':
      return [
        textElement(0x0040a050, 'CS', 'SEPARATE'),
        ...(item.templateId === undefined ? [] : [templateSequence(item.templateId)]),
      ];
    case 'CODE':
      return [codeSequence(0x0040a168, item.code)];
    case 'NUM':
      if (item.text === null) return [sequence(0x0040a300), codeSequence(0x0040a301, item.qualifier)];
      return [
        sequence(0x0040a300, [codeSequence(0x004008ea, item.unit), textElement(0x0040a30a, 'DS', item.text)]),
      ];
    default: {
      const [tag, vr] = textTags[item.type];
      return [textElement(tag, vr, item.text)];
    }
  }
};

/** A content item with all below it as the elements of one item of a Content Sequence. */
export const contentDataSet = (item: ContentItem): DataSet => [
  textElement(0x0040a010, 'CS', item.relationship),
  textElement(0x0040a040, 'CS', item.type),
  codeSequence(0x0040a043, item.concept),
  ...valueElements(item),
  ...contentSequence(item.children ?? []),
];

/** The Content Sequence of a parent, nothing when it has no children. */
export const contentSequence = (children: readonly ContentItem[]): readonly DataElement[] =>
  children.length === 0 ? [] : [sequence(0x0040a730, ...children.map(contentDataSet))];
