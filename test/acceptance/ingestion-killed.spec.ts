import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Config } from '../../src/platform/config.ts';
import { onEachDatabase } from '../support/databases.ts';
import { eventually, openIngestion } from '../support/ingestion.ts';

const script = join(import.meta.dirname, '../support/accept-stream.mjs');

/** Runs the built program until it has acknowledged so many files, and kills it in the middle of the next ones. */
const killAfter = async (acknowledged: number, { env, dataFolder }: Config): Promise<string[]> => {
  const child = spawn(process.execPath, [script], {
    env: {
      PATH: process.env['PATH'],
      KERMA_DATA: dataFolder,
      KERMA_LOG_LEVEL: 'fatal',
      DATABASE_URL: env.DATABASE_URL ?? '',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let told = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    told += text;
    if (told.split('\n').length > acknowledged) child.kill('SIGKILL');
  });
  await once(child, 'close');
  return told.split('\n').filter((line) => line.length === 64);
};

onEachDatabase((place) => {
  describe('a program that is killed in the middle of a stream of files', () => {
    it('has everything that it acknowledged, and reads it after the restart', async () => {
      const { config, open } = await place();
      const acknowledged = await killAfter(100, config);
      expect(acknowledged.length).toBeGreaterThanOrEqual(100);
      const { receipts, originals, worker } = openIngestion({ config, database: await open() });
      const known = new Set((await receipts()).map(({ sha256 }) => sha256));
      expect(acknowledged.filter((sha256) => !known.has(sha256))).toEqual([]);
      for (const sha256 of acknowledged) await originals.read(sha256);
      worker.start();
      try {
        const areAllRead = async (): Promise<boolean> =>
          (await receipts()).every(({ status }) => status === 'refused');
        await eventually(areAllRead, 60_000);
      } finally {
        await worker.stop();
      }
    }, 120_000);
  });
});
