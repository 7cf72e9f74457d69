import { decodeLatin1 } from './character-sets.ts';
import type { Decode } from './character-sets.ts';

const blank = 0x20;
const shortest = 24;

const isPadding = (byte: number | undefined): boolean => byte === blank || byte === 0;

/**
 * Decodes stretches of one data set's bytes. Plain ASCII, nearly all of a report, takes a short way; null stands for a value
 * that is empty or nothing but padding.
 */
export class TextDecoding {
  private readonly bytes: Uint8Array;
  private readonly decode: Decode;

  constructor(bytes: Uint8Array, decode: Decode) {
    this.bytes = bytes;
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
    let seen = 0;
    for (let at = start; at < end; at += 1) {
      const byte = bytes[at] ?? 0;
      seen |= byte === 0x1b ? 0x80 : byte;
    }
    if (seen >= 0x80) return this.decode(bytes.subarray(start, end)).trimEnd();
    if (end - start > shortest) return decodeLatin1(bytes.subarray(start, end));
    return this.shortAscii(start, end);
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
