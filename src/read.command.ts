import { readFile } from 'node:fs/promises';
import { readDoseReport } from './dicom/index.ts';
import type { Reading } from './dicom/index.ts';
import { describeReading } from './read-summary.ts';

interface Answer {
  readonly file: string;
  readonly reading: Reading;
}

const causes: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'reading it is not permitted',
};

const unopened = (error: unknown): Reading => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  const message = `The file cannot be opened: ${causes[code] ?? code}.`;
  return { ok: false, refusal: { code: 'not-dicom', reason: 'not-opened', message } };
};

const answerFor = async (file: string): Promise<Answer> => {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    return { file, reading: unopened(error) };
  }
  return { file, reading: readDoseReport(bytes) };
};

const jsonLine = ({ file, reading }: Answer): string => `${JSON.stringify({ file, ...reading })}\n`;

/** Reads each file and writes its answer; gives the exit status, 1 when any file was refused. */
export const readFiles = async (files: readonly string[], options: { json: boolean }): Promise<number> => {
  let status = 0;
  for (const file of files) {
    const answer = await answerFor(file);
    if (!answer.reading.ok) status = 1;
    process.stdout.write(options.json ? jsonLine(answer) : describeReading(file, answer.reading));
  }
  return status;
};
