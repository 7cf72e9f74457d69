import { bounds } from '../data/bounds.ts';
import { ElementReader, itemEndTag, itemTag, sequenceEndTag, undefinedLength } from '../element-reader.ts';
import type { Encoding } from '../element-reader.ts';
import type { ContentExtent } from '../part10.ts';
import { TextDecoding } from '../text-decoding.ts';
import type { Decode } from '../character-sets.ts';
import { malformed, tooMany, truncated } from '../unreadable.ts';
import type { Code, CodeKey } from './coded-concept.ts';
import { CodeTable } from './code-table.ts';
import type { ContentItem } from './content-item.ts';
import { KnownBytes } from './known-bytes.ts';
import { MeasuredValues, emptyNumber } from './measured-values.ts';
import type { DraftNumber } from './measured-values.ts';

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
  number: DraftNumber | null;
  children: readonly ContentItem[];
}

const noChildren: readonly ContentItem[] = [];
const noCodes: readonly Code[] = [];

/** "PERSON NAME" is what one maker writes for PNAME. */
const valueTypes: ReadonlyMap<string, string> = new Map([
  ['PERSON NAME', 'PNAME'],
  ['PERSONNAME', 'PNAME'],
]);

/** Walks the items of a Content Sequence; no object is made for a data element, only for a content item. */
class TreeWalk {
  private readonly reader: ElementReader;
  private readonly decoding: TextDecoding;
  private readonly codeTable: CodeTable;
  private readonly measuredValues: MeasuredValues;
  private readonly valueTypes: KnownBytes<string>;
  private readonly withRelationships: boolean;
  private items = 0;
  /** The offset after what was read last. */
  private after = 0;

  constructor({ bytes, decode, withRelationships = false }: ContentSource, encoding: Encoding) {
    this.reader = new ElementReader(bytes, encoding);
    this.decoding = new TextDecoding(bytes, decode);
    this.codeTable = new CodeTable(this.reader, this.decoding);
    this.withRelationships = withRelationships;
    this.measuredValues = new MeasuredValues(this.reader, this.decoding, this.codeTable);
    this.valueTypes = new KnownBytes(bytes, (start, end) => this.valueType(start, end));
  }

  /** The items from `start` on; `length` may be undefined. Leaves the offset after them in `after`. */
  sequence(start: number, length: number, limit: number, depth: number): ContentItem[] {
    if (depth > bounds.depth.most) throw tooMany(bounds.depth);
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

  private item(start: number, length: number, limit: number, depth: number): ContentItem {
    this.items += 1;
    if (this.items > bounds.items.most) throw tooMany(bounds.items);
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
        this.measuredValues.take((draft.number ??= emptyNumber()), valueStart, after);
        break;
      case tags.qualifier:
        (draft.number ??= emptyNumber()).qualifier = this.codeTable.at(valueStart, after).codes[0] ?? null;
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

  private referencedInstance(start: number, end: number): string | null {
    let at = start;
    while (at < end) {
      at = this.reader.readAcrossItems(at, end);
      if (this.reader.tag === tags.referencedInstance) return this.decoding.line(this.reader.valueStart, at);
    }
    return null;
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
 * The items under the root of a content tree. Throws `Unreadable` for a tree that is cut, malformed, or holds more than any report
 * does. Source: PS3.3, C.17.3 and PS3.5, 7.5.
 */
export const readContentItems = (source: ContentSource): ContentItem[] => {
  const { bytes, encoding, extent } = source;
  const explicit = encoding.explicit && !extent.isImplicit;
  const walk = new TreeWalk(source, { ...encoding, explicit });
  return walk.sequence(extent.start, extent.length, bytes.length, 0);
};
