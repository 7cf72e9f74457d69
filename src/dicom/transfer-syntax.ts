import { ElementReader } from './element-reader.ts';
import type { Encoding } from './element-reader.ts';
import { inflateDataSet } from './inflate.ts';
import { Unreadable } from './unreadable.ts';

export const transferSyntax = {
  implicitLittleEndian: '1.2.840.10008.1.2',
  explicitLittleEndian: '1.2.840.10008.1.2.1',
  deflated: '1.2.840.10008.1.2.1.99',
  explicitBigEndian: '1.2.840.10008.1.2.2',
} as const;

/** The data set's own bytes, inflated where need be, and how they are written. */
export interface DataSetBytes {
  readonly bytes: Uint8Array;
  readonly encoding: Encoding;
  /** As declared, or as found where none was declared. */
  readonly transferSyntaxUid: string;
  readonly mediaStorageInstanceUid: string | null;
  /** The declared transfer syntax is not the one the bytes are in. */
  readonly isMisdeclared: boolean;
}

interface FileMeta {
  readonly transferSyntaxUid: string | null;
  readonly instanceUid: string | null;
  readonly end: number;
}

const littleExplicit: Encoding = { bigEndian: false, explicit: true };
const longestMeta = 64 * 1024;

const latin = (bytes: Uint8Array): string =>
  String.fromCharCode(...bytes.subarray(0, 256)).replace(/[\0 ]+$/, '');

const readFileMeta = (bytes: Uint8Array, start: number): FileMeta => {
  const reader = new ElementReader(bytes, littleExplicit);
  const end = Math.min(bytes.length, start + longestMeta);
  const found = new Map<number, string>();
  let at = start;
  while (at + 8 <= end && reader.readTag(at) >>> 0 < 0x00030000) {
    reader.read(at, end);
    at = reader.skip(end);
    const text = latin(bytes.subarray(reader.valueStart, at));
    if (text !== '') found.set(reader.tag, text);
  }
  return {
    transferSyntaxUid: found.get(0x00020010) ?? null,
    instanceUid: found.get(0x00020003) ?? null,
    end: at,
  };
};

const hasCapitalsAt = (bytes: Uint8Array, at: number): boolean =>
  [bytes[at], bytes[at + 1]].every((byte) => byte !== undefined && byte >= 0x41 && byte <= 0x5a);

/** How a data set that begins at `at` is written, judged by its first element; null when it is none. */
const encodingFound = (bytes: Uint8Array, at: number): Encoding | null => {
  if (at + 8 > bytes.length) return null;
  const explicit = hasCapitalsAt(bytes, at + 4);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [little, big] = [view.getUint16(at, true), view.getUint16(at, false)];
  if (little >= 0x0004 && little <= 0x0010) {
    const fits = explicit || view.getUint32(at + 4, true) <= bytes.length;
    return fits ? { bigEndian: false, explicit } : null;
  }
  return big >= 0x0004 && big <= 0x0010 && explicit ? { bigEndian: true, explicit } : null;
};

const encodingDeclared = (uid: string): Encoding => ({
  bigEndian: uid === transferSyntax.explicitBigEndian,
  explicit: uid !== transferSyntax.implicitLittleEndian,
});

const uidOf = (encoding: Encoding): string => {
  if (encoding.bigEndian) return transferSyntax.explicitBigEndian;
  return encoding.explicit ? transferSyntax.explicitLittleEndian : transferSyntax.implicitLittleEndian;
};

const notDicom = ({ length }: Uint8Array): Unreadable =>
  length === 0
    ? new Unreadable('not-dicom', 'empty', 'The file is empty: it has 0 bytes. Send the report again.')
    : new Unreadable(
        'not-dicom',
        'no-dicom',
        'The file is not DICOM: there is no "DICM" at byte 128 and no data set at its beginning. If it should be a report, ' +
          'send it again from the unit or the archive.',
      );

const hasPreamble = (bytes: Uint8Array): boolean =>
  bytes.length >= 132 && latin(bytes.subarray(128, 132)) === 'DICM';

const startOfMeta = (bytes: Uint8Array): number => {
  if (hasPreamble(bytes)) return 132;
  return latin(bytes.subarray(0, 4)) === 'DICM' ? 4 : 0;
};

const noMeta = (start: number): FileMeta => ({ transferSyntaxUid: null, instanceUid: null, end: start });

const metaOf = (bytes: Uint8Array, start: number): FileMeta => {
  const isMeta = bytes[start] === 2 && bytes[start + 1] === 0 && hasCapitalsAt(bytes, start + 4);
  return isMeta ? readFileMeta(bytes, start) : noMeta(start);
};

/**
 * Finds the data set in a file's bytes: preamble and meta header may be missing where the first element tells how the rest
 * is written; a deflated data set is inflated within bounds. Throws `Unreadable` for what is not DICOM. Source: PS3.10, 7.
 */
export const locateDataSet = (file: Uint8Array): DataSetBytes => {
  const start = startOfMeta(file);
  const meta = metaOf(file, start);
  if (start === 0 && meta.end === 0 && encodingFound(file, 0) === null) throw notDicom(file);
  const isDeflated = meta.transferSyntaxUid === transferSyntax.deflated;
  const bytes = isDeflated ? inflateDataSet(file.subarray(meta.end)) : file.subarray(meta.end);
  const found = encodingFound(bytes, 0);
  const declared = meta.transferSyntaxUid === null ? null : encodingDeclared(meta.transferSyntaxUid);
  const encoding = found ?? declared;
  if (encoding === null) throw notDicom(file);
  return {
    bytes,
    encoding,
    transferSyntaxUid: meta.transferSyntaxUid ?? uidOf(encoding),
    mediaStorageInstanceUid: meta.instanceUid,
    isMisdeclared: declared !== null && uidOf(declared) !== uidOf(encoding),
  };
};
