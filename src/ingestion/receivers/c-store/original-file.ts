import { transferSyntax } from './negotiation.ts';

/** An object as C-STORE brings it: the command's identification and the data set's bytes. */
export interface ReceivedObject {
  readonly sopClassUid: string;
  readonly sopInstanceUid: string;
  readonly transferSyntaxUid: string;
  readonly sourceAeTitle: string;
  readonly dataSet: Buffer;
}

/** Of Kerma; without a version, so that the same object sent again after an upgrade gives the same file. */
export const implementation = {
  classUid: '2.25.264538489280024597168146639047995412736',
  versionName: 'KERMA',
} as const;

const longValued: ReadonlySet<string> = new Set(['OB']);

const element = (number: number, vr: string, value: Buffer): Buffer => {
  const long = longValued.has(vr);
  const head = Buffer.alloc(long ? 12 : 8);
  head.writeUInt16LE(0x0002, 0);
  head.writeUInt16LE(number, 2);
  head.write(vr, 4, 'latin1');
  if (long) head.writeUInt32LE(value.length, 8);
  else head.writeUInt16LE(value.length, 6);
  return Buffer.concat([head, value]);
};

const padded = (value: string, padding: '\0' | ' '): Buffer =>
  Buffer.from(value.length % 2 === 0 ? value : value + padding, 'latin1');

const uid = (number: number, value: string): Buffer => element(number, 'UI', padded(value, '\0'));

/** A DICOM file (PS3.10 section 7.1): preamble, file meta information, and the data set exactly as received. */
export const originalFile = (received: ReceivedObject): Buffer => {
  const meta = Buffer.concat([
    element(0x0001, 'OB', Buffer.from([0, 1])),
    uid(0x0002, received.sopClassUid),
    uid(0x0003, received.sopInstanceUid),
    uid(0x0010, received.transferSyntaxUid),
    uid(0x0012, implementation.classUid),
    element(0x0013, 'SH', padded(implementation.versionName, ' ')),
    element(0x0016, 'AE', padded(received.sourceAeTitle, ' ')),
  ]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(meta.length);
  const preamble = Buffer.alloc(132);
  preamble.write('DICM', 128, 'latin1');
  return Buffer.concat([preamble, element(0x0000, 'UL', length), meta, received.dataSet]);
};

/** True where the bytes of a data set are compressed and can be read only after inflating. */
export const isDeflated = (transferSyntaxUid: string): boolean =>
  transferSyntaxUid === transferSyntax.deflated;
