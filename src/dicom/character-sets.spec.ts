import { describe, expect, it } from '@jest/globals';
import { decoderFor, isKnownCharacterSet, probableUtf8 } from './character-sets.ts';
import { personNameFrom } from './rdsr/person-name.ts';

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : [...part])),
  );

describe('the names of PS3.5, annexes H to K', () => {
  it('Yamada Tarou in ISO 2022 IR 87: ASCII, kanji, hiragana', () => {
    const sent = bytes(
      'Yamada^Tarou=\x1b$B;3ED\x1b(B^\x1b$BB@O:\x1b(B=\x1b$B$d$^$@\x1b(B^\x1b$B$?$m$&\x1b(B',
    );
    expect(personNameFrom(decoderFor(['', 'ISO 2022 IR 87'])(sent))).toEqual({
      alphabetic: 'Yamada^Tarou',
      ideographic: '山田^太郎',
      phonetic: 'やまだ^たろう',
    });
  });

  it('Yamada Tarou in half-width katakana, ISO 2022 IR 13', () => {
    const sent = bytes(
      [0xd4, 0xcf, 0xc0, 0xde],
      '^',
      [0xc0, 0xdb, 0xb3],
      '=\x1b$B;3ED\x1b(J^\x1b$BB@O:\x1b(J',
    );
    expect(decoderFor(['ISO 2022 IR 13', 'ISO 2022 IR 87'])(sent)).toBe('ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎');
  });

  it('Hong Gildong in ISO 2022 IR 149, called before each component', () => {
    const sent = bytes(
      'Hong^Gildong=\x1b$)C',
      [0xfb, 0xf3],
      '^\x1b$)C',
      [0xd1, 0xce, 0xd4, 0xd7],
      '=\x1b$)C',
      [0xc8, 0xab],
      '^\x1b$)C',
      [0xb1, 0xe6, 0xb5, 0xbf],
    );
    expect(decoderFor(['', 'ISO 2022 IR 149'])(sent)).toBe('Hong^Gildong=洪^吉洞=홍^길동');
  });

  it('the same called once, before the first component', () => {
    const sent = bytes('Hong=\x1b$)C', [0xfb, 0xf3], '^', [0xd1, 0xce, 0xd4, 0xd7]);
    expect(decoderFor(['', 'ISO 2022 IR 149'])(sent)).toBe('Hong=洪^吉洞');
  });

  it('Zhang Xiao Dong in ISO 2022 IR 58', () => {
    const sent = bytes('Zhang^XiaoDong=\x1b$)A', [0xd5, 0xc5], '^\x1b$)A', [0xd0, 0xa1, 0xb6, 0xab], '=');
    expect(decoderFor(['', 'ISO 2022 IR 58'])(sent)).toBe('Zhang^XiaoDong=张^小东=');
  });

  it('Wang Xiao Dong in UTF-8 and in GB18030', () => {
    const gb = bytes('Wang^XiaoDong=', [0xcd, 0xf5], '^', [0xd0, 0xa1, 0xb6, 0xab], '=');
    expect(decoderFor(['GB18030'])(gb)).toBe('Wang^XiaoDong=王^小东=');
    expect(decoderFor(['GBK'])(gb)).toBe('Wang^XiaoDong=王^小东=');
    expect(decoderFor(['ISO_IR 192'])(Buffer.from('Wang^XiaoDong=王^小東=', 'utf8'))).toBe(
      'Wang^XiaoDong=王^小東=',
    );
  });
});

describe('single-byte sets', () => {
  it.each([
    ['ISO_IR 100', [0x42, 0x75, 0x63, 0x5e, 0x4a, 0xe9, 0x72, 0xf4, 0x6d, 0x65], 'Buc^Jérôme'],
    ['ISO_IR 101', [0x57, 0xb3, 0x6f, 0x64], 'Włod'],
    ['ISO_IR 109', [0xa6], 'Ĥ'],
    ['ISO_IR 110', [0xa6], 'Ļ'],
    ['ISO_IR 144', [0xbb, 0xee, 0xda, 0x63, 0x65], 'Люкce'],
    ['ISO_IR 127', [0xe2, 0xc8, 0xc7], 'قبا'],
    ['ISO_IR 126', [0xc4, 0xe9, 0xef, 0xed], 'Διον'],
    ['ISO_IR 138', [0xf9, 0xf8, 0xe5, 0xef], 'שרון'],
    ['ISO_IR 148', [0xc7, 0x61, 0x76, 0x75, 0xfe], 'Çavuş'],
    ['ISO_IR 166', [0xb9, 0xd2, 0xc1], 'นาม'],
    ['ISO_IR 203', [0xa4], '€'],
    ['ISO_IR 13', [0xd4, 0xcf, 0x41], 'ﾔﾏA'],
  ] as const)('%s', (term, sent, expected) => {
    expect(decoderFor([term])(Uint8Array.from(sent))).toBe(expected);
  });

  it('Latin-1 is ISO’s, not windows-1252', () => {
    expect(decoderFor(['ISO_IR 100'])(Uint8Array.of(0x80, 0x92))).toBe('\u0080\u0092');
  });

  it('a Greek word after an escape in a Latin text, and Latin again after the delimiter', () => {
    const sent = bytes([0xe9], '\x1b-F', [0xc4], '^', [0xe9]);
    expect(decoderFor(['ISO 2022 IR 100', 'ISO 2022 IR 126'])(sent)).toBe('éΔ^é');
  });

  it('spellings that makers use are understood', () => {
    expect(isKnownCharacterSet('ISO-IR 100')).toBe(true);
    expect(isKnownCharacterSet('ISO 2022 IR 6')).toBe(true);
    expect(isKnownCharacterSet('KLINGON')).toBe(false);
  });
});

describe('undeclared and misdeclared texts', () => {
  it('bytes that are UTF-8 are read as such when nothing is declared', () => {
    expect(decoderFor([])(Buffer.from('Križ', 'utf8'))).toBe('Križ');
  });

  it('bytes that are not are read as Latin-1', () => {
    expect(decoderFor([])(Uint8Array.of(0x4a, 0xe9))).toBe('Jé');
  });

  it('the declared set is followed, and what was probably meant can be told', () => {
    const read = decoderFor(['ISO_IR 100'])(Buffer.from('testæøå', 'utf8'));
    expect(read).toBe('testÃ¦Ã¸Ã¥');
    expect(probableUtf8(read)).toBe('testæøå');
  });

  it('a plain Latin-1 text is not suspected', () => {
    expect(probableUtf8('Jérôme Ålesund')).toBeNull();
    expect(probableUtf8('plain')).toBeNull();
  });
});
