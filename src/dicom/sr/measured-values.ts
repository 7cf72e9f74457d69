import { bounds } from '../data/bounds.ts';
import { itemTag } from '../element-reader.ts';
import type { ElementReader } from '../element-reader.ts';
import type { TextDecoding } from '../text-decoding.ts';
import { tooMany } from '../unreadable.ts';
import type { CodeTable } from './code-table.ts';
import type { Code } from './coded-concept.ts';
import { KnownBytes } from './known-bytes.ts';

const unitTag = 0x004008ea;
const numericValueTag = 0x0040a30a;

/** What a NUM item says, while it is being read. */
export interface DraftNumber {
  text: readonly string[];
  /** The same as `text` where several values were put together; null while it is one that many items share. */
  own: string[] | null;
  unit: Code | null;
  qualifier: Code | null;
}

const noText: readonly string[] = [];

/** The number of an item that has told nothing yet. */
export const emptyNumber = (): DraftNumber => ({ text: noText, own: null, unit: null, qualifier: null });

/** Values part at backslashes; one maker writes "10.50/ 15.00" into one. */
const splitValues = (text: string): readonly string[] =>
  text.includes('\\') || text.includes('/')
    ? text
        .split(/[\\/]/, bounds.values.most + 1)
        .map((value) => value.trim())
        .filter((value) => value !== '')
    : [text];

/** Reads Measured Value Sequences (0040,A300). Throws `Unreadable` for more values than any report has. */
export class MeasuredValues {
  private readonly reader: ElementReader;
  private readonly decoding: TextDecoding;
  private readonly codes: CodeTable;
  private readonly texts: KnownBytes<readonly string[]>;
  private taken = 0;

  constructor(reader: ElementReader, decoding: TextDecoding, codes: CodeTable) {
    this.reader = reader;
    this.decoding = decoding;
    this.codes = codes;
    this.texts = new KnownBytes(reader.bytes, (start, end) => this.textsOf(start, end));
  }

  /** Takes the values of all items whose unit is that of the first; the standard allows one item only. */
  take(number: DraftNumber, start: number, end: number): void {
    const { reader } = this;
    let unit: Code | null = null;
    let at = start;
    while (at < end) {
      at = reader.readAcrossItems(at, end);
      if (reader.tag === itemTag) unit = null;
      else if (reader.tag === unitTag) {
        unit = this.codes.at(reader.valueStart, at).codes[0] ?? null;
        number.unit ??= unit;
      } else if (reader.tag === numericValueTag) this.takeTexts(number, unit, at);
    }
  }

  private takeTexts(number: DraftNumber, unit: Code | null, end: number): void {
    const texts = this.texts.at(this.reader.valueStart, end);
    this.taken += texts.length;
    if (this.taken > bounds.values.most) throw tooMany(bounds.values);
    if (number.text.length === 0) {
      number.text = texts;
      number.unit = unit;
    } else if (unit?.value === number.unit?.value) {
      number.own ??= [...number.text];
      number.text = number.own;
      for (const text of texts) number.own.push(text);
    }
  }

  private textsOf(start: number, end: number): readonly string[] {
    const text = this.decoding.line(start, end);
    return text === null ? noText : splitValues(text);
  }
}
