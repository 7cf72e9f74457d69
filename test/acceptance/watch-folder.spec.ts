import { mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { IngestionDoor } from '../../src/ingestion/arrival.ts';
import { Intake } from '../../src/ingestion/receivers/intake/intake.ts';
import { TakenFiles } from '../../src/ingestion/receivers/watch-folder/taken-files.ts';
import { WatchFolderReceiver } from '../../src/ingestion/receivers/watch-folder/watch-folder.receiver.ts';
import { Clock } from '../../src/platform/clock.ts';
import { Config, type Environment } from '../../src/platform/config.ts';
import { onEachDatabase } from '../support/databases.ts';
import { eventually, openIngestion } from '../support/ingestion.ts';
import { part10File } from '../support/part10-file.ts';
import { describeReceiver, type Surroundings, type Told } from './receivers.contract.ts';

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

const makeFolder = async (): Promise<string> => {
  const root = await mkdtemp(join(tmpdir(), 'kerma-watch-'));
  cleanups.push(() => rm(root, { recursive: true, force: true }));
  const folder = join(root, 'in');
  await mkdir(folder);
  return folder;
};

const watching = (
  door: IngestionDoor,
  config: Config,
  { database, logger }: Surroundings,
): WatchFolderReceiver => {
  const taken = new TakenFiles(database, new Clock());
  return new WatchFolderReceiver(config, new Intake(door, logger), taken, logger);
};

/** As a program does that writes files for others: under another name first. */
const put = async (path: string, bytes: Buffer): Promise<void> => {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.part`, bytes);
  await rename(`${path}.part`, path);
};

const isThere = (path: string): Promise<boolean> =>
  readFile(path).then(
    () => true,
    () => false,
  );

describeReceiver('a watched folder', async (door, config, surroundings) => {
  const folder = await makeFolder();
  const env = { ...config.env, KERMA_WATCH: [folder], KERMA_WATCH_SETTLE_MS: 0 };
  const receiver = watching(door, new Config({ ...env, KERMA_WATCH_AFTER: 'move' }), surroundings);
  await receiver.start();
  return {
    send: async ({ name, bytes }) => {
      const path = join(folder, name);
      await put(path, bytes);
      return eventually(async () => !(await isThere(path)), 2500).then(
        (): Told => 'stored',
        async (): Promise<Told> => {
          await rm(path, { force: true });
          return 'not-stored';
        },
      );
    },
    stop: () => receiver.onModuleDestroy(),
  };
});

onEachDatabase((place) => {
  describe('a watched folder', () => {
    const begin = async (env: Partial<Environment>) => {
      const folder = await makeFolder();
      const { config, open } = await place({ KERMA_WATCH: [folder], KERMA_WATCH_SETTLE_MS: 50, ...env });
      const database = await open();
      const ingestion = openIngestion({ config, database });
      const start = async (): Promise<WatchFolderReceiver> => {
        const receiver = watching(ingestion.door, config, { database, logger: ingestion.logger });
        cleanups.push(() => receiver.onModuleDestroy());
        await receiver.start();
        return receiver;
      };
      const hasTaken = (count: number): Promise<void> =>
        eventually(async () => (await ingestion.count()) === count, 15_000);
      return { folder, start, hasTaken, ...ingestion };
    };

    it('takes what is in sub-folders and leaves the originals where they are', async () => {
      const { folder, start, hasTaken, receipts } = await begin({});
      const bytes = part10File();
      await put(join(folder, 'room 2', 'today', 'a.dcm'), bytes);
      await start();
      await hasTaken(1);
      const [receipt] = await receipts();
      expect(receipt).toMatchObject({
        channel: 'watch-folder',
        sender: folder,
        fileName: 'room 2/today/a.dcm',
      });
      expect((await readFile(join(folder, 'room 2', 'today', 'a.dcm'))).equals(bytes)).toBe(true);
    });

    it('takes no file twice, also after a restart, and takes it again when it was written anew', async () => {
      const { folder, start, hasTaken, receipts } = await begin({});
      await put(join(folder, 'a.dcm'), part10File());
      const first = await start();
      await hasTaken(1);
      await new Promise((done) => setTimeout(done, 400));
      await first.onModuleDestroy();
      await start();
      await put(join(folder, 'b.dcm'), part10File());
      await hasTaken(2);
      expect((await receipts()).map(({ timesReceived }) => timesReceived)).toEqual([1, 1]);
      await put(join(folder, 'a.dcm'), part10File());
      await hasTaken(3);
    });

    it('moves what it took to a folder beside it, and overwrites nothing there', async () => {
      const { folder, start, hasTaken } = await begin({ KERMA_WATCH_AFTER: 'move' });
      await start();
      await put(join(folder, 'ct', 'a.dcm'), part10File());
      await hasTaken(1);
      const taken = join(folder, '..', 'taken', 'in', 'ct');
      await eventually(() => isThere(join(taken, 'a.dcm')));
      await put(join(folder, 'ct', 'a.dcm'), part10File());
      await hasTaken(2);
      await eventually(() => isThere(join(taken, 'a-2.dcm')));
      expect(await readdir(join(folder, 'ct'))).toEqual([]);
    });

    it('deletes what it took when told to', async () => {
      const { folder, start, hasTaken } = await begin({ KERMA_WATCH_AFTER: 'delete' });
      await start();
      await put(join(folder, 'a.dcm'), part10File());
      await hasTaken(1);
      await eventually(async () => (await readdir(folder)).length === 0);
    });

    it('leaves alone what is hidden, temporary, empty or only a link', async () => {
      const { folder, start, hasTaken, receipts } = await begin({});
      const outside = join(folder, '..', 'outside.dcm');
      await writeFile(outside, part10File());
      await symlink(outside, join(folder, 'link.dcm'));
      for (const name of ['.hidden.dcm', 'a.dcm.part', 'b.tmp', '~c.dcm'])
        await writeFile(join(folder, name), part10File());
      await writeFile(join(folder, 'empty.dcm'), '');
      await put(join(folder, 'z.dcm'), part10File());
      await start();
      await hasTaken(1);
      await new Promise((done) => setTimeout(done, 300));
      expect((await receipts()).map(({ fileName }) => fileName)).toEqual(['z.dcm']);
    });

    it('takes hundreds that come at once', async () => {
      const { folder, start, hasTaken } = await begin({ KERMA_WATCH_AFTER: 'delete' });
      await start();
      for (let at = 0; at < 600; at += 100)
        await Promise.all(
          Array.from({ length: 100 }, (_, index) => put(join(folder, `${at + index}.dcm`), part10File())),
        );
      await hasTaken(600);
    });

    it('waits for a folder that is away and goes on when it is back', async () => {
      const { folder, start, hasTaken } = await begin({});
      await rename(folder, `${folder}-away`);
      await start();
      await new Promise((done) => setTimeout(done, 150));
      await rename(`${folder}-away`, folder);
      await put(join(folder, 'a.dcm'), part10File());
      await hasTaken(1);
    });
  });
});
