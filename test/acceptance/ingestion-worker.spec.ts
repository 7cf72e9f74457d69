import { randomBytes } from 'node:crypto';
import { appendFile, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { DoseReport, Reading } from '../../src/dicom/index.ts';
import { sha256Of } from '../../src/ingestion/original-store.ts';
import type {
  ReportInput,
  ReportReader,
  ReportRecorder,
  WhereRecorded,
} from '../../src/ingestion/report-steps.ts';
import { Clock } from '../../src/platform/clock.ts';
import type { Config, Environment } from '../../src/platform/config.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { onEachDatabase } from '../support/databases.ts';
import { eventually, openIngestion } from '../support/ingestion.ts';

/** A stand-in for reports: what ingestion looks at of one, and no more. */
const asReport = (bytes: Uint8Array): DoseReport =>
  ({ sopInstanceUid: `2.25.${bytes.length}` }) as unknown as DoseReport;
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** Reads "bad…" as a refusal, breaks on "broken…", and takes everything else for a report. */
const readWords: ReportReader = (bytes): Reading => {
  if (text(bytes).startsWith('bad'))
    return { ok: false, refusal: { code: 'damaged', reason: 'truncated', message: 'It is cut short.' } };
  if (text(bytes).startsWith('broken')) throw new RangeError('a bug of ours');
  return { ok: true, report: asReport(bytes), findings: [] };
};

class SetClock extends Clock {
  private moment = Date.parse('2026-11-22T10:00:00Z');

  override now(): Date {
    return new Date(this.moment);
  }

  pass(seconds: number): void {
    this.moment += seconds * 1000;
  }
}

type Outcome = WhereRecorded['outcome'];

const workers: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.stop();
});

const closeSqlite = async (database: Database): Promise<() => Promise<unknown>> => {
  await database.writer.destroy();
  return () => database.writer.initialize();
};

/** As a restart of the server looks from here: every connection is cut, and no new one is let in for a while. */
const cutOffPostgres = async ({ env }: Config): Promise<() => Promise<unknown>> => {
  const name = new URL(env.DATABASE_URL ?? '').pathname.slice(1);
  const admin = new pg.Client({ connectionString: process.env['KERMA_TEST_POSTGRES'] });
  await admin.connect();
  await admin.query(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS false`);
  await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
  return async () => {
    await admin.query(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS true`);
    await admin.end();
  };
};

/** For a queue of its own, whose replays nobody asks about. */
const untold = (): Promise<void> => Promise.resolve();

onEachDatabase((place, kind) => {
  describe('the worker', () => {
    const begin = async (
      parts: {
        read?: ReportReader;
        record?: (input: ReportInput) => Promise<unknown>;
        outcome?: () => Outcome;
      } = {},
      env: Partial<Environment> = {},
    ) => {
      const { config, open } = await place(env);
      const database = await open();
      const recorded: ReportInput[] = [];
      const recorder: ReportRecorder = {
        record: async (inputs, alongside) => {
          for (const input of inputs) await parts.record?.(input);
          const where = inputs.map((input) => {
            recorded.push(input);
            return { studyId: 7, reportId: recorded.length, outcome: parts.outcome?.() ?? 'recorded' };
          });
          await database.write((tables) => alongside(tables, where));
          return where;
        },
      };
      const clock = new SetClock();
      const make = () => {
        const made = openIngestion({ config, database, recorder, clock, read: parts.read ?? readWords });
        workers.push(made.worker);
        return made;
      };
      const ingestion = make();
      const accept = (words: string, fileName = 'a.dcm') =>
        ingestion.door.accept({ bytes: Buffer.from(words), channel: 'upload', sender: 'me', fileName });
      const statuses = async () => (await ingestion.receipts()).map(({ status }) => status);
      const become = (...wanted: string[]): Promise<void> =>
        eventually(async () => (await statuses()).join() === wanted.join());
      return { ...ingestion, config, database, clock, recorded, accept, statuses, become, makeAnother: make };
    };

    it('records a report and writes down where it went', async () => {
      const { accept, worker, become, receipts, recorded } = await begin();
      await accept('report');
      worker.start();
      await become('recorded');
      expect(recorded[0]?.receivedAt.toISOString()).toBe('2026-11-22T10:00:00.000Z');
      expect((await receipts())[0]).toMatchObject({
        studyId: 7,
        reportId: 1,
        findingCount: 0,
        attempts: 1,
        sopInstanceUid: '2.25.6',
        sha256: recorded[0]?.sha256,
        settledAt: '2026-11-22T10:00:00.000Z',
        leaseHolder: null,
      });
    });

    it('keeps what is refused, with code and sentence', async () => {
      const { accept, worker, become, receipts, originals } = await begin();
      await accept('bad one');
      worker.start();
      await become('refused');
      const [receipt] = await receipts();
      expect(receipt).toMatchObject({
        code: 'damaged/truncated',
        message: 'It is cut short.',
        studyId: null,
      });
      expect(text((await originals.read(receipt?.sha256 ?? '')).bytes)).toBe('bad one');
    });

    it('goes on with the others when one is bad and one breaks us', async () => {
      const { accept, worker, statuses, recorded } = await begin();
      worker.start();
      await Promise.all([accept('one'), accept('bad'), accept('broken'), accept('two')]);
      await eventually(async () => !(await statuses()).includes('received'));
      expect([...(await statuses())].sort()).toEqual(['failed', 'recorded', 'recorded', 'refused']);
      expect(recorded).toHaveLength(2);
    });

    it('tries again after a fault of ours, later each time, and parks in the end', async () => {
      const { accept, worker, clock, become, receipts } = await begin();
      await accept('broken');
      worker.start();
      await become('failed');
      const waits: number[] = [];
      for (let attempt = 1; attempt <= 6; attempt += 1) {
        const [receipt] = await receipts();
        expect(receipt).toMatchObject({ attempts: attempt, code: 'fault/read' });
        waits.push((Date.parse(receipt?.nextAttemptAt ?? '') - clock.now().getTime()) / 1000);
        clock.pass(waits.at(-1) ?? 0);
        worker.wake();
        await eventually(async () => (await receipts())[0]?.attempts === attempt + 1);
      }
      await become('parked');
      expect(waits).toEqual([2, 10, 60, 300, 1800, 7200]);
      const [parked] = await receipts();
      expect(parked?.nextAttemptAt).toBeNull();
      expect(parked?.message).toContain('It was tried 7 times and is kept.');
    });

    it('records by itself what failed while the store was away', async () => {
      let isAway = true;
      const away = (): Promise<void> =>
        isAway ? Promise.reject(new Error('no connection')) : Promise.resolve();
      const { accept, worker, clock, become, receipts } = await begin({ record: away });
      await accept('report');
      worker.start();
      await become('failed');
      expect((await receipts())[0]?.code).toBe('fault/record');
      isAway = false;
      clock.pass(3);
      await become('recorded');
      expect((await receipts())[0]).toMatchObject({ code: null, message: null, attempts: 2 });
    });

    it('parks in the end what is no longer on disk as it was sent', async () => {
      const { accept, worker, become, config, receipts } = await begin();
      await accept('report');
      const { sha256 } = (await receipts())[0] ?? { sha256: '' };
      await appendFile(
        join(config.dataFolder, 'originals', sha256.slice(0, 1), sha256.slice(1, 2), sha256),
        '!',
      );
      worker.start();
      await become('failed');
      expect((await receipts())[0]?.code).toBe('fault/open');
    });

    it('keeps an original anew when its file was lost and the sender sends it again', async () => {
      const { accept, worker, become, config, receipts } = await begin();
      await accept('report');
      const { sha256 } = (await receipts())[0] ?? { sha256: '' };
      await rm(join(config.dataFolder, 'originals', sha256.slice(0, 1)), { recursive: true });
      await accept('report');
      worker.start();
      await become('recorded');
    });

    it('resumes after a stop what had not been read', async () => {
      const { accept, makeAnother, become } = await begin();
      await accept('one');
      await accept('two');
      makeAnother().worker.start();
      await become('recorded', 'recorded');
    });

    it('takes over at once what a process that is no more had in hand', async () => {
      const { accept, database, worker, become } = await begin();
      await accept('one');
      const { hostname } = await import('node:os');
      await database.write((tables) =>
        tables.query('UPDATE receipt SET lease_holder = $1, lease_until = $2', [
          `${hostname()}/999999999`,
          '2026-11-22T10:04:00.000Z',
        ]),
      );
      worker.start();
      await become('recorded');
    });

    it('leaves alone what another machine has in hand, until its time is over', async () => {
      const { accept, database, worker, clock, become, statuses } = await begin();
      await accept('one');
      await database.write((tables) =>
        tables.query('UPDATE receipt SET lease_holder = $1, lease_until = $2', [
          'other/1',
          '2026-11-22T10:04:00.000Z',
        ]),
      );
      worker.start();
      await new Promise((done) => setTimeout(done, 300));
      expect(await statuses()).toEqual(['received']);
      clock.pass(300);
      await become('recorded');
    });

    it('reads each arrival once when two work on the same queue', async () => {
      const { accept, makeAnother, worker, recorded, statuses } = await begin();
      await Promise.all(Array.from({ length: 60 }, (_, index) => accept(`report ${index}`)));
      worker.start();
      makeAnother().worker.start();
      await eventually(async () => (await statuses()).every((status) => status === 'recorded'));
      expect(new Set(recorded.map(({ sha256 }) => sha256)).size).toBe(60);
    });

    it('reads refused ones anew when told to: one, a selection or all', async () => {
      let isOld = true;
      const upgraded: ReportReader = (bytes) =>
        isOld ? readWords(bytes) : { ok: true, report: asReport(bytes), findings: [] };
      const { accept, worker, queue, become, receipts } = await begin({ read: upgraded });
      for (const words of ['bad 1', 'bad 2', 'bad 3', 'good']) await accept(words);
      worker.start();
      await become('refused', 'refused', 'refused', 'recorded');
      isOld = false;
      const ids = (await receipts()).map(({ id }) => id);
      expect(await queue.replay({ ids: [ids[0] ?? 0, 999_999] }, untold)).toEqual([ids[0]]);
      worker.wake();
      await become('recorded', 'refused', 'refused', 'recorded');
      expect([...(await queue.replay({ all: 'refused' }, untold))].sort()).toEqual([ids[1], ids[2]]);
      worker.wake();
      await become('recorded', 'recorded', 'recorded', 'recorded');
      expect((await receipts()).every(({ code, message }) => code === null && message === null)).toBe(true);
    });

    it('reads a recorded one anew when told to, and keeps what was recorded when it is refused now', async () => {
      let reads = 0;
      const stricter: ReportReader = (bytes) =>
        (reads += 1) < 3 ? readWords(bytes) : readWords(Buffer.from('bad'));
      const { accept, worker, queue, receipts, recorded } = await begin({ read: stricter });
      const { receiptId } = await accept('report');
      worker.start();
      for (const times of [1, 2, 3]) {
        await eventually(async () => reads === times && (await receipts())[0]?.status === 'recorded');
        if (times === 3) break;
        expect(await queue.replay({ ids: [receiptId] }, untold)).toEqual([receiptId]);
        worker.wake();
      }
      expect(recorded).toHaveLength(2);
      expect((await receipts())[0]).toMatchObject({
        status: 'recorded',
        code: 'damaged/truncated',
        message: 'Read anew it was refused; what was recorded of it before stays. It is cut short.',
        studyId: 7,
        reportId: 2,
      });
    });

    it('says of what is read again whether it says the same as before', async () => {
      const outcomes: Outcome[] = ['recorded', 'already-recorded', 'recorded', 'another-file-counts'];
      const said: (string | null)[] = [];
      const { accept, worker, queue, receipts, recorded } = await begin({
        outcome: () => outcomes[recorded.length - 1] ?? 'recorded',
      });
      const { receiptId } = await accept('report');
      worker.start();
      for (const times of [1, 2, 3, 4]) {
        await eventually(
          async () => recorded.length === times && (await receipts())[0]?.status === 'recorded',
        );
        said.push((await receipts())[0]?.message ?? null);
        await queue.replay({ ids: [receiptId] }, untold);
        worker.wake();
      }
      expect(said).toEqual([
        null,
        'Read again: it says the same as before.',
        'Read again: what it said before was replaced.',
        'Another file with the same SOP Instance UID was recorded before and counts; this one is kept.',
      ]);
    });

    it('goes on with the others when recording one never ends, and tries that one again', async () => {
      let hangs = true;
      const { accept, worker, attempt, become, receipts, clock } = await begin({
        record: ({ sha256 }) =>
          hangs && sha256 === stuck ? new Promise(() => undefined) : Promise.resolve(),
      });
      attempt.longestStepMs = 200;
      const stuck = sha256Of(Buffer.from('first'));
      await accept('first');
      worker.start();
      await become('failed');
      expect((await receipts())[0]?.code).toBe('fault/record');
      await accept('second');
      await become('failed', 'recorded');
      hangs = false;
      clock.pass(3);
      await become('recorded', 'recorded');
    });

    it('records those that were read together with one that never ends', async () => {
      const stuck = sha256Of(Buffer.from('stuck'));
      const { accept, worker, attempt, become, receipts } = await begin({
        record: ({ sha256 }) => (sha256 === stuck ? new Promise(() => undefined) : Promise.resolve()),
      });
      attempt.longestStepMs = 200;
      for (const words of ['one', 'stuck', 'two']) await accept(words);
      worker.start();
      await become('recorded', 'failed', 'recorded');
      expect((await receipts())[1]?.code).toBe('fault/record');
    });

    it('counts the same bytes again without reading them again', async () => {
      const { accept, worker, become, receipts, recorded } = await begin();
      const [first, ...rest] = await Promise.all([accept('report'), accept('report'), accept('report')]);
      worker.start();
      await become('recorded');
      expect([first, ...rest].filter(({ outcome }) => outcome === 'stored')).toHaveLength(1);
      expect(new Set([first, ...rest].map(({ receiptId }) => receiptId)).size).toBe(1);
      expect((await accept('report')).outcome).toBe('already-here');
      expect((await receipts())[0]).toMatchObject({ timesReceived: 4, status: 'recorded' });
      expect(recorded).toHaveLength(1);
    });

    it('takes names that no database would', async () => {
      const { accept, receipts } = await begin();
      await accept('report', 'a\u0000b\uD800.dcm');
      expect((await receipts())[0]?.fileName).toBe('a\uFFFDb\uFFFD.dcm');
    });

    it('tells the sender while the database is away, and works again by itself', async () => {
      const { accept, worker, database, become, config } = await begin();
      worker.start();
      const comesBack = await (kind === 'sqlite' ? closeSqlite(database) : cutOffPostgres(config));
      await expect(accept('lost')).rejects.toThrow();
      await new Promise((done) => setTimeout(done, 100));
      await comesBack();
      await accept('kept');
      await become('recorded');
    });
  });

  describe('where patients are not kept', () => {
    it('originals lie encrypted, can be read again, and no file name is noted', async () => {
      const { config, open } = await place({ KERMA_PATIENTS: 'pseudonymous' });
      const { door, originals, receipts } = openIngestion({ config, database: await open() });
      const bytes = Buffer.concat([Buffer.from('Doe^John'), randomBytes(100)]);
      await door.accept({ bytes, channel: 'upload', sender: null, fileName: 'Doe^John.dcm' });
      const [receipt] = await receipts();
      expect(receipt?.fileName).toBeNull();
      const names = await readdir(join(config.dataFolder, 'originals'), {
        recursive: true,
        withFileTypes: true,
      });
      for (const entry of names.filter((each) => each.isFile()))
        expect((await readFile(join(entry.parentPath, entry.name))).includes('Doe')).toBe(false);
      const original = await originals.read(receipt?.sha256 ?? '');
      expect(original.sealed).toBe(true);
      expect(original.bytes.equals(bytes)).toBe(true);
    });
  });
});
