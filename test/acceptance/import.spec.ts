import { execFile } from 'node:child_process';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { FileResult } from '../../src/ingestion/ingestion.contract.ts';
import type { Config } from '../../src/platform/config.ts';
import { onEachDatabase } from '../support/databases.ts';

const root = join(import.meta.dirname, '../..');

interface Ended {
  readonly status: number;
  readonly out: string;
}

const kerma = ({ env, dataFolder }: Config, ...words: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const settings = {
      PATH: process.env['PATH'],
      KERMA_DATA: dataFolder,
      DATABASE_URL: env.DATABASE_URL ?? '',
      KERMA_LOG_LEVEL: 'fatal',
    };
    const program = [join(root, 'dist/cli.js'), ...words];
    execFile(process.execPath, program, { env: settings }, (fault, out) =>
      resolve({ status: typeof fault?.code === 'number' ? fault.code : 0, out }),
    );
  });

onEachDatabase((place) => {
  describe('kerma import', () => {
    it('brings in files and folders, says what became of each, and ends with 1 when one was refused', async () => {
      const { config } = await place();
      const folder = join(config.dataFolder, 'given');
      await mkdir(join(folder, 'sub'), { recursive: true });
      await cp(join(root, 'dicom-samples/c-arm-hip.dcm'), join(folder, 'sub/hip.dcm'));
      const good = await kerma(config, 'import', folder);
      expect(good.status).toBe(0);
      expect(good.out).toMatch(
        /^1 file in [\d.]+ s \(\d+ a second\): 1 stored, 0 already here, 0 refused, 0 failed\.\n$/,
      );
      await writeFile(join(folder, 'letter.txt'), 'no report');
      const mixed = await kerma(config, 'import', '--json', folder, join(folder, 'missing.dcm'));
      expect(mixed.status).toBe(1);
      const lines = mixed.out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as FileResult);
      const told = Object.fromEntries(lines.map(({ path, outcome, code }) => [path, [outcome, code]]));
      expect(told).toEqual({
        [join(folder, 'letter.txt')]: ['refused', expect.stringMatching(/^not-dicom/)],
        [join(folder, 'sub/hip.dcm')]: ['already-here', null],
        [join(folder, 'missing.dcm')]: ['failed', 'unreadable-file'],
      });
    }, 60_000);
  });
});
