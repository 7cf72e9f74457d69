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
  EISDIR: 'it is a folder. Name the files in it',
  EACCES: 'reading it is not permitted',
};

const zipStart = Buffer.from('PK\u0003\u0004', 'latin1');

const archive: Reading = {
  ok: false,
  refusal: {
    code: 'not-dicom',
    reason: 'archive',
    message: 'The file is a zip archive. Unpack it, or bring it in with "kerma import", which opens it.',
  },
};

const unopened = (error: unknown): Reading => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  const message = `The file cannot be opened: ${causes[code] ?? code}.`;
  return { ok: false, refusal: { code: 'not-dicom', reason: 'not-opened', message } };
};

const answerFor = async (file: string): Promise<Answer> => {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    return { file, reading: unopened(error) };
  }
  const isArchive = bytes.subarray(0, zipStart.length).equals(zipStart);
  return { file, reading: isArchive ? archive : readDoseReport(bytes) };
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
