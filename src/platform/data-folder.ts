import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';

const causes: Readonly<Record<string, string>> = {
  EACCES: 'whoever runs Kerma may not write there',
  EPERM: 'whoever runs Kerma may not write there',
  EROFS: 'it lies on a disk that can only be read',
  EEXIST: 'it is a file',
  ENOTDIR: 'a part of its path is a file',
  ENOSPC: 'there is no room on its disk',
};

/** Makes the data folder where there is none; throws a sentence a person can act upon when it cannot be written to. */
export const openDataFolder = async (folder: string): Promise<void> => {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (fault) {
    const code = (fault as NodeJS.ErrnoException).code ?? 'unknown';
    throw new Error(
      `The data folder ${folder} cannot be used: ${causes[code] ?? code}. Put that right, or name another folder in KERMA_DATA.`,
      { cause: fault },
    );
  }
};
