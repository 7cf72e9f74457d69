const explicitLittleEndian = '1.2.840.10008.1.2.1';
const xRayDoseSr = '1.2.840.10008.5.1.4.1.1.88.67';

let serial = 0;
/** A UID that no other test uses. */
export const freshUid = (): string => {
  serial += 1;
  return `2.25.${process.pid}${Date.now()}${serial}`;
};

const even = (text: string, pad: string): Buffer =>
  Buffer.from(text.length % 2 === 0 ? text : `${text}${pad}`, 'latin1');

const element = (group: number, number: number, vr: string, value: Buffer): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt16LE(group, 0);
  head.writeUInt16LE(number, 2);
  head.write(vr, 4, 'latin1');
  head.writeUInt16LE(value.length, 6);
  return Buffer.concat([head, value]);
};

const uid = (group: number, number: number, value: string): Buffer =>
  element(group, number, 'UI', even(value, '\0'));

const metaOf = (sopInstanceUid: string): Buffer => {
  const body = Buffer.concat([
    uid(0x0002, 0x0002, xRayDoseSr),
    uid(0x0002, 0x0003, sopInstanceUid),
    uid(0x0002, 0x0010, explicitLittleEndian),
    uid(0x0002, 0x0012, '2.25.1'),
  ]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(body.length);
  return Buffer.concat([element(0x0002, 0x0000, 'UL', length), body]);
};

/**
 * A small conformant DICOM file (explicit VR little endian) that calls itself a dose report and has no content: good
 * enough for everything that carries bytes and does not read them. Each one is unlike all others.
 */
export const part10File = (sopInstanceUid = freshUid()): Buffer =>
  Buffer.concat([
    Buffer.alloc(128),
    Buffer.from('DICM', 'latin1'),
    metaOf(sopInstanceUid),
    uid(0x0008, 0x0016, xRayDoseSr),
    uid(0x0008, 0x0018, sopInstanceUid),
    element(0x0008, 0x0060, 'CS', even('SR', ' ')),
    uid(0x0020, 0x000d, `${sopInstanceUid}.1`),
    uid(0x0020, 0x000e, `${sopInstanceUid}.2`),
  ]);
