import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { SeenFile } from './settling.ts';

const temporary =
  /^[.~]|~$|\.(?:tmp|temp|part|partial|filepart|crdownload|swp|lock)$|^(?:thumbs\.db|desktop\.ini)$/i;

/** Names that programs give to what is not finished or not meant to be seen. */
export const isTemporaryName = (name: string): boolean => temporary.test(name);

const seen = async (path: string): Promise<SeenFile | null> => {
  try {
    const { size, mtimeMs } = await stat(path);
    return { path, sizeBytes: size, modifiedMs: mtimeMs };
  } catch {
    // Gone between the listing and the look: nothing to take.
    return null;
  }
};

/**
 * The files of a folder and of its sub-folders that are not empty and not temporary. Symbolic links are not followed:
 * they may lead out of the folder, or round in a circle. Throws when the folder itself cannot be listed.
 */
export const walkFolder = async (root: string, leaveOut: ReadonlySet<string>): Promise<SeenFile[]> => {
  const files: SeenFile[] = [];
  const folders = [root];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const entries = await readdir(folder, { withFileTypes: true }).catch((fault: unknown) => {
      if (folder === root) throw fault;
      return [];
    });
    const parent = folder;
    const named = entries.filter(({ name }) => !isTemporaryName(name));
    folders.push(
      ...named
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => join(parent, name))
        .filter((path) => !leaveOut.has(path)),
    );
    const found = await Promise.all(
      named.filter((entry) => entry.isFile()).map(({ name }) => seen(join(parent, name))),
    );
    for (const file of found) if (file !== null && file.sizeBytes > 0) files.push(file);
  }
  return files;
};
