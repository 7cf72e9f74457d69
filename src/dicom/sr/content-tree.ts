import { ElementReader, itemEndTag, itemTag, sequenceEndTag, undefinedLength } from '../element-reader.ts';
import type { Encoding } from '../element-reader.ts';
import type { ContentExtent } from '../part10.ts';
import { TextDecoding } from '../text-decoding.ts';
import type { Decode } from '../character-sets.ts';
import { Unreadable, malformed, truncated } from '../unreadable.ts';
import type { Code, CodeKey } from './coded-concept.ts';
import { CodeTable } from './code-table.ts';
import type { ContentItem, NumericValue } from './content-item.ts';
import { ShortValues } from './short-values.ts';

/** Real trees are 5 deep and have 15,000 items; these bounds keep a made-up one from taking memory and time. */
const deepestTree = 40;
const mostItems = 200_000;
const mostValues = 10_000;

const tags = {
  relationship: 0x0040a010,
  valueType: 0x0040a040,
  conceptName: 0x0040a043,
  dateTime: 0x0040a120,
  date: 0x0040a121,
  time: 0x0040a122,
  personName: 0x0040a123,
  uid: 0x0040a124,
  text: 0x0040a160,
  conceptCode: 0x0040a168,
  measuredValue: 0x0040a300,
  qualifier: 0x0040a301,
  numericValue: 0x0040a30a,
  unit: 0x004008ea,
  content: 0x0040a730,
  referencedSop: 0x00081199,
  referencedInstance: 0x00081155,
} as const;

interface DraftItem {
  valueType: string;
  relationship: string | null;
  concept: Code | null;
  key: CodeKey | '';
  codes: readonly Code[];
  text: string | null;
  number: NumericValue | null;
  children: readonly ContentItem[];
}

interface DraftNumber {
  text: readonly string[];
  unit: Code | null;
  qualifier: Code | null;
}

const noChildren: readonly ContentItem[] = [];
const noCodes: readonly Code[] = [];
const noText: readonly string[] = [];

/** "PERSON NAME" is what one maker writes for PNAME. */
const valueTypes: ReadonlyMap<string, string> = new Map([
  ['PERSON NAME', 'PNAME'],
  ['PERSONNAME', 'PNAME'],
]);

/** Values part at backslashes; one maker writes "10.50/ 15.00" into one. */
const splitValues = (text: string): readonly string[] =>
  text.includes('\\') || text.includes('/')
    ? text
        .split(/[\\/]/, mostValues)
        .map((value) => value.trim())
        .filter((value) => value !== '')
    : [text];

/** Walks the items of a Content Sequence; no object is made for a data element, only for a content item. */
class TreeWalk {
  private readonly reader: ElementReader;
  private readonly decoding: TextDecoding;
  private readonly codeTable: CodeTable;
  private readonly valueTypes: ShortValues<string>;
  private readonly numericTexts: ShortValues<readonly string[]>;
  private readonly withRelationships: boolean;
  private items = 0;

  constructor({ bytes, decode, withRelationships = false }: ContentSource, encoding: Encoding) {
    this.reader = new ElementReader(bytes, encoding);
    this.decoding = new TextDecoding(bytes, decode);
    this.codeTable = new CodeTable(this.reader, this.decoding);
    this.withRelationships = withRelationships;
    this.valueTypes = new ShortValues(bytes, (start, end) => this.valueType(start, end));
    this.numericTexts = new ShortValues(bytes, (start, end) => this.numericText(start, end));
  }

  /** The items from `start` on; `length` may be undefined. Leaves the offset after them in `reader.valueStart`. */
  sequence(start: number, length: number, limit: number, depth: number): ContentItem[] {
    if (depth > deepestTree)
      throw new Unreadable(
        'damaged',
        'too-deep',
        `Content items are nested deeper than ${deepestTree} levels.`,
      );
    const { reader } = this;
    const end = length === undefinedLength ? limit : start + length;
    const items: ContentItem[] = [];
    let at = start;
    while (at < end) {
      reader.read(at, end);
      if (reader.tag === sequenceEndTag) {
        at = reader.valueStart;
        this.after = at;
        return items;
      }
      if (reader.tag !== itemTag) throw malformed('The content tree holds something that is no item');
      items.push(this.item(reader.valueStart, reader.length, end, depth));
      at = this.after;
    }
    if (length === undefinedLength) throw truncated('the content tree');
    this.after = end;
    return items;
  }

  private after = 0;

  private item(start: number, length: number, limit: number, depth: number): ContentItem {
    this.items += 1;
    if (this.items > mostItems)
      throw new Unreadable('damaged', 'too-many-items', `There are more than ${mostItems} content items.`);
    const draft: DraftItem = {
      valueType: '',
      relationship: null,
      concept: null,
      key: '',
      codes: noCodes,
      text: null,
      number: null,
      children: noChildren,
    };
    const end = length === undefinedLength ? limit : start + length;
    let at = start;
    let isClosed = length !== undefinedLength;
    while (at < end) {
      this.reader.read(at, end);
      if (this.reader.tag === itemEndTag) {
        at = this.reader.valueStart;
        isClosed = true;
        break;
      }
      at = this.element(draft, end, depth);
    }
    if (!isClosed) throw truncated('a content item');
    this.after = at;
    return draft;
  }

  /** Takes the element just read into the draft; gives the offset after it. */
  private element(draft: DraftItem, end: number, depth: number): number {
    const { reader } = this;
    const { tag, valueStart } = reader;
    if (tag === tags.content) return this.children(draft, end, depth);
    const after = reader.skip(end);
    switch (tag) {
      case tags.valueType:
        draft.valueType = this.valueTypes.at(valueStart, after);
        break;
      case tags.relationship:
        if (this.withRelationships) draft.relationship = this.decoding.line(valueStart, after);
        break;
      case tags.conceptName:
        this.conceptName(draft, valueStart, after);
        break;
      case tags.conceptCode:
        draft.codes = this.codeTable.at(valueStart, after).codes;
        break;
      case tags.measuredValue:
        this.measuredValue(draft, valueStart, after);
        break;
      case tags.qualifier:
        this.draftNumber(draft).qualifier = this.codeTable.at(valueStart, after).codes[0] ?? null;
        break;
      default:
        this.textual(draft, tag, valueStart, after);
    }
    return after;
  }

  private children(draft: DraftItem, end: number, depth: number): number {
    const { reader } = this;
    const wasExplicit = reader.explicit;
    if (reader.isUnknownVr) reader.explicit = false;
    draft.children = this.sequence(reader.valueStart, reader.length, end, depth + 1);
    reader.explicit = wasExplicit;
    return this.after;
  }

  private valueType(start: number, end: number): string {
    const sent = this.decoding.line(start, end) ?? '';
    return valueTypes.get(sent) ?? sent;
  }

  private conceptName(draft: DraftItem, start: number, end: number): void {
    const { codes, key } = this.codeTable.at(start, end);
    draft.concept = codes[0] ?? null;
    draft.key = key;
  }

  private textual(draft: DraftItem, tag: number, start: number, end: number): void {
    switch (tag) {
      case tags.text:
        draft.text = this.decoding.text(start, end);
        break;
      case tags.uid:
      case tags.dateTime:
      case tags.date:
      case tags.time:
      case tags.personName:
        draft.text = this.decoding.line(start, end);
        break;
      case tags.referencedSop:
        draft.text = this.referencedInstance(start, end);
        break;
    }
  }

  private draftNumber(draft: DraftItem): DraftNumber {
    const number: DraftNumber = draft.number ?? { text: noText, unit: null, qualifier: null };
    draft.number = number;
    return number;
  }

  /** The values of all its items whose unit is that of the first; the standard allows one item only. */
  private measuredValue(draft: DraftItem, start: number, end: number): void {
    const { reader } = this;
    const number = this.draftNumber(draft);
    let unit: Code | null = null;
    let at = start;
    while (at < end) {
      at = this.elementOfItems(at, end);
      if (reader.tag === itemTag) unit = null;
      else if (reader.tag === tags.unit) {
        unit = this.codeTable.at(reader.valueStart, at).codes[0] ?? null;
        number.unit ??= unit;
      } else if (reader.tag === tags.numericValue) {
        const text = this.numericTexts.at(reader.valueStart, at);
        if (number.text.length === 0) Object.assign(number, { text, unit });
        else if (unit?.value === number.unit?.value) number.text = [...number.text, ...text];
      }
    }
  }

  private numericText(start: number, end: number): readonly string[] {
    const text = this.decoding.line(start, end);
    return text === null ? noText : splitValues(text);
  }

  private referencedInstance(start: number, end: number): string | null {
    let at = start;
    while (at < end) {
      at = this.elementOfItems(at, end);
      if (this.reader.tag === tags.referencedInstance) return this.decoding.line(this.reader.valueStart, at);
    }
    return null;
  }

  /** Reads the next element of a small sequence, going into its items; gives the offset after it. */
  private elementOfItems(at: number, end: number): number {
    const { reader } = this;
    reader.read(at, end);
    if (reader.tag >= itemTag) return reader.valueStart;
    const { tag, valueStart } = reader;
    const after = reader.skip(end);
    reader.tag = tag;
    reader.valueStart = valueStart;
    return after;
  }
}

/** Where a content tree lies and how it is written. */
export interface ContentSource {
  readonly bytes: Uint8Array;
  readonly encoding: Encoding;
  readonly extent: ContentExtent;
  readonly decode: Decode;
  /** Relationship types are for looking at only; reading a report goes without them. */
  readonly withRelationships?: boolean;
}

/**
 * The items under the root of a content tree. Throws `Unreadable` for a tree that is cut, malformed, deeper than 40 levels
 * or larger than 200,000 items. Source: PS3.3, C.17.3 and PS3.5, 7.5.
 */
export const readContentItems = (source: ContentSource): ContentItem[] => {
  const { bytes, encoding, extent } = source;
  const explicit = encoding.explicit && !extent.isImplicit;
  const walk = new TreeWalk(source, { ...encoding, explicit });
  return walk.sequence(extent.start, extent.length, bytes.length, 0);
};
