import { malformed, truncated } from './unreadable.ts';

export const undefinedLength = 0xffffffff;
export const itemTag = 0xfffee000;
export const itemEndTag = 0xfffee00d;
export const sequenceEndTag = 0xfffee0dd;

const vr = (name: string): number => (name.charCodeAt(0) << 8) | name.charCodeAt(1);
const vrUn = vr('UN');
/** Value representations whose length takes four bytes (PS3.5, 7.1.2). */
const longForms = new Set(
  ['OB', 'OD', 'OF', 'OL', 'OV', 'OW', 'SQ', 'SV', 'UC', 'UN', 'UR', 'UT', 'UV'].map((name) => vr(name)),
);
const deepestSkipped = 64;

const isCapital = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x41 && byte <= 0x5a;

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
    if (this.explicit && this.tag < 0xfffe0000) this.readExplicitLength(at, end);
    else this.setLength(at + 4, at + 8);
    if (this.length !== undefinedLength && this.valueStart + this.length > end)
      throw truncated(`element ${tagName(this.tag)}`);
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
    return (
      this.view.getUint16(at, this.littleEndian) * 0x10000 + this.view.getUint16(at + 2, this.littleEndian)
    );
  }

  private readExplicitLength(at: number, end: number): void {
    const { bytes } = this;
    const first = bytes[at + 4];
    const second = bytes[at + 5];
    if (!isCapital(first) || !isCapital(second))
      throw malformed(`Element ${tagName(this.tag)} has no value representation`);
    const code = ((first ?? 0) << 8) | (second ?? 0);
    this.isUnknownVr = code === vrUn;
    if (longForms.has(code)) {
      if (at + 12 > end) throw truncated('a data element');
      this.setLength(at + 8, at + 12);
      return;
    }
    this.length = this.view.getUint16(at + 6, this.littleEndian);
    this.valueStart = at + 8;
  }

  private setLength(at: number, valueStart: number): void {
    this.length = this.view.getUint32(at, this.littleEndian);
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
  const digits = tag.toString(16).toUpperCase().padStart(8, '0');
  return `(${digits.slice(0, 4)},${digits.slice(4)})`;
};
