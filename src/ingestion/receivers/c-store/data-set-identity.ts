import { transferSyntax } from './negotiation.ts';

export interface DataSetIdentity {
  readonly sopClassUid: string | null;
  readonly sopInstanceUid: string | null;
}

interface Layout {
  readonly explicit: boolean;
  readonly bigEndian: boolean;
}

interface Element {
  readonly tag: number;
  readonly start: number;
  readonly end: number;
}

const sopClassTag = 0x0008_0016;
const sopInstanceTag = 0x0008_0018;
const undefinedLength = 0xffff_ffff;
const longValued: ReadonlySet<string> = new Set([
  'OB',
  'OD',
  'OF',
  'OL',
  'OV',
  'OW',
  'SQ',
  'SV',
  'UC',
  'UN',
  'UR',
  'UT',
  'UV',
]);

const layoutOf = (syntax: string): Layout => ({
  explicit: syntax !== transferSyntax.implicitLittleEndian,
  bigEndian: syntax === transferSyntax.explicitBigEndian,
});

const elementAt = (view: DataView, at: number, layout: Layout): Element | null => {
  if (at + 12 > view.byteLength) return null;
  const little = !layout.bigEndian;
  const tag = view.getUint16(at, little) * 0x1_0000 + view.getUint16(at + 2, little);
  const vr = String.fromCharCode(view.getUint8(at + 4), view.getUint8(at + 5));
  const short = layout.explicit && !longValued.has(vr);
  const start = layout.explicit && !short ? at + 12 : at + 8;
  const length = short ? view.getUint16(at + 6, little) : view.getUint32(start - 4, little);
  return length === undefinedLength || start + length > view.byteLength
    ? null
    : { tag, start, end: start + length };
};

const uidText = (bytes: Uint8Array): string =>
  String.fromCharCode(...bytes.subarray(0, 64)).replace(/[\0 ]+$/, '');

/**
 * SOP class and instance UID at the head of a data set that is not deflated; null for what is absent or lies behind
 * something that cannot be walked over (a sequence of undefined length, damage): then nothing is claimed.
 */
export const dataSetIdentity = (bytes: Uint8Array, syntax: string): DataSetIdentity => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const layout = layoutOf(syntax);
  const found = new Map<number, string>();
  let before = -1;
  for (let at = 0; ;) {
    const element = elementAt(view, at, layout);
    if (element === null || element.tag <= before || element.tag > sopInstanceTag) break;
    if (element.tag === sopClassTag || element.tag === sopInstanceTag) {
      found.set(element.tag, uidText(bytes.subarray(element.start, element.end)));
    }
    before = element.tag;
    at = element.end;
  }
  return { sopClassUid: found.get(sopClassTag) ?? null, sopInstanceUid: found.get(sopInstanceTag) ?? null };
};
