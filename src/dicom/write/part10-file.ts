import { textEncodings, type CharacterSet } from './character-sets.ts';
import { DataSetEncoder, type DataSetForm } from './data-set-encoder.ts';
import { textElement, type DataSet } from './data-element.ts';

export const transferSyntaxes = {
  implicitLittleEndian: '1.2.840.10008.1.2',
  explicitLittleEndian: '1.2.840.10008.1.2.1',
  deflatedExplicitLittleEndian: '1.2.840.10008.1.2.1.99',
  explicitBigEndian: '1.2.840.10008.1.2.2',
} as const;

export type TransferSyntaxUid = (typeof transferSyntaxes)[keyof typeof transferSyntaxes];

/** A data set with what its file meta header must say. */
export interface Part10Content {
  readonly sopClassUid: string;
  readonly sopInstanceUid: string;
  readonly transferSyntaxUid: TransferSyntaxUid;
  readonly characterSet: CharacterSet;
  readonly dataSet: DataSet;
}

/** UID and name of this writer (PS3.10 section 7.1), of the UUID branch of the UID tree. */
const implementationClassUid = '2.25.208941937655391826470193845116420973';
const implementationVersionName = 'KERMA_WRITER_1';

const formOf = (uid: TransferSyntaxUid): DataSetForm => ({
  explicitVr: uid !== transferSyntaxes.implicitLittleEndian,
  littleEndian: uid !== transferSyntaxes.explicitBigEndian,
});

const explicitLittleEndian: DataSetForm = { explicitVr: true, littleEndian: true };

const concatenated = (...parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

/** Deflate (RFC 1951) with stored blocks only: what any inflater reads, and no library is needed to write it. */
const storedDeflate = (bytes: Uint8Array): Uint8Array => {
  const blocks: Uint8Array[] = [];
  for (let start = 0; start < bytes.length; start += 0xffff) {
    const block = bytes.subarray(start, start + 0xffff);
    const header = new Uint8Array(5);
    header[0] = start + block.length >= bytes.length ? 1 : 0;
    new DataView(header.buffer).setUint16(1, block.length, true);
    new DataView(header.buffer).setUint16(3, ~block.length & 0xffff, true);
    blocks.push(header, block);
  }
  return concatenated(...blocks);
};

/** File meta information is always explicit little endian; its group length and version are the only binary elements. */
const metaHeader = (content: Part10Content): Uint8Array => {
  const elements = new DataSetEncoder(explicitLittleEndian, textEncodings['ISO_IR 100']).encode([
    textElement(0x00020002, 'UI', content.sopClassUid),
    textElement(0x00020003, 'UI', content.sopInstanceUid),
    textElement(0x00020010, 'UI', content.transferSyntaxUid),
    textElement(0x00020012, 'UI', implementationClassUid),
    textElement(0x00020013, 'SH', implementationVersionName),
  ]);
  const version = Uint8Array.of(2, 0, 1, 0, 0x4f, 0x42, 0, 0, 2, 0, 0, 0, 0, 1);
  const groupLength = Uint8Array.of(2, 0, 0, 0, 0x55, 0x4c, 4, 0, 0, 0, 0, 0);
  new DataView(groupLength.buffer).setUint32(8, version.length + elements.length, true);
  return concatenated(groupLength, version, elements);
};

const preamble = (): Uint8Array => {
  const bytes = new Uint8Array(132);
  bytes.set([0x44, 0x49, 0x43, 0x4d], 128);
  return bytes;
};

const encoders = new Map<string, DataSetEncoder>();

/** One encoder for each form and repertoire, since it remembers what recurs. */
const encoderFor = (uid: TransferSyntaxUid, characterSet: CharacterSet): DataSetEncoder => {
  const key = `${uid} ${characterSet}`;
  let encoder = encoders.get(key);
  if (encoder === undefined) {
    encoder = new DataSetEncoder(formOf(uid), textEncodings[characterSet]);
    encoders.set(key, encoder);
  }
  return encoder;
};

/** A DICOM file (PS3.10): preamble, file meta header, data set in the named transfer syntax. */
export const writePart10 = (content: Part10Content): Uint8Array => {
  const encoder = encoderFor(content.transferSyntaxUid, content.characterSet);
  const dataSet = encoder.encode(content.dataSet);
  const deflated = content.transferSyntaxUid === transferSyntaxes.deflatedExplicitLittleEndian;
  return concatenated(preamble(), metaHeader(content), deflated ? storedDeflate(dataSet) : dataSet);
};
