import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Test } from '@nestjs/testing';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { IngestionDoor } from '../../src/ingestion/arrival.ts';
import { ArrivalsQueries } from '../../src/ingestion/arrivals.queries.ts';
import type { FileResult, UploadResult } from '../../src/ingestion/ingestion.contract.ts';
import { foundIn } from '../../src/ingestion/receivers/intake/found-files.ts';
import { Intake } from '../../src/ingestion/receivers/intake/intake.ts';
import { ReadingOutcomes } from '../../src/ingestion/receivers/intake/reading-outcomes.ts';
import { UploadService } from '../../src/ingestion/receivers/upload/upload.service.ts';
import { UploadsController } from '../../src/ingestion/receivers/upload/uploads.controller.ts';
import { Clock } from '../../src/platform/clock.ts';
import { Audit } from '../../src/platform/audit/audit.service.ts';
import type { Config } from '../../src/platform/config.ts';
import { Secrets } from '../../src/platform/secrets.ts';
import { onEachDatabase } from '../support/databases.ts';
import { openIngestion } from '../support/ingestion.ts';
import { part10File } from '../support/part10-file.ts';
import { zipArchive, type ZipEntry } from '../support/zip-archive.ts';
import { describeReceiver, type SentFile, type Surroundings } from './receivers.contract.ts';

const serveUploads = async (
  door: IngestionDoor,
  config: Config,
  { database, logger }: Surroundings,
): Promise<{ app: NestExpressApplication; url: string }> => {
  const outcomes = new ReadingOutcomes(new ArrivalsQueries(database, config, new Clock()));
  const audit = new Audit(database, new Clock(), Secrets.of(config));
  const uploads = new UploadService(config, new Intake(door, logger), outcomes, audit);
  const testing = await Test.createTestingModule({
    controllers: [UploadsController],
    providers: [{ provide: UploadService, useValue: uploads }],
  }).compile();
  const app = testing.createNestApplication<NestExpressApplication>();
  await app.listen(0, '127.0.0.1');
  return { app, url: `${await app.getUrl()}/uploads` };
};

const post = async (url: string, files: readonly SentFile[]): Promise<Response> => {
  const form = new FormData();
  for (const { name, bytes } of files) form.append('files', new Blob([new Uint8Array(bytes)]), name);
  return fetch(url, { method: 'POST', body: form });
};

describeReceiver('the upload', async (door, config, surroundings) => {
  const { app, url } = await serveUploads(door, config, surroundings);
  const ingestion = openIngestion({ config, database: surroundings.database });
  ingestion.worker.start();
  return {
    send: async (file) => {
      const result = (await (await post(url, [file])).json()) as UploadResult;
      return result.files[0]?.outcome === 'failed' ? 'not-stored' : 'stored';
    },
    stop: async () => {
      await app.close();
      await ingestion.worker.stop();
    },
  };
});

const apps: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const app of apps.splice(0)) await app.close();
});

onEachDatabase((place) => {
  describe('the upload', () => {
    const begin = async (env = {}) => {
      const { config, open } = await place(env);
      const database = await open();
      const ingestion = openIngestion({ config, database });
      const { app, url } = await serveUploads(ingestion.door, config, { database, logger: ingestion.logger });
      ingestion.worker.start();
      apps.push({ close: () => ingestion.worker.stop() }, app);
      const send = async (...files: SentFile[]) => (await (await post(url, files)).json()) as UploadResult;
      return { ...ingestion, config, url, send };
    };
    const outcomes = ({ files }: UploadResult) =>
      Object.fromEntries(files.map(({ path, outcome, code }) => [path, code ?? outcome]));

    it('gives a line for each file, with what the reading said', async () => {
      const { send, receipts } = await begin();
      const result = await send({ name: 'ordner/ä.dcm', bytes: part10File() });
      expect(result.files[0]).toMatchObject({
        path: 'ordner/ä.dcm',
        outcome: 'refused',
        status: 'refused',
        code: 'not-a-dose-report',
        message: 'This is no dose report. Nothing needs to be done.',
      });
      expect(result.counts).toEqual({ stored: 0, alreadyHere: 0, refused: 1, failed: 0 });
      expect((await receipts())[0]).toMatchObject({ channel: 'upload', fileName: 'ordner/ä.dcm' });
    });

    it('opens archives, and names in them lead nowhere', async () => {
      const { send, receipts, config } = await begin();
      const [one, two] = [part10File(), part10File()];
      const zip = zipArchive([
        { name: 'a/one.dcm', bytes: one },
        { name: '../../../two.dcm', bytes: two },
        { name: '__MACOSX/a/._one.dcm', bytes: Buffer.from('clutter') },
        { name: 'a/', bytes: Buffer.alloc(0) },
      ]);
      const { files } = await send({ name: 'day.zip', bytes: zip });
      expect(files.map(({ path }) => path).sort()).toEqual(['day.zip/a/one.dcm', 'day.zip/two.dcm']);
      expect((await receipts()).map(({ sizeBytes }) => sizeBytes)).toEqual([one.length, two.length]);
      expect(await readdir(join(config.dataFolder, 'uploads'))).toEqual([]);
    });

    it('refuses what it does not open and takes the rest', async () => {
      const { send } = await begin();
      const good = part10File();
      const whole = zipArchive([{ name: 'in.dcm', bytes: good }]);
      const zip = zipArchive([
        { name: 'nested.zip', bytes: whole },
        { name: 'liar.dcm', bytes: part10File(), claimedSize: 5 },
        { name: 'good.dcm', bytes: good },
      ]);
      const result = await send(
        { name: 'mixed.zip', bytes: zip },
        { name: 'cut.zip', bytes: whole.subarray(0, 60) },
      );
      expect(outcomes(result)).toEqual({
        'mixed.zip/nested.zip': 'zip-nested',
        'mixed.zip/liar.dcm': 'zip-damaged',
        'mixed.zip/good.dcm': 'not-a-dose-report',
        'cut.zip': 'zip-damaged',
      });
    });

    it('says "already here" only of what was taken before', async () => {
      const { config, open } = await place();
      const database = await open();
      const { door, logger } = openIngestion({ config, database });
      const intake = new Intake(door, logger);
      const bytes = part10File();
      const told: FileResult['outcome'][] = [];
      for (let time = 0; time < 2; time += 1)
        told.push((await intake.take({ label: 'a.dcm', bytes }, 'upload', null)).outcome);
      expect(told).toEqual(['stored', 'already-here']);
    });

    it('refuses an upload that is too large or is none, and says what to do', async () => {
      const { url, count, config } = await begin({ KERMA_UPLOAD_MAX: 2000 });
      const large = await post(url, [{ name: 'a.dcm', bytes: Buffer.alloc(4000) }]);
      expect(large.status).toBe(413);
      expect(((await large.json()) as { detail: string }).detail).toContain('Nothing of it was taken');
      expect((await post(url, [])).status).toBe(400);
      const noForm = await fetch(url, { method: 'POST', body: 'hello' });
      expect(noForm.status).toBe(400);
      expect(await count()).toBe(0);
      expect(await readdir(join(config.dataFolder, 'uploads'))).toEqual([]);
    });
  });
});

describe('an archive', () => {
  const collect = async (path: string, limits: { file: number; archive: number; entries: number }) => {
    const found: string[] = [];
    for await (const each of foundIn(path, 'x.zip', limits))
      found.push('problem' in each ? each.problem.code : `${each.bytes.length} bytes`);
    return found;
  };
  const entry = (name: string, size: number): ZipEntry => ({ name, bytes: Buffer.alloc(size) });

  it('is opened only as far as the limits go', async () => {
    const { mkdtemp, rm } = await import('node:fs/promises');
    const { tmpdir } = await import('node:os');
    const folder = await mkdtemp(join(tmpdir(), 'kerma-zip-'));
    const path = join(folder, 'x.zip');
    await writeFile(path, zipArchive([entry('a', 100), entry('b', 5000), entry('c', 100)]));
    expect((await readFile(path)).length).toBeLessThan(1000);
    const roomy = { file: 10_000, archive: 100_000, entries: 10 };
    expect(await collect(path, roomy)).toEqual(['100 bytes', '5000 bytes', '100 bytes']);
    expect(await collect(path, { ...roomy, file: 1000 })).toEqual(['100 bytes', 'too-large', '100 bytes']);
    expect(await collect(path, { ...roomy, archive: 5000 })).toEqual(['100 bytes', 'zip-too-large']);
    expect(await collect(path, { ...roomy, entries: 1 })).toEqual(['100 bytes', 'zip-too-large']);
    await rm(folder, { recursive: true });
  });
});
