import { bounds } from './data/bounds.ts';
import { escapes, registeredSets, wholeSets } from './data/character-sets.ts';
import type { RegisteredSet } from './data/character-sets.ts';
import { tooMany } from './unreadable.ts';

/** Gives the text that these bytes mean. */
export type Decode = (bytes: Uint8Array) => string;

interface ByteDecoder {
  decode(bytes: Uint8Array | Uint16Array): string;
}

const decoders = new Map<string, ByteDecoder>();

const byLabel = (label: string): ByteDecoder => {
  const known = decoders.get(label);
  if (known !== undefined) return known;
  const decoder = new TextDecoder(label, { ignoreBOM: true });
  decoders.set(label, decoder);
  return decoder;
};

/** Text of units that all are characters of their own; a decoder pays from some length on. */
const textOfUnits = (units: Uint16Array | Uint8Array): string =>
  units.length <= 256
    ? String.fromCharCode.apply(null, units as unknown as number[])
    : byLabel('utf-16le').decode(new Uint16Array(units));

export const decodeAscii = (bytes: Uint8Array): string => byLabel('utf-8').decode(bytes);

/** Latin-1 as ISO means it: each byte is the character of that number. */
const decodeLatin1 = (bytes: Uint8Array): string => textOfUnits(bytes);

/** JIS X 0201: Latin letters below, half-width katakana from 0xA1. The backslash stays one: it parts values in DICOM. */
const decodeJisX0201 = (bytes: Uint8Array): string => {
  const units = new Uint16Array(bytes);
  for (let at = 0; at < units.length; at += 1) {
    const byte = units[at] ?? 0;
    if (byte >= 0xa1 && byte <= 0xdf) units[at] = byte + 0xfec0;
  }
  return textOfUnits(units);
};

const decodeSingle = (bytes: Uint8Array, label: string | null): string => {
  if (label === null || label === 'latin-1') return decodeLatin1(bytes);
  return label === 'jis-x-0201' ? decodeJisX0201(bytes) : byLabel(label).decode(bytes);
};

const decodePairs = (bytes: Uint8Array, set: RegisteredSet & { kind: 'multi-byte' }): string => {
  if (set.half === 'G1') return byLabel(set.label).decode(bytes);
  const raised: number[] = [];
  for (let at = 0; at < bytes.length; at += 1) {
    if (set.prefix !== null && at % 2 === 0) raised.push(set.prefix);
    raised.push((bytes[at] ?? 0) | 0x80);
  }
  return byLabel(set.label).decode(Uint8Array.from(raised));
};

/** The two halves of the code space at some point of a text (ISO 2022). */
interface Halves {
  g0: RegisteredSet;
  g1: RegisteredSet | null;
}

const ascii: RegisteredSet = { kind: 'single-byte', label: null };
const escape = 0x1b;
/** Characters after which the sets of value 1 hold again: tab, line ends, and the delimiters of values and names. */
const resetting = new Set([0x09, 0x0a, 0x0c, 0x0d, 0x5c, 0x5e, 0x3d]);

const startsDesignation = new Set([...Object.keys(escapes)].map((called) => called.charCodeAt(0)));

const readEscape = (
  bytes: Uint8Array,
  at: number,
): { set: RegisteredSet; half: 'G0' | 'G1'; length: number } | null => {
  if (!startsDesignation.has(bytes[at + 1] ?? 0)) return null;
  for (const length of [3, 2]) {
    const designation = escapes[decodeLatin1(bytes.subarray(at + 1, at + 1 + length))];
    const set = designation === undefined ? undefined : registeredSets[designation[0]];
    if (designation !== undefined && set !== undefined)
      return { set, half: designation[1], length: length + 1 };
  }
  return null;
};

const decodeRun = (bytes: Uint8Array, halves: Halves): string => {
  if (halves.g0.kind === 'multi-byte') return decodePairs(bytes, halves.g0);
  if (halves.g1?.kind === 'multi-byte') return decodePairs(bytes, halves.g1);
  return decodeSingle(bytes, halves.g1?.label ?? halves.g0.label);
};

/** Decodes text with code extensions: escape sequences call other sets, delimiters call the first ones back. */
const decodeExtended = (bytes: Uint8Array, initial: Halves): string => {
  const halves = { ...initial };
  let text = '';
  let runStart = 0;
  const flush = (end: number): void => {
    if (end > runStart) text += decodeRun(bytes.subarray(runStart, end), halves);
  };
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === escape) {
      const called = readEscape(bytes, at);
      if (called === null) continue;
      flush(at);
      if (called.half === 'G0') halves.g0 = called.set;
      else halves.g1 = called.set;
      runStart = at + called.length;
      at = runStart - 1;
    } else if (
      // Korean and Chinese names often call their set once, before the first component: then it stays.
      initial.g1 !== null &&
      halves.g1 !== initial.g1 &&
      halves.g0.kind === 'single-byte' &&
      resetting.has(byte)
    ) {
      flush(at + 1);
      runStart = at + 1;
      halves.g1 = initial.g1;
    }
  }
  flush(bytes.length);
  return text;
};

const registration = /^ISO[ _-]?(?:2022[ _-]?)?IR[ _-]?(\d+)$/i;

const setNamed = (term: string): RegisteredSet | null => {
  const number = registration.exec(term.trim())?.[1];
  return number === undefined ? null : (registeredSets[Number(number)] ?? null);
};

const wholeSetNamed = (term: string): string | null => {
  const plain = term.trim().toUpperCase();
  if (/^ISO[ _-]?(?:2022[ _-]?)?IR[ _-]?192$/.test(plain) || plain === 'UTF-8' || plain === 'UTF8')
    return 'utf-8';
  return wholeSets[plain] ?? null;
};

const initialHalves = (term: string | undefined): Halves => {
  const set = term === undefined || term.trim() === '' ? ascii : (setNamed(term) ?? ascii);
  if (set.kind === 'single-byte') return { g0: ascii, g1: set.label === null ? null : set };
  return set.half === 'G0' ? { g0: ascii, g1: null } : { g0: ascii, g1: set };
};

/** Whether DICOM knows a character set by this term; an empty one is the default. */
export const isKnownCharacterSet = (term: string): boolean =>
  term.trim() === '' || setNamed(term) !== null || wholeSetNamed(term) !== null;

/** The text that bytes mean as UTF-8, null where they are no UTF-8. A decoder that throws takes ten times as long. */
const asUtf8 = (bytes: Uint8Array): string | null => {
  const text = byLabel('utf-8').decode(bytes);
  return text.includes('\ufffd') ? null : text;
};

const latin1Bytes = (text: string): Uint8Array => {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
};

const longestLookedAt = 10_000;

/** The text that was meant where UTF-8 was read as Latin-1 ("Ã¦" for "æ"); null where it was not. */
export const probableUtf8 = (text: string): string | null => {
  if (text.length > longestLookedAt) return null;
  if (!/[\u00c2-\u00f4][\u0080-\u00bf]/.test(text) || /[^\0-\u00ff]/.test(text)) return null;
  return asUtf8(latin1Bytes(text));
};

const countOf = (byte: number, bytes: Uint8Array): number => {
  let count = 0;
  for (let at = bytes.indexOf(byte); at >= 0; at = bytes.indexOf(byte, at + 1)) count += 1;
  return count;
};

/**
 * The decoder of a data set's Specific Character Set (0008,0005). Where none is declared, bytes that are UTF-8 are read as
 * such, else as Latin-1. The decoder throws `Unreadable` for more escape sequences than any report has. Source: PS3.5, 6.1 and PS3.3, C.12.1.1.2.
 */
export const decoderFor = (characterSets: readonly string[]): Decode => {
  const whole = characterSets.map(wholeSetNamed).find((label) => label !== null);
  if (whole !== undefined) return (bytes) => byLabel(whole).decode(bytes);
  const isDeclared = characterSets.some((term) => term.trim() !== '');
  const initial = initialHalves(characterSets[0]);
  let escapes = 0;
  return (bytes) => {
    escapes += countOf(escape, bytes);
    if (escapes > bounds.escapes.most) throw tooMany(bounds.escapes);
    return isDeclared || bytes.includes(escape)
      ? decodeExtended(bytes, initial)
      : (asUtf8(bytes) ?? decodeLatin1(bytes));
  };
};
