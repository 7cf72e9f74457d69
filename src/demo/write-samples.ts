import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sampleReports } from './sample-reports.ts';

/** Writes every sample with its facts beside it into a folder, and gives their names. */
export const writeSamples = async (folder: string): Promise<readonly string[]> => {
  await mkdir(folder, { recursive: true });
  const names: string[] = [];
  for (const { name, bytes, facts } of sampleReports()) {
    await writeFile(join(folder, `${name}.dcm`), bytes);
    await writeFile(join(folder, `${name}.facts.json`), `${JSON.stringify(facts, null, 1)}\n`);
    names.push(name);
  }
  return names;
};
