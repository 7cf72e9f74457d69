import { spawn } from 'node:child_process';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Config } from '../../src/platform/config.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { onEachDatabase } from '../support/databases.ts';
import { HandClock } from '../support/hand-clock.ts';
import { TestMailServer } from '../support/mail-server.ts';
import { aMail, openMails, withSettings } from '../support/mails.ts';

const program = join(import.meta.dirname, '../../dist/cli.js');
const from = 'Kerma <kerma@hospital.example>';
const address = (number: number): string => `person-${number}@hospital.example`;

onEachDatabase((place) => {
  let server: TestMailServer;
  let clock: HandClock;
  let config: Config;
  let database: Database;

  beforeEach(async () => {
    server = await new TestMailServer().start();
    clock = new HandClock();
    const { config: bare, open } = await place({ KERMA_PUBLIC_URL: 'https://kerma.hospital.example' });
    config = withSettings(bare, { KERMA_MAIL_URL: server.url, KERMA_MAIL_FROM: from });
    database = await open();
  });
  afterEach(() => server.stop());

  const mails = (settings = config) => openMails({ config: settings, database, clock });
  const numbers = Array.from({ length: 20 }, (_, at) => at);

  describe('a mail', () => {
    it('is sent once its cause is kept, to one person, as a program writes', async () => {
      const { put, worker, rows } = mails();
      expect(await put(aMail())).toBe(true);
      await worker.work();
      const [taken] = server.taken;
      expect(taken).toMatchObject({ from: 'kerma@hospital.example', to: 'ana@hospital.example' });
      expect(taken?.raw).toMatch(/^From: Kerma <kerma@hospital\.example>$/m);
      expect(taken?.raw).toMatch(/^To: Ana Ruiz <ana@hospital\.example>$/m);
      expect(taken?.raw).toMatch(/^Subject: Your licence ends on 4 Dec 2026$/m);
      expect(taken?.raw).toMatch(/^Auto-Submitted: auto-generated$/m);
      expect(taken?.raw).toContain('https://kerma.hospital.example/people/7');
      expect(taken?.messageId).toMatch(/^<[0-9a-f-]{36}@hospital\.example>$/);
      expect(await rows()).toMatchObject([{ status: 'sent', attempts: 1, failure: null, lease: null }]);
      await worker.work();
      expect(server.taken).toHaveLength(1);
    });

    it('of a cause that was not kept is none', async () => {
      const { outbox, worker } = mails();
      const undone = database.write(async (manager) => {
        await outbox.put(manager, aMail());
        throw new Error('the cause is undone');
      });
      await expect(undone).rejects.toThrow('the cause is undone');
      await worker.work();
      expect(server.taken).toEqual([]);
    });

    it('of the same cause goes once to each address, however often it is put', async () => {
      const { put, worker } = mails();
      expect([await put(aMail()), await put(aMail())]).toEqual([true, false]);
      await put(aMail({ address: 'ben@hospital.example' }));
      await worker.work();
      expect(await put(aMail())).toBe(false);
      await put(aMail({ key: 'a-cause/2' }));
      await worker.work();
      expect(server.counts).toEqual({ 'ana@hospital.example': 2, 'ben@hospital.example': 1 });
    });

    it('waits for its time', async () => {
      const { put, worker } = mails();
      await put(aMail({ notBefore: new Date('2026-05-04T08:30:00Z') }));
      await worker.work();
      expect(server.taken).toHaveLength(0);
      clock.passMinutes(30);
      await worker.work();
      expect(server.taken).toHaveLength(1);
    });

    it('begins no header of its own and goes to no one else, whatever names and subjects hold', async () => {
      const { put, worker, rows } = mails();
      const more = '\r\nBcc: all@hospital.example\r\n\r\nnot mine';
      const to = { name: `Ana${more}`, address: 'ana@hospital.example' };
      await put(aMail({ subject: `Ends${more}`, to }));
      await put(aMail({ key: 'a-cause/2', address: `ben@hospital.example${more}` }));
      await worker.work();
      expect(server.counts).toEqual({ 'ana@hospital.example': 1 });
      const headers = server.taken[0]?.raw.split('\r\n\r\n')[0] ?? '';
      expect(headers).not.toMatch(/^(bcc|cc):/im);
      expect(headers).toMatch(/^Content-Type: multipart\/alternative/m);
      const [, refused] = await rows();
      expect(refused).toMatchObject({
        status: 'parked',
        failure: expect.stringContaining('is no mail address'),
      });
    });
  });

  describe('while the mail server is down', () => {
    it('nothing is lost or stopped, and when it is up again each mail goes out exactly once', async () => {
      const { put, worker, rows, queries } = mails();
      await server.stop();
      for (const number of numbers) await put(aMail({ address: address(number) }));
      await worker.work();
      await worker.work();
      expect((await rows()).map(({ attempts }) => attempts)).toEqual(numbers.map(() => 1));
      const { counts, waiting } = await queries.state();
      expect(counts).toEqual({ waiting: 20, sent: 0, parked: 0, dropped: 0 });
      expect(waiting[0]?.failure?.words).toBe(
        `The mail server 127.0.0.1:${server.port} cannot be used: nothing listens there.`,
      );
      await server.start();
      clock.passS(59);
      await worker.work();
      expect(server.taken).toHaveLength(0);
      clock.passS(1);
      await worker.work();
      expect(server.counts).toEqual(Object.fromEntries(numbers.map((number) => [address(number), 1])));
    });

    it('mails are given up after five days, with the reason, and sent when someone says so', async () => {
      const { put, worker, rows, desk } = mails();
      await server.stop();
      for (const number of [1, 2]) await put(aMail({ address: address(number) }));
      for (let hour = 0; hour < 5 * 24; hour += 1) {
        await worker.work();
        clock.passMinutes(60);
      }
      expect((await rows()).map(({ status }) => status)).toEqual(['waiting', 'waiting']);
      await worker.work();
      const given = await rows();
      expect(given.map(({ status }) => status)).toEqual(['parked', 'parked']);
      expect(given[1]?.failure).toContain('nothing listens there');
      await server.start();
      await worker.work();
      expect(server.taken).toEqual([]);
      await desk.retry(given[0]?.id ?? 0);
      await worker.work();
      expect(server.counts).toEqual({ [address(1)]: 1 });
      await desk.drop(given[1]?.id ?? 0, 'told by hand');
      await expect(desk.retry(given[1]?.id ?? 0)).rejects.toThrow();
      expect((await rows()).map(({ status }) => status)).toEqual(['sent', 'dropped']);
    }, 60_000);
  });

  describe('without a mail server in the settings', () => {
    it('mails wait as long, are given up and say why; one that is set in time sends them', async () => {
      const none = openMails({
        config: withSettings(config, { KERMA_MAIL_URL: undefined }),
        database,
        clock,
      });
      await none.put(aMail());
      await none.worker.work();
      clock.passMinutes(3 * 24 * 60);
      await none.put(aMail({ key: 'a-cause/2', address: 'ben@hospital.example' }));
      clock.passMinutes(2 * 24 * 60);
      await none.worker.work();
      const { server: shown, parked, waiting } = await none.queries.state();
      expect(shown).toBeNull();
      expect(parked).toMatchObject([{ failure: { words: 'No mail server is set (KERMA_MAIL_URL).' } }]);
      expect(waiting).toMatchObject([{ to: { address: 'ben@hospital.example' }, failure: null }]);
      await mails().worker.work();
      expect(server.counts).toEqual({ 'ben@hospital.example': 1 });
    });
  });

  describe('a recipient that the server', () => {
    it('refuses is parked at once with its words, and holds up nobody', async () => {
      const { put, worker, rows } = mails();
      server.manners.set(address(0), 'refuses');
      for (const number of numbers) await put(aMail({ address: address(number) }));
      await worker.work();
      expect(Object.keys(server.counts)).toHaveLength(19);
      const [first] = await rows();
      expect(first).toMatchObject({ status: 'parked', attempts: 1 });
      expect(first?.failure).toMatch(/^The mail server does not take the address: 550 .*no such user\.$/);
    });

    it('defers is tried again later, less and less often, and holds up nobody', async () => {
      const { put, worker, rows } = mails();
      server.manners.set(address(0), 'defers');
      for (const number of [0, 1]) await put(aMail({ address: address(number) }));
      await worker.work();
      expect(server.counts).toEqual({ [address(1)]: 1 });
      clock.passMinutes(1);
      await worker.work();
      expect((await rows())[0]).toMatchObject({ status: 'waiting', attempts: 2 });
      expect((await rows())[0]?.dueAt).toBe('2026-05-04T08:03:00.000Z');
      server.manners.clear();
      clock.passMinutes(2);
      await worker.work();
      expect(server.counts).toEqual({ [address(0)]: 1, [address(1)]: 1 });
    });
  });

  describe('a server that', () => {
    it('takes the connection and says nothing is left in time, and the mail waits', async () => {
      const open = new Set<Socket>();
      const silent = createServer((socket) => open.add(socket)).listen(0, '127.0.0.1');
      await new Promise((done) => silent.once('listening', done));
      const { port } = silent.address() as { port: number };
      const url = `smtp://127.0.0.1:${port}`;
      const { put, worker, rows, mailer } = mails(withSettings(config, { KERMA_MAIL_URL: url }));
      mailer.patience.silence = 200;
      await put(aMail());
      await worker.work();
      for (const socket of open) socket.destroy();
      silent.close();
      expect(await rows()).toMatchObject([{ status: 'waiting', attempts: 1, lease: null }]);
      expect((await rows())[0]?.failure).toContain('does not answer');
    });

    it('dies between taking the mail and saying so is sent it again, under the same Message-ID', async () => {
      const { put, worker, rows } = mails();
      server.afterTaking = () => server.stop();
      await put(aMail());
      await worker.work();
      expect(await rows()).toMatchObject([{ status: 'waiting', attempts: 1 }]);
      server.afterTaking = () => Promise.resolve();
      await server.start();
      clock.passMinutes(1);
      await worker.work();
      expect(await rows()).toMatchObject([{ status: 'sent' }]);
      const ids = server.taken.map(({ messageId }) => messageId);
      expect(ids).toHaveLength(2);
      expect(new Set(ids).size).toBe(1);
    });
  });

  describe('the program, killed after the server took a mail and before that was noted,', () => {
    it('leaves it alone until its lease is over, and then sends it again under the same Message-ID', async () => {
      clock.passS((Date.now() - clock.now().getTime()) / 1000);
      const { put, worker } = mails();
      await put(aMail());
      const child = spawn(process.execPath, [program, 'serve'], {
        env: {
          PATH: process.env['PATH'],
          KERMA_DATA: config.dataFolder,
          DATABASE_URL: config.env.DATABASE_URL ?? '',
          KERMA_HTTP_PORT: '0',
          KERMA_DICOM_ENABLED: 'false',
          KERMA_MAIL_URL: server.url,
          KERMA_MAIL_FROM: from,
        },
        stdio: 'ignore',
      });
      const ended = new Promise((done) => child.once('close', done));
      server.afterTaking = async () => {
        child.kill('SIGKILL');
        await ended;
      };
      await ended;
      server.afterTaking = () => Promise.resolve();
      await worker.work();
      expect(server.taken).toHaveLength(1);
      clock.passMinutes(11);
      await worker.work();
      const ids = server.taken.map(({ messageId }) => messageId);
      expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
    }, 60_000);
  });

  describe('several processes on one outbox', () => {
    it('never send the same mail twice', async () => {
      const workers = [mails(), mails(), mails()];
      server.afterTaking = () => new Promise((done) => setTimeout(done, 5));
      const put = workers[0]?.put;
      for (const number of numbers) await put?.(aMail({ address: address(number) }));
      await Promise.all(workers.map(({ worker }) => worker.work()));
      await Promise.all(workers.map(({ worker }) => worker.work()));
      expect(server.counts).toEqual(Object.fromEntries(numbers.map((number) => [address(number), 1])));
    });
  });

  describe('what was settled long ago', () => {
    it('is taken away after 400 days; what waits is not', async () => {
      const { put, worker, queue, rows } = mails();
      await put(aMail());
      await worker.work();
      clock.passMinutes(400 * 24 * 60);
      await put(aMail({ key: 'a-cause/2' }));
      await queue.prune();
      expect(await rows()).toHaveLength(2);
      clock.passMinutes(1);
      await queue.prune();
      expect(await rows()).toMatchObject([{ key: 'a-cause/2', status: 'waiting' }]);
    });
  });
});
