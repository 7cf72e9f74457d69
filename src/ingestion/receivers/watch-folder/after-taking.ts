import { copyFile, link, mkdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, relative } from 'node:path';
import type { SeenFile } from './settling.ts';

export type AfterTaking = 'leave' | 'move' | 'delete';

/** Where taken files of a watched folder go: beside it, not in it, so that they are not found again. */
export const takenFolderOf = (watched: string): string => join(dirname(watched), 'taken', basename(watched));

const isUnchanged = async ({ path, sizeBytes, modifiedMs }: SeenFile): Promise<boolean> => {
  const now = await stat(path);
  return now.size === sizeBytes && now.mtimeMs === modifiedMs;
};

const hasCode = (fault: unknown, ...codes: string[]): boolean =>
  codes.includes((fault as NodeJS.ErrnoException).code ?? '');

/** A second name for the file that overwrites nothing; a copy where the folder lies on another disk. */
const place = async (from: string, to: string): Promise<void> => {
  try {
    await link(from, to);
  } catch (fault) {
    if (!hasCode(fault, 'EXDEV', 'EPERM', 'ENOTSUP', 'EMLINK')) throw fault;
    await copyFile(from, to, 1);
  }
};

const moveTo = async (from: string, wanted: string): Promise<void> => {
  await mkdir(dirname(wanted), { recursive: true });
  const ending = extname(wanted);
  const stem = wanted.slice(0, wanted.length - ending.length);
  for (let number = 1; ; number += 1) {
    try {
      await place(from, number === 1 ? wanted : `${stem}-${number}${ending}`);
      break;
    } catch (fault) {
      if (!hasCode(fault, 'EEXIST') || number > 9999) throw fault;
    }
  }
  await rm(from);
};

/** Moves or deletes a taken file as configured; says whether it is still where it was. A file that changed since stays. */
export const finish = async (
  file: SeenFile,
  watched: string,
  after: AfterTaking,
): Promise<'gone' | 'there'> => {
  if (after === 'leave' || !(await isUnchanged(file))) return 'there';
  if (after === 'delete') await rm(file.path);
  else await moveTo(file.path, join(takenFolderOf(watched), relative(watched, file.path)));
  return 'gone';
};
