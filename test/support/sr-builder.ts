import { deflateRawSync } from 'node:zlib';

/** How a built file is written. */
export type Writing = 'explicit-le' | 'implicit-le' | 'explicit-be' | 'deflated';

export interface BuildOptions {
  readonly writing?: Writing;
  /** Sequences and items of undefined length, closed by delimiters. */
  readonly undefinedLengths?: boolean;
  readonly withoutPreamble?: boolean;
  readonly withoutMeta?: boolean;
}

type Value = string | Uint8Array | readonly Element[][];
export type Element = readonly [tag: number, vr: string, value: Value];
type Triple = readonly [value: string, scheme: string, meaning?: string];
/** A DICOM code by its number, or value, scheme and meaning. */
export type CodeSpec = string | Triple;

const longForms = new Set(['OB', 'SQ', 'UN', 'UT', 'UC']);
const syntaxes: Readonly<Record<Writing, string>> = {
  'explicit-le': '1.2.840.10008.1.2.1',
  'implicit-le': '1.2.840.10008.1.2',
  'explicit-be': '1.2.840.10008.1.2.2',
  deflated: '1.2.840.10008.1.2.1.99',
};

const undefinedLength = 0xffffffff;

const joined = (parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(parts));

class Writer {
  private readonly explicit: boolean;
  private readonly big: boolean;
  private readonly open: boolean;

  constructor(writing: Writing, open: boolean) {
    this.explicit = writing !== 'implicit-le';
    this.big = writing === 'explicit-be';
    this.open = open;
  }

  elements(elements: readonly Element[]): Uint8Array {
    return joined([...elements].sort(([a], [b]) => a - b).map((element) => this.element(element)));
  }

  private element([tag, vr, value]: Element): Uint8Array {
    if (Array.isArray(value)) return this.sequence(tag, vr, value as readonly Element[][]);
    const bytes = value instanceof Uint8Array ? value : Buffer.from(value as string, 'utf8');
    const padding = bytes.length % 2 === 1 ? [vr === 'UI' || vr === 'OB' ? 0 : 0x20] : [];
    const even = joined([bytes, Uint8Array.from(padding)]);
    return joined([this.head(tag, vr, even.length), even]);
  }

  private sequence(tag: number, vr: string, items: readonly Element[][]): Uint8Array {
    const body = joined(items.map((item) => this.item(item)));
    if (!this.open) return joined([this.head(tag, vr, body.length), body]);
    return joined([this.head(tag, vr, undefinedLength), body, this.delimiter(0xfffee0dd, 0)]);
  }

  private item(elements: readonly Element[]): Uint8Array {
    const body = this.elements(elements);
    if (!this.open) return joined([this.delimiter(0xfffee000, body.length), body]);
    return joined([this.delimiter(0xfffee000, undefinedLength), body, this.delimiter(0xfffee00d, 0)]);
  }

  private head(tag: number, vr: string, length: number): Uint8Array {
    if (!this.explicit) return this.delimiter(tag, length);
    const isLong = longForms.has(vr);
    const view = new DataView(new ArrayBuffer(isLong ? 12 : 8));
    this.writeTag(view, tag);
    view.setUint8(4, vr.charCodeAt(0));
    view.setUint8(5, vr.charCodeAt(1));
    if (isLong) view.setUint32(8, length, !this.big);
    else view.setUint16(6, length, !this.big);
    return new Uint8Array(view.buffer);
  }

  private delimiter(tag: number, length: number): Uint8Array {
    const view = new DataView(new ArrayBuffer(8));
    this.writeTag(view, tag);
    view.setUint32(4, length, !this.big);
    return new Uint8Array(view.buffer);
  }

  private writeTag(view: DataView, tag: number): void {
    view.setUint16(0, tag >>> 16, !this.big);
    view.setUint16(2, tag & 0xffff, !this.big);
  }
}

const triple = (spec: CodeSpec): Triple => (typeof spec === 'string' ? [spec, 'DCM'] : spec);

const codeElements = (spec: CodeSpec): Element[] => {
  const [value, scheme, meaning = 'some meaning'] = triple(spec);
  return [
    [0x00080100, 'SH', value],
    [0x00080102, 'SH', scheme],
    [0x00080104, 'LO', meaning],
  ];
};

/** A code sequence of one item. */
export const codeSequence = (tag: number, spec: CodeSpec): Element => [tag, 'SQ', [codeElements(spec)]];

/** One content item: its elements, and the items under it. */
export interface ItemSpec {
  readonly elements: readonly Element[];
  readonly children: readonly ItemSpec[];
}

const item = (
  valueType: string,
  concept: CodeSpec,
  elements: readonly Element[],
  children: readonly ItemSpec[] = [],
): ItemSpec => ({
  elements: [
    [0x0040a010, 'CS', 'CONTAINS'],
    [0x0040a040, 'CS', valueType],
    codeSequence(0x0040a043, concept),
    ...elements,
  ],
  children,
});

export const container = (concept: CodeSpec, children: readonly ItemSpec[]): ItemSpec =>
  item('CONTAINER', concept, [[0x0040a050, 'CS', 'SEPARATE']], children);

export const text = (
  concept: CodeSpec,
  value: string | Uint8Array,
  children: readonly ItemSpec[] = [],
): ItemSpec => item('TEXT', concept, [[0x0040a160, 'UT', value]], children);

export const uid = (concept: CodeSpec, value: string): ItemSpec =>
  item('UIDREF', concept, [[0x0040a124, 'UI', value]]);

export const dateTime = (concept: CodeSpec, value: string): ItemSpec =>
  item('DATETIME', concept, [[0x0040a120, 'DT', value]]);

export const person = (
  concept: CodeSpec,
  value: string,
  children: readonly ItemSpec[] = [],
  valueType = 'PNAME',
): ItemSpec => item(valueType, concept, [[0x0040a123, 'PN', value]], children);

export const code = (concept: CodeSpec, value: CodeSpec, children: readonly ItemSpec[] = []): ItemSpec =>
  item('CODE', concept, [codeSequence(0x0040a168, value)], children);

export const num = (
  concept: CodeSpec,
  value: string,
  unit: CodeSpec | null,
  children: readonly ItemSpec[] = [],
): ItemSpec =>
  item(
    'NUM',
    concept,
    [
      [
        0x0040a300,
        'SQ',
        [
          [
            [0x0040a30a, 'DS', value],
            ...(unit === null
              ? []
              : [codeSequence(0x004008ea, typeof unit === 'string' ? [unit, 'UCUM'] : unit)]),
          ],
        ],
      ],
    ],
    children,
  );

/** A number whose value is not there, with the reason. */
export const noNumber = (concept: CodeSpec, qualifier: CodeSpec): ItemSpec =>
  item('NUM', concept, [[0x0040a300, 'SQ', []], codeSequence(0x0040a301, qualifier)]);

/** A content item of any elements at all, for what no maker should send. */
export const rawItem = (elements: readonly Element[], children: readonly ItemSpec[] = []): ItemSpec => ({
  elements,
  children,
});

const treeElements = ({ elements, children }: ItemSpec): Element[] => [
  ...elements,
  ...(children.length === 0 ? [] : [[0x0040a730, 'SQ', children.map(treeElements)] as Element]),
];

export interface ReportSpec {
  readonly items: readonly ItemSpec[];
  readonly title?: CodeSpec | null;
  readonly sopClassUid?: string;
  /** Header elements, in the place of or beside the usual ones. */
  readonly header?: readonly Element[];
}

const usualHeader: readonly Element[] = [
  [0x00080016, 'UI', '1.2.840.10008.5.1.4.1.1.88.67'],
  [0x00080018, 'UI', '1.2.826.0.1.3680043.10.1.1'],
  [0x00080020, 'DA', '20260314'],
  [0x00080030, 'TM', '101500'],
  [0x0020000d, 'UI', '1.2.826.0.1.3680043.10.1.2'],
  [0x0040a040, 'CS', 'CONTAINER'],
];

const headerElements = ({ title = '113701', sopClassUid, header = [] }: ReportSpec): Element[] => {
  const all = new Map<number, Element>(usualHeader.map((element) => [element[0], element]));
  if (sopClassUid !== undefined) all.set(0x00080016, [0x00080016, 'UI', sopClassUid]);
  if (title !== null) all.set(0x0040a043, codeSequence(0x0040a043, title));
  for (const element of header) all.set(element[0], element);
  return [...all.values()];
};

const metaFor = (writing: Writing): Uint8Array =>
  new Writer('explicit-le', false).elements([
    [0x00020001, 'OB', Uint8Array.of(0, 1)],
    [0x00020010, 'UI', syntaxes[writing]],
  ]);

/** The bytes of a file with this data set. */
export const fileBytes = (elements: readonly Element[], options: BuildOptions = {}): Uint8Array => {
  const { writing = 'explicit-le', undefinedLengths = false } = options;
  const plain = new Writer(writing, undefinedLengths).elements(elements);
  const dataSet = writing === 'deflated' ? Uint8Array.from(deflateRawSync(plain)) : plain;
  const preamble = options.withoutPreamble === true ? [] : [new Uint8Array(128), Buffer.from('DICM')];
  return joined([...(options.withoutMeta === true ? [] : [...preamble, metaFor(writing)]), dataSet]);
};

/** The bytes of a structured report; a dose report of 14 March 2026 unless the spec says something else. */
export const reportBytes = (spec: ReportSpec, options: BuildOptions = {}): Uint8Array =>
  fileBytes(
    [
      ...headerElements(spec),
      ...(spec.items.length === 0 ? [] : [[0x0040a730, 'SQ', spec.items.map(treeElements)] as Element]),
    ],
    options,
  );

const singlePlane: CodeSpec = ['113622', 'DCM', 'Single Plane'];
const fluoroscopy: CodeSpec = ['P5-06000', 'SRT', 'Fluoroscopy'];

/** The accumulated dose of a plane: only what matters is stated. */
export const accumulated = (items: readonly ItemSpec[], plane: CodeSpec = singlePlane): ItemSpec =>
  container('113702', [code('113764', plane), ...items]);

let uidCount = 0;

interface EventSpec {
  readonly plane?: CodeSpec;
  readonly type?: CodeSpec;
  readonly eventUid?: string;
}

/** A fluoroscopy event with a UID of its own: only what matters is stated. */
export const event = (items: readonly ItemSpec[], spec: EventSpec = {}): ItemSpec => {
  uidCount += 1;
  const { plane = singlePlane, type = fluoroscopy, eventUid = `1.2.3.${uidCount}` } = spec;
  return container('113706', [
    code('113764', plane),
    uid('113769', eventUid),
    code('113721', type),
    ...items,
  ]);
};

export const projectionXRay = code('121058', ['113704', 'DCM', 'Projection X-Ray']);
export const computedTomography = code('121058', ['P5-08000', 'SRT', 'Computed Tomography X-Ray']);
