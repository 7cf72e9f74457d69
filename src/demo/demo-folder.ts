import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const markerName = 'demo-year.json';

/** What a data folder holds: nothing, a whole demonstration year, one that was interrupted, or somebody's real data. */
export type FolderState = 'empty' | 'whole' | 'interrupted' | 'foreign';

interface Marker {
  readonly whole: boolean;
}

const read = async (folder: string): Promise<Marker | null> => {
  const text = await readFile(join(folder, markerName), 'utf8').catch(() => null);
  return text === null ? null : (JSON.parse(text) as Marker);
};

/** Looks into a folder that may not exist. */
export const stateOf = async (folder: string): Promise<FolderState> => {
  const names = await readdir(folder).catch((): string[] => []);
  if (names.length === 0) return 'empty';
  const marker = await read(folder);
  if (marker === null) return 'foreign';
  return marker.whole ? 'whole' : 'interrupted';
};

/** Marks a folder as the demonstration's own, so that `--fresh` may empty it. */
export const mark = async (folder: string, year: object, whole: boolean): Promise<void> =>
  writeFile(join(folder, markerName), `${JSON.stringify({ ...year, whole }, null, 1)}\n`);

/** Empties a folder of the demonstration; refuses any other. */
export const empty = async (folder: string): Promise<void> => {
  if ((await stateOf(folder)) === 'foreign') {
    throw new Error(
      `${folder} holds data that are not the demonstration's; name another folder in KERMA_DATA`,
    );
  }
  await rm(folder, { recursive: true, force: true });
};
