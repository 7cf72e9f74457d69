import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly bytes: Buffer;
  /** What the archive says of the size, when that is to be a lie. */
  readonly claimedSize?: number;
}

const fields = (...parts: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer =>
  Buffer.concat(
    parts.map(([bytes, value]) => {
      const field = Buffer.alloc(bytes);
      field.writeUIntLE(value, 0, bytes);
      return field;
    }),
  );

const utf8Names = 0x0800;
const deflated = 8;

/** A zip archive with deflated entries under any names (APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16). */
export const zipArchive = (entries: readonly ZipEntry[]): Buffer => {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, claimedSize } of entries) {
    const label = Buffer.from(name, 'utf8');
    const body = deflateRawSync(bytes);
    const size = claimedSize ?? bytes.length;
    const common = fields(
      [2, 20],
      [2, utf8Names],
      [2, deflated],
      [4, 0],
      [4, crc32(bytes)],
      [4, body.length],
      [4, size],
    );
    const local = Buffer.concat([
      fields([4, 0x04034b50]),
      common,
      fields([2, label.length], [2, 0]),
      label,
      body,
    ]);
    const tail = fields([2, label.length], [2, 0], [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]);
    directory.push(fields([4, 0x02014b50], [2, 20]), common, tail, label);
    locals.push(local);
    offset += local.length;
  }
  const index = Buffer.concat(directory);
  const count = entries.length;
  const end = fields([4, 0x06054b50], [4, 0], [2, count], [2, count], [4, index.length], [4, offset], [2, 0]);
  return Buffer.concat([...locals, index, end]);
};
