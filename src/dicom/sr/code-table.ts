import { itemEndTag, itemTag, sequenceEndTag } from '../element-reader.ts';
import type { ElementReader } from '../element-reader.ts';
import type { TextDecoding } from '../text-decoding.ts';
import { malformed } from '../unreadable.ts';
import { codeFrom, keyOf } from './coded-concept.ts';
import type { Code, CodeKey } from './coded-concept.ts';

/** The codes of one code sequence, and the key of the first. */
export interface CodeEntry {
  readonly codes: readonly Code[];
  readonly key: CodeKey | '';
}

interface KnownBytes {
  readonly start: number;
  readonly end: number;
  readonly entry: CodeEntry;
}

interface CodeParts {
  value: string | null;
  scheme: string | null;
  meaning: string | null;
}

/** Code Value, Long Code Value and URN Code Value say the same; no length is too long. */
const codeTags: Readonly<Record<number, keyof CodeParts>> = {
  0x00080100: 'value',
  0x00080119: 'value',
  0x00080120: 'value',
  0x00080102: 'scheme',
  0x00080104: 'meaning',
};

const none: CodeEntry = { codes: [], key: '' };
const mostKept = 20_000;

/**
 * Code sequences by their bytes. A report repeats a few hundred codes many thousand times: the same bytes give the same
 * object, and are taken apart once.
 */
export class CodeTable {
  private readonly reader: ElementReader;
  private readonly decoding: TextDecoding;
  private readonly known = new Map<number, KnownBytes[]>();
  private readonly view: DataView;
  private kept = 0;

  constructor(reader: ElementReader, decoding: TextDecoding) {
    this.reader = reader;
    this.decoding = decoding;
    this.view = new DataView(reader.bytes.buffer, reader.bytes.byteOffset, reader.bytes.byteLength);
  }

  /** The codes of the code sequence whose items lie in these bytes. */
  at(start: number, end: number): CodeEntry {
    if (start >= end) return none;
    const hash = this.hash(start, end);
    const bucket = this.known.get(hash);
    if (bucket !== undefined)
      for (const other of bucket) if (this.isSame(other, start, end)) return other.entry;
    const entry = this.parse(start, end);
    if (this.kept < mostKept) {
      this.kept += 1;
      if (bucket === undefined) this.known.set(hash, [{ start, end, entry }]);
      else if (bucket.length < 16) bucket.push({ start, end, entry });
    }
    return entry;
  }

  /** Over the length and the bytes where code value and scheme usually lie, four at a time. */
  private hash(start: number, end: number): number {
    const { view } = this;
    const stop = Math.min(end, start + 56) - 3;
    let hash = (end - start) ^ 0x811c9dc5;
    for (let at = start + 8; at < stop; at += 4) hash = Math.imul(hash ^ view.getInt32(at), 0x01000193);
    return hash;
  }

  private isSame(other: KnownBytes, start: number, end: number): boolean {
    if (other.end - other.start !== end - start) return false;
    const { view } = this;
    const { bytes } = this.reader;
    let at = start;
    let as = other.start;
    for (; at + 3 < end; at += 4, as += 4) if (view.getInt32(at) !== view.getInt32(as)) return false;
    for (; at < end; at += 1, as += 1) if (bytes[at] !== bytes[as]) return false;
    return true;
  }

  private parse(start: number, end: number): CodeEntry {
    const codes: Code[] = [];
    let at = start;
    while (at < end) {
      this.reader.read(at, end);
      if (this.reader.tag === sequenceEndTag) break;
      if (this.reader.tag !== itemTag) throw malformed('A code sequence holds something that is no item');
      const declared = this.reader.length;
      const itemEnd = declared === 0xffffffff ? end : this.reader.valueStart + declared;
      at = this.parseItem(this.reader.valueStart, itemEnd, codes);
    }
    const first = codes[0];
    return first === undefined ? none : { codes, key: keyOf(first) };
  }

  private parseItem(start: number, end: number, codes: Code[]): number {
    const parts: CodeParts = { value: null, scheme: null, meaning: null };
    let at = start;
    while (at < end) {
      this.reader.read(at, end);
      const { tag, valueStart } = this.reader;
      at = this.reader.skip(end);
      if (tag === itemEndTag) break;
      const part = codeTags[tag];
      if (part !== undefined) parts[part] = this.decoding.line(valueStart, at) ?? parts[part];
    }
    if (parts.value !== null) codes.push(codeFrom(parts.value, parts.scheme ?? '', parts.meaning));
    return at;
  }
}
