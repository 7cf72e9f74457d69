import { malformed, truncated } from './unreadable.ts';

/** Tags and lengths are signed here: 32 bits that are no more than that are compared without a detour over doubles. */
export const undefinedLength = -1;
export const itemTag = 0xfffee000 | 0;
export const itemEndTag = 0xfffee00d | 0;
export const sequenceEndTag = 0xfffee0dd | 0;
/** Whether the tag is of the last two groups, those of items and delimiters, which have no value representation. */
const isWithoutVr = (tag: number): boolean => tag >> 17 === -1;

const letters = 26;
const firstLetter = 0x41;

/** The place of two capital letters in a table of all such pairs; negative or beyond it for other bytes. */
const pairOf = (first: number, second: number): number => {
  const left = first - firstLetter;
  const right = second - firstLetter;
  return left < 0 || left >= letters || right < 0 || right >= letters ? -1 : left * letters + right;
};

const vr = (name: string): number => pairOf(name.charCodeAt(0), name.charCodeAt(1));
const vrUn = vr('UN');

/** 1 for value representations whose length takes four bytes (PS3.5, 7.1.2). */
const isLongForm = new Uint8Array(letters * letters);
for (const name of ['OB', 'OD', 'OF', 'OL', 'OV', 'OW', 'SQ', 'SV', 'UC', 'UN', 'UR', 'UT', 'UV'])
  isLongForm[vr(name)] = 1;

const deepestSkipped = 64;

/** How the bytes of a data set are written. */
export interface Encoding {
  readonly bigEndian: boolean;
  readonly explicit: boolean;
}

/**
 * Reads one data element header at a time, in any of the uncompressed encodings, and leaves what it found in its fields:
 * no object is made for an element, which is what makes the walk of a large report cheap.
 */
export class ElementReader {
  readonly bytes: Uint8Array;
  explicit: boolean;
  /** The tag as a signed number: below zero from group 8000 on. */
  tag = 0;
  length = 0;
  valueStart = 0;
  isUnknownVr = false;
  private readonly view: DataView;
  private readonly littleEndian: boolean;

  constructor(bytes: Uint8Array, encoding: Encoding) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.littleEndian = !encoding.bigEndian;
    this.explicit = encoding.explicit;
  }

  /** Reads the element header at `at`; refuses one that does not fit before `end`. */
  read(at: number, end: number): void {
    if (at + 8 > end) throw truncated('a data element');
    this.tag = this.readTag(at);
    this.isUnknownVr = false;
    if (this.explicit && !isWithoutVr(this.tag)) this.readExplicitLength(at, end);
    else this.setLength(at + 4, at + 8);
    const { length } = this;
    if (length !== undefinedLength && (length < 0 || this.valueStart + length > end))
      throw truncated(`element ${tagName(this.tag)}`);
  }

  /**
   * Reads the next element of a sequence and its items as if they stood in one row; gives the offset after it, which for an
   * item is where its elements begin.
   */
  readAcrossItems(at: number, end: number): number {
    this.read(at, end);
    if (this.tag >= itemTag && this.tag < 0) return this.valueStart;
    const { tag, valueStart } = this;
    const after = this.skip(end);
    this.tag = tag;
    this.valueStart = valueStart;
    return after;
  }

  /** The offset after the value of the element just read, following nested sequences where its length is undefined. */
  skip(end: number, depth = 0): number {
    if (this.length !== undefinedLength) return this.valueStart + this.length;
    if (depth > deepestSkipped) throw malformed('Sequences are nested too deep');
    const wasExplicit = this.explicit;
    if (this.isUnknownVr) this.explicit = false;
    const after = this.skipItems(this.valueStart, end, depth);
    this.explicit = wasExplicit;
    return after;
  }

  readTag(at: number): number {
    const word = this.view.getInt32(at, this.littleEndian);
    return this.littleEndian ? (word << 16) | (word >>> 16) : word;
  }

  private readExplicitLength(at: number, end: number): void {
    const { bytes } = this;
    const pair = pairOf(bytes[at + 4] ?? 0, bytes[at + 5] ?? 0);
    if (pair < 0) throw malformed(`Element ${tagName(this.tag)} has no value representation`);
    this.isUnknownVr = pair === vrUn;
    if (isLongForm[pair] === 1) {
      if (at + 12 > end) throw truncated('a data element');
      this.setLength(at + 8, at + 12);
      return;
    }
    this.length = this.view.getUint16(at + 6, this.littleEndian);
    this.valueStart = at + 8;
  }

  private setLength(at: number, valueStart: number): void {
    this.length = this.view.getInt32(at, this.littleEndian);
    this.valueStart = valueStart;
  }

  private skipItems(start: number, end: number, depth: number): number {
    let at = start;
    for (;;) {
      this.read(at, end);
      if (this.tag === sequenceEndTag) return this.valueStart;
      if (this.tag !== itemTag) throw malformed(`${tagName(this.tag)} stands where an item should begin`);
      at = this.length === undefinedLength ? this.skipElements(this.valueStart, end, depth) : this.skip(end);
    }
  }

  private skipElements(start: number, end: number, depth: number): number {
    let at = start;
    for (;;) {
      this.read(at, end);
      if (this.tag === itemEndTag) return this.valueStart;
      at = this.skip(end, depth + 1);
    }
  }
}

/** "(0040,A730)" for 0x0040a730. */
export const tagName = (tag: number): string => {
  const digits = (tag >>> 0).toString(16).toUpperCase().padStart(8, '0');
  return `(${digits.slice(0, 4)},${digits.slice(4)})`;
};
