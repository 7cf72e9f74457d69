import { bounds } from '../data/bounds.ts';
import { itemEndTag, itemTag, sequenceEndTag, undefinedLength } from '../element-reader.ts';
import type { ElementReader } from '../element-reader.ts';
import type { TextDecoding } from '../text-decoding.ts';
import { malformed, tooMany } from '../unreadable.ts';
import { codeFrom, keyOf } from './coded-concept.ts';
import type { Code, CodeKey } from './coded-concept.ts';
import { KnownBytes } from './known-bytes.ts';

/** The codes of one code sequence, and the key of the first. */
export interface CodeEntry {
  readonly codes: readonly Code[];
  readonly key: CodeKey | '';
}

interface CodeParts {
  value: string | null;
  scheme: string | null;
  meaning: string | null;
}

const none: CodeEntry = { codes: [], key: '' };

/** Code sequences by their bytes: the same bytes give the same object, and are taken apart once. */
export class CodeTable {
  private readonly reader: ElementReader;
  private readonly decoding: TextDecoding;
  private readonly known: KnownBytes<CodeEntry>;
  private parsed = 0;

  constructor(reader: ElementReader, decoding: TextDecoding) {
    this.reader = reader;
    this.decoding = decoding;
    this.known = new KnownBytes(reader.bytes, (start, end) => this.parse(start, end));
  }

  /** The codes of the code sequence whose items lie in these bytes; throws `Unreadable` for more than any report has. */
  at(start: number, end: number): CodeEntry {
    return start < end ? this.known.at(start, end) : none;
  }

  private parse(start: number, end: number): CodeEntry {
    const codes: Code[] = [];
    let at = start;
    while (at < end) {
      this.reader.read(at, end);
      if (this.reader.tag === sequenceEndTag) break;
      if (this.reader.tag !== itemTag) throw malformed('A code sequence holds something that is no item');
      const declared = this.reader.length;
      const itemEnd = declared === undefinedLength ? end : this.reader.valueStart + declared;
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
      this.takePart(parts, tag, valueStart, at);
    }
    if (parts.value !== null) this.add(codes, parts.value, parts);
    return at;
  }

  /** Code Value, Long Code Value and URN Code Value say the same; no length is too long. */
  private takePart(parts: CodeParts, tag: number, start: number, end: number): void {
    switch (tag) {
      case 0x00080100:
      case 0x00080119:
      case 0x00080120:
        parts.value = this.decoding.line(start, end) ?? parts.value;
        break;
      case 0x00080102:
        parts.scheme = this.decoding.line(start, end) ?? parts.scheme;
        break;
      case 0x00080104:
        parts.meaning = this.decoding.line(start, end) ?? parts.meaning;
        break;
    }
  }

  private add(codes: Code[], value: string, { scheme, meaning }: CodeParts): void {
    this.parsed += 1;
    if (this.parsed > bounds.codes.most) throw tooMany(bounds.codes);
    codes.push(codeFrom(value, scheme ?? '', meaning));
  }
}
