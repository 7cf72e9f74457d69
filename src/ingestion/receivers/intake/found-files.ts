import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isClutter, tooLarge, unreadableFile, type FoundFile, type IntakeLimits } from './found-file.ts';
import { looksLikeZip, zipFiles } from './zip-files.ts';

/** Limits that no real delivery of dose reports comes near. */
export const usualLimits: IntakeLimits = { file: 67_108_864, archive: 8_589_934_592, entries: 50_000 };

const readPlain = async (path: string, label: string, most: number): Promise<FoundFile | 'zip'> => {
  const handle = await open(path, 'r');
  try {
    const start = Buffer.alloc(4);
    await handle.read(start, 0, 4, 0);
    if (looksLikeZip(start)) return 'zip';
    const { size } = await handle.stat();
    if (size > most) return { label, sizeBytes: size, problem: tooLarge(most) };
    const bytes = Buffer.alloc(size);
    const { bytesRead } = await handle.read(bytes, 0, size, 0);
    return { label, bytes: bytes.subarray(0, bytesRead) };
  } finally {
    await handle.close();
  }
};

/** The file itself, or what is in it when it is a zip archive. */
export async function* foundIn(
  path: string,
  label: string,
  limits: IntakeLimits = usualLimits,
): AsyncGenerator<FoundFile> {
  let found: FoundFile | 'zip';
  try {
    found = await readPlain(path, label, limits.file);
  } catch (fault) {
    found = { label, sizeBytes: null, problem: unreadableFile(fault) };
  }
  if (found === 'zip') yield* zipFiles(path, label, limits);
  else yield found;
}

/** Null for a folder that cannot be listed. */
const children = async (folder: string): Promise<string[] | null> => {
  const names = await readdir(folder).catch(() => null);
  if (names === null) return null;
  return names
    .filter((name) => !isClutter(name))
    .sort()
    .map((name) => join(folder, name));
};

/**
 * Every file under the path, in order; the path itself when it is a file. What is not there, and a folder that cannot be
 * listed, is given as it is: whoever opens it says why it could not be.
 */
export async function* filesUnder(path: string): AsyncGenerator<string> {
  const waiting = [path];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const isFolder = await stat(next).then(
      (found) => found.isDirectory(),
      () => false,
    );
    const inside = isFolder ? await children(next) : null;
    if (inside === null) yield next;
    else waiting.push(...inside.reverse());
  }
}
