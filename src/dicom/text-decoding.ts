import { decodeAscii } from './character-sets.ts';
import type { Decode } from './character-sets.ts';

const blank = 0x20;
const shortest = 24;
const escape = 0x1b;
const topBit = 0x80;
const fourEscapes = 0x1b1b1b1b;
const fourOnes = 0x01010101;
const fourTopBits = 0x80808080 | 0;

const isPadding = (byte: number | undefined): boolean => byte === blank || byte === 0;

/**
 * Decodes stretches of one data set's bytes. Plain ASCII, nearly all of a report, takes a short way; null stands for a value
 * that is empty or nothing but padding.
 */
export class TextDecoding {
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private readonly decode: Decode;

  constructor(bytes: Uint8Array, decode: Decode) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.decode = decode;
  }

  /** A short text: blanks before and after are padding (SH, LO, CS, UI, DS). */
  line(start: number, end: number): string | null {
    let from = start;
    while (from < end && isPadding(this.bytes[from])) from += 1;
    return this.text(from, end);
  }

  /** A long text: blanks before it belong to it, blanks after it are padding (ST, LT, UT). */
  text(start: number, end: number): string | null {
    let to = end;
    while (to > start && isPadding(this.bytes[to - 1])) to -= 1;
    return to > start ? this.characters(start, to) : null;
  }

  private characters(start: number, end: number): string {
    const { bytes } = this;
    if (!this.isPlain(start, end)) return this.decode(bytes.subarray(start, end)).trimEnd();
    return end - start > shortest ? decodeAscii(bytes.subarray(start, end)) : this.shortAscii(start, end);
  }

  /** ASCII without escape sequences. Four bytes at a time: an escape is a byte that becomes 0 and borrows from its top bit. */
  private isPlain(start: number, end: number): boolean {
    const { bytes, view } = this;
    let marks = 0;
    let at = start;
    for (; at + 3 < end; at += 4) {
      const four = view.getInt32(at);
      const lessEscape = four ^ fourEscapes;
      marks |= four | ((lessEscape - fourOnes) & ~lessEscape);
    }
    let rest = 0;
    for (; at < end; at += 1) rest |= bytes[at] === escape ? topBit : (bytes[at] ?? 0);
    return (marks & fourTopBits) === 0 && rest < topBit;
  }

  /** Four characters at a time: a string that grows by one leaves one behind for each. */
  private shortAscii(start: number, end: number): string {
    const { bytes } = this;
    let text = '';
    let at = start;
    for (; at + 3 < end; at += 4)
      text += String.fromCharCode(bytes[at] ?? 0, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0, bytes[at + 3] ?? 0);
    for (; at < end; at += 1) text += String.fromCharCode(bytes[at] ?? 0);
    return text;
  }
}
