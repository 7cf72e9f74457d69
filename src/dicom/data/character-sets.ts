/**
 * Character sets of DICOM by their ISO registration number. Source: PS3.3 C.12.1.1.2, tables C.12-2 to C.12-5.
 * `label` is the WHATWG name of a decoder that agrees with the set where DICOM uses it; Latin-1, ASCII and JIS X 0201 have
 * none that agrees (WHATWG reads "iso-8859-1" as windows-1252), the reader does these itself.
 */
export interface SingleByteSet {
  readonly kind: 'single-byte';
  readonly label: string | null;
}

export interface MultiByteSet {
  readonly kind: 'multi-byte';
  readonly label: string;
  /** Which half of the code space the set is designated to by code extension. */
  readonly half: 'G0' | 'G1';
  /** Byte put before each pair to make the decoder take it from its third set. */
  readonly prefix: number | null;
}

export type RegisteredSet = SingleByteSet | MultiByteSet;

const single = (label: string | null): SingleByteSet => ({ kind: 'single-byte', label });

export const registeredSets: Readonly<Record<number, RegisteredSet>> = {
  6: single(null),
  100: single('latin-1'),
  101: single('iso-8859-2'),
  109: single('iso-8859-3'),
  110: single('iso-8859-4'),
  144: single('iso-8859-5'),
  127: single('iso-8859-6'),
  126: single('iso-8859-7'),
  138: single('iso-8859-8'),
  148: single('windows-1254'),
  203: single('iso-8859-15'),
  166: single('windows-874'),
  13: single('jis-x-0201'),
  14: single(null),
  87: { kind: 'multi-byte', label: 'euc-jp', half: 'G0', prefix: null },
  159: { kind: 'multi-byte', label: 'euc-jp', half: 'G0', prefix: 0x8f },
  149: { kind: 'multi-byte', label: 'euc-kr', half: 'G1', prefix: null },
  58: { kind: 'multi-byte', label: 'gbk', half: 'G1', prefix: null },
};

/** Sets that are declared alone and know no code extension. */
export const wholeSets: Readonly<Record<string, string>> = {
  'ISO_IR 192': 'utf-8',
  GB18030: 'gb18030',
  GBK: 'gbk',
};

/** What follows the escape character, and the set it calls: [registration number, half of the code space]. */
export const escapes: Readonly<Record<string, readonly [number, 'G0' | 'G1']>> = {
  '(B': [6, 'G0'],
  '-A': [100, 'G1'],
  '-B': [101, 'G1'],
  '-C': [109, 'G1'],
  '-D': [110, 'G1'],
  '-L': [144, 'G1'],
  '-G': [127, 'G1'],
  '-F': [126, 'G1'],
  '-H': [138, 'G1'],
  '-M': [148, 'G1'],
  '-b': [203, 'G1'],
  '-T': [166, 'G1'],
  ')I': [13, 'G1'],
  '(J': [14, 'G0'],
  '(I': [13, 'G0'],
  $B: [87, 'G0'],
  '$@': [87, 'G0'],
  '$(D': [159, 'G0'],
  '$)C': [149, 'G1'],
  '$)A': [58, 'G1'],
};
