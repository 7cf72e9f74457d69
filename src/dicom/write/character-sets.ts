/** Text to bytes in one repertoire; throws a RangeError for a character that it does not have. */
export type TextEncoding = (text: string) => Uint8Array;

/** The repertoires that the writer knows, by the value of Specific Character Set (0008,0005). */
export type CharacterSet = 'ISO_IR 100' | 'ISO_IR 192' | '\\ISO 2022 IR 87';

const ESC = 0x1b;
/** Escape sequences of ISO 2022: JIS X 0208 into G0, and back to ASCII (PS3.3 table C.12-4, C.12-3). */
const toKanji = [ESC, 0x24, 0x42];
const toAscii = [ESC, 0x28, 0x42];

const latin1: TextEncoding = (text) =>
  Uint8Array.from(text, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code > 0xff) throw new RangeError(`U+${code.toString(16)} is not in ISO_IR 100`);
    return code;
  });

const utf8Encoder = new TextEncoder();
const utf8: TextEncoding = (text) => utf8Encoder.encode(text);

let kanjiTable: ReadonlyMap<string, readonly [number, number]> | null = null;

/** JIS X 0208 by character. EUC-JP is the same table with the high bits set, and every platform can decode it. */
const kanji = (): ReadonlyMap<string, readonly [number, number]> => {
  if (kanjiTable !== null) return kanjiTable;
  const decoder = new TextDecoder('euc-jp');
  const table = new Map<string, readonly [number, number]>();
  for (let row = 0x21; row <= 0x7e; row++) {
    for (let cell = 0x21; cell <= 0x7e; cell++) {
      const character = decoder.decode(Uint8Array.of(row | 0x80, cell | 0x80));
      if (character.length === 1 && character !== '\ufffd') table.set(character, [row, cell]);
    }
  }
  return (kanjiTable = table);
};

/** ASCII stays; every run of Japanese stands between its escapes, so that delimiters (^ = \) are always ASCII. */
const iso2022Japanese: TextEncoding = (text) => {
  const bytes: number[] = [];
  let inKanji = false;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) {
      if (inKanji) bytes.push(...toAscii);
      inKanji = false;
      bytes.push(code);
      continue;
    }
    const pair = kanji().get(character);
    if (pair === undefined) throw new RangeError(`U+${code.toString(16)} is not in ISO 2022 IR 87`);
    if (!inKanji) bytes.push(...toKanji);
    inKanji = true;
    bytes.push(...pair);
  }
  if (inKanji) bytes.push(...toAscii);
  return Uint8Array.from(bytes);
};

/** How text is written under a Specific Character Set (0008,0005). Source: PS3.3 C.12.1.1.2, PS3.5 annex H. */
export const textEncodings: Readonly<Record<CharacterSet, TextEncoding>> = {
  'ISO_IR 100': latin1,
  'ISO_IR 192': utf8,
  '\\ISO 2022 IR 87': iso2022Japanese,
};
