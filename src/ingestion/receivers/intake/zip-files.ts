import { getFileNameLowLevel, openPromise, type Entry, type ZipFile } from 'yauzl';
import { isClutter, tooLarge, type FoundFile, type IntakeLimits, type IntakeProblem } from './found-file.ts';

const damaged: IntakeProblem = {
  kind: 'refused',
  code: 'zip-damaged',
  message:
    'This archive cannot be unpacked further: it is damaged or cut short. Pack it again and send it again.',
};
const encrypted: IntakeProblem = {
  kind: 'refused',
  code: 'zip-encrypted',
  message:
    'This file is locked with a password inside of the archive. Pack it without one and send it again.',
};
const nested: IntakeProblem = {
  kind: 'refused',
  code: 'zip-nested',
  message: 'This is an archive inside of an archive, which is not opened. Send it by itself.',
};
const tooMuch: IntakeProblem = {
  kind: 'refused',
  code: 'zip-too-large',
  message:
    'This archive holds more than is unpacked at once. What comes after this line was not taken: send it in parts.',
};

const zipStart = Buffer.from('PK\u0003\u0004', 'latin1');
const slash = 0x2f;
const emptyZipStart = Buffer.from('PK\u0005\u0006', 'latin1');

/** Whether bytes begin as a zip archive does. */
export const looksLikeZip = (start: Buffer): boolean =>
  [zipStart, emptyZipStart].some((magic) => start.subarray(0, magic.length).equals(magic));

/** Names are labels only and open nothing, so that a name with `..` or a drive in it is harmless; it is shown without. */
const labelOf = ({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry): string =>
  getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, true)
    .replaceAll('\\', '/')
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .join('/');

const nextEntry = (zip: ZipFile): Promise<Entry | null> =>
  new Promise((resolve, reject) => {
    const settle = (finish: () => void) => (): void => {
      zip.removeAllListeners();
      finish();
    };
    zip.once('entry', (entry: Entry) => settle(() => resolve(entry))());
    zip.once('end', () => settle(() => resolve(null))());
    zip.once('error', (fault: Error) => settle(() => reject(fault))());
    zip.readEntry();
  });

/** The entry unpacked; null as soon as it turns out larger than allowed, whatever it says of itself. */
const unpack = async (zip: ZipFile, entry: Entry, most: number): Promise<Buffer | null> => {
  if (entry.uncompressedSize > most) return null;
  const stream = await zip.openReadStreamPromise(entry);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += (chunk as Buffer).length;
    if (size > most) {
      stream.destroy();
      return null;
    }
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
};

const fileOf = async (zip: ZipFile, entry: Entry, label: string, most: number): Promise<FoundFile> => {
  const sizeBytes = entry.uncompressedSize;
  if (entry.isEncrypted()) return { label, sizeBytes, problem: encrypted };
  try {
    const bytes = await unpack(zip, entry, most);
    if (!bytes) return { label, sizeBytes, problem: tooLarge(most) };
    return looksLikeZip(bytes) ? { label, sizeBytes, problem: nested } : { label, bytes };
  } catch {
    return { label, sizeBytes, problem: damaged };
  }
};

async function* filesIn(zip: ZipFile, archive: string, limits: IntakeLimits): AsyncGenerator<FoundFile> {
  let [files, size] = [0, 0];
  for (let entry = await nextEntry(zip); entry; entry = await nextEntry(zip)) {
    const inside = labelOf(entry);
    if (inside === '' || entry.fileNameRaw.at(-1) === slash || isClutter(inside)) continue;
    files += 1;
    size += entry.uncompressedSize;
    if (files > limits.entries || size > limits.archive) {
      yield { label: archive, sizeBytes: null, problem: tooMuch };
      return;
    }
    yield await fileOf(zip, entry, `${archive}/${inside}`, limits.file);
  }
}

/**
 * The files of a zip archive on disk, one after the other and never all in memory. What is locked, damaged, nested or
 * too large gives a line of its own and stops none of the others, but for an archive that holds more than the limits.
 */
export async function* zipFiles(
  path: string,
  archive: string,
  limits: IntakeLimits,
): AsyncGenerator<FoundFile> {
  let zip: ZipFile | null = null;
  try {
    zip = await openPromise(path, { lazyEntries: true, autoClose: false, decodeStrings: false });
    yield* filesIn(zip, archive, limits);
  } catch {
    yield { label: archive, sizeBytes: null, problem: damaged };
  } finally {
    zip?.close();
  }
}
