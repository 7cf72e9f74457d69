import { NestFactory } from '@nestjs/core';
import { Logger } from '@nestjs/common';
import { SingleBar } from 'cli-progress';
import { AppModule, schema } from './app.module.ts';
import { FileImport, type FileResult } from './ingestion/index.ts';
import { actingAs } from './platform/access/acting.ts';
import { atCommandLine } from './platform/access/command-line.ts';
import { Audit } from './platform/audit/audit.service.ts';
import type { Config } from './platform/config.ts';
import { openDatabase } from './platform/database/open-database.ts';
import { createLogger, nestLogger } from './platform/logger.ts';

const mostShown = 50;

interface Tally {
  readonly counts: Record<FileResult['outcome'], number>;
  readonly notTaken: FileResult[];
}

/** Whether a person must look: not taken, or taken and not yet in a study for a fault of ours. */
const needsALook = ({ outcome, status }: FileResult): boolean =>
  outcome === 'refused' || outcome === 'failed' || status === 'failed' || status === 'parked';

/** What was refused after it was stored is kept; what never got to the door is not. */
const howItFared = ({ outcome, receiptId }: FileResult): string => {
  if (outcome !== 'refused') return outcome === 'failed' ? 'not stored' : 'stored, not read yet';
  return receiptId === null ? 'not taken' : 'refused, and kept';
};

const count = (number: number, word: string): string => `${number.toLocaleString('en-US')} ${word}`;

const summary = ({ counts, notTaken }: Tally, seconds: number): string => {
  const files = Object.values(counts).reduce((sum, each) => sum + each, 0);
  const rate = Math.round(files / Math.max(seconds, 0.001));
  if (files === 0) return 'No file was found there: nothing was imported.\n';
  const lines = notTaken
    .slice(0, mostShown)
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .map(
      (result) => `${result.path}\n  ${howItFared(result)}: ${result.message ?? result.code ?? 'unknown'}`,
    );
  if (notTaken.length > mostShown) lines.push(`… and ${notTaken.length - mostShown} more; see the inbox`);
  const parts = [
    count(counts.stored, 'stored'),
    count(counts['already-here'], 'already here'),
    count(counts.refused, 'refused'),
    count(counts.failed, 'failed'),
  ];
  const total = `${count(files, files === 1 ? 'file' : 'files')} in ${seconds.toFixed(1)} s (${rate} a second): ${parts.join(', ')}.`;
  return `${[...lines, total].join('\n')}\n`;
};

const barFor = (isJson: boolean): SingleBar | null =>
  isJson || !process.stderr.isTTY
    ? null
    : new SingleBar({
        format: '{bar} {value}/{total} files, {rate} a second',
        stream: process.stderr,
        hideCursor: true,
      });

const runImport = async (files: FileImport, paths: readonly string[], isJson: boolean): Promise<Tally> => {
  const tally: Tally = { counts: { stored: 0, 'already-here': 0, refused: 0, failed: 0 }, notTaken: [] };
  const bar = barFor(isJson);
  const begun = performance.now();
  let done = 0;
  bar?.start(0, 0, { rate: 0 });
  await files.run(paths, {
    known: (total) => bar?.setTotal(total),
    done: (result) => {
      done += 1;
      tally.counts[result.outcome] += 1;
      if (needsALook(result)) tally.notTaken.push(result);
      bar?.update(done, { rate: Math.round((done / (performance.now() - begun)) * 1000) });
      if (isJson) process.stdout.write(`${JSON.stringify(result)}\n`);
    },
  });
  bar?.stop();
  if (!isJson) process.stdout.write(summary(tally, (performance.now() - begun) / 1000));
  return tally;
};

/** Stores and reads files, folders and archives; gives the exit status, 1 when a person must look at any of them. */
export const importFiles = async (
  config: Config,
  paths: readonly string[],
  options: { json: boolean },
): Promise<number> => {
  const logger = createLogger(config);
  const database = await openDatabase(config, schema);
  Logger.overrideLogger(nestLogger(logger));
  const app = await NestFactory.createApplicationContext(AppModule.with({ config, database, logger }));
  try {
    return await actingAs(atCommandLine(), async () => {
      const { counts, notTaken } = await runImport(app.get(FileImport), paths, options.json);
      const told = { action: 'arrivals.imported', subject: { kind: 'import' }, after: counts };
      await app.get(Audit).tell(told);
      return notTaken.length > 0 ? 1 : 0;
    });
  } finally {
    await app.close();
    await database.close();
  }
};
