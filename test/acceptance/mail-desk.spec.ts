import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import request, { type Test } from 'supertest';
import { SMTPServer } from 'smtp-server';
import { readConfig } from '../../src/platform/config.ts';
import { AuditEntry } from '../../src/platform/audit/audit-entry.entity.ts';
import { Database } from '../../src/platform/database/database.ts';
import type { MailState, TestMailResult } from '../../src/platform/mail/mail.contract.ts';
import { MailWorker } from '../../src/platform/mail/mail.worker.ts';
import { Outbox } from '../../src/platform/mail/outbox.ts';
import { openDatabase } from '../../src/platform/database/open-database.ts';
import { Mail } from '../../src/platform/mail/mail.entity.ts';
import { Clock } from '../../src/platform/clock.ts';
import { schema } from '../../src/app.module.ts';
import { eventually } from '../support/ingestion.ts';
import { TestMailServer } from '../support/mail-server.ts';
import { aMail } from '../support/mails.ts';
import { runApp, type RunningApp } from '../support/running-app.ts';

const from = 'Kerma <kerma@hospital.example>';

describe('what an administrator sees of mails, and does about them', () => {
  let server: TestMailServer;
  let running: RunningApp;

  beforeEach(async () => {
    server = await new TestMailServer().start();
    const url = server.url.replace('://', '://kerma:topsecret@');
    running = await runApp({ KERMA_MAIL_URL: url, KERMA_MAIL_FROM: from });
  });
  afterEach(async () => {
    await running.stop();
    await server.stop();
  });

  const send = (method: 'get' | 'post', path: string, body?: object): Test => {
    const sent = request(running.url)[method](`/api/v1/mail${path}`);
    return body === undefined ? sent : sent.send(body);
  };
  const state = async (): Promise<MailState> => (await send('get', '').expect(200)).body as MailState;
  const put = (address: string, key = 'a-cause/1') =>
    running.app
      .get(Database)
      .write((manager) => running.app.get(Outbox).put(manager, aMail({ address, key })));
  const work = (): Promise<void> => running.app.get(MailWorker).work();
  const told = async (action: string): Promise<AuditEntry[]> =>
    running.app.get(Database).read.findBy(AuditEntry, { action });

  it('is the server without its password, the sender and what waits', async () => {
    await put('ana@hospital.example');
    const answer = await send('get', '').expect(200);
    expect(JSON.stringify(answer.body)).not.toContain('topsecret');
    expect(answer.body).toMatchObject({
      server: { address: `127.0.0.1:${server.port}`, encryption: 'offered', user: 'kerma' },
      from: { name: 'Kerma', address: 'kerma@hospital.example' },
      giveUpDays: 5,
      counts: { waiting: 1, sent: 0, parked: 0, dropped: 0 },
      waiting: [{ to: { address: 'ana@hospital.example' }, attempts: 0, failure: null }],
    });
  });

  it('is a test that says at once whether the server took it, and who sent it where', async () => {
    const test = async () =>
      (await send('post', '/test', { to: 'ana@hospital.example' }).expect(200)).body as TestMailResult;
    expect(await test()).toEqual({
      isSent: true,
      words: '127.0.0.1 took the mail to ana@hospital.example. Look whether it arrives.',
    });
    expect(server.counts).toEqual({ 'ana@hospital.example': 1 });
    await server.stop();
    expect(await test()).toEqual({
      isSent: false,
      words: `The mail server 127.0.0.1:${server.port} cannot be used: nothing listens there.`,
    });
    const [line] = await told('mail.tested');
    expect([line?.personName, line?.after]).toEqual(['Ana Ruiz', '{"to":"ana@hospital.example"}']);
    const wrong = await send('post', '/test', { to: 'ana@hospital.example\r\nBcc: all@x.example' });
    expect(wrong.status).toBe(400);
  });

  it('counts in the figures for monitoring what waits, what failed and what needs a person', async () => {
    await put('no address');
    await put('ana@hospital.example');
    await server.stop();
    await work();
    const { text } = await request(running.url).get('/metrics');
    expect(text).toContain('kerma_mails{status="waiting"} 1');
    expect(text).toContain('kerma_mails{status="parked"} 1');
    expect(text).toContain('kerma_mail_deliveries{outcome="failed"} 1');
    expect(text).not.toContain('hospital.example');
  });

  it('sends again, or drops with a reason, what could not be sent; not what waits or was settled', async () => {
    await put('no address');
    await put('none either', 'a-cause/2');
    const [second, first] = (await state()).parked;
    await send('post', `/${first?.id ?? 0}/drop`, {}).expect(400);
    await send('post', `/${first?.id ?? 0}/drop`, { reason: 'told by hand' }).expect(200);
    await send('post', `/${first?.id ?? 0}/drop`, { reason: 'told by hand' }).expect(409);
    await send('post', '/999/retry').expect(404);
    const { counts } = (await send('post', '/retry').expect(200)).body as MailState;
    expect(counts).toEqual({ waiting: 1, sent: 0, parked: 0, dropped: 1 });
    await send('post', '/retry').expect(409);
    await send('post', `/${second?.id ?? 0}/retry`).expect(409);
    const [dropped] = await told('mail.dropped');
    expect(dropped).toMatchObject({ subjectId: String(first?.id), reason: 'told by hand' });
    expect(await told('mail.retried')).toMatchObject([{ after: '{"count":1}' }]);
  });
});

describe('where no mail server is set', () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await runApp();
  });
  afterAll(() => running.stop());

  it('says so, and a test is refused with what to do', async () => {
    const shown = await request(running.url).get('/api/v1/mail').expect(200);
    expect(shown.body).toMatchObject({ server: null, from: null });
    const answer = await request(running.url)
      .post('/api/v1/mail/test')
      .send({ to: 'ana@hospital.example' })
      .expect(409);
    expect((answer.body as { detail: string }).detail).toContain('KERMA_MAIL_URL');
  });
});

describe('the log of a program whose login the mail server refuses', () => {
  it('tells that no mail was sent, and neither password nor address', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kerma-mail-'));
    const refusing = new SMTPServer({
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: ({ password }, _session, callback) => callback(new Error(`I do not know ${password ?? ''}`)),
    });
    refusing.on('error', () => undefined);
    const listener = refusing.listen(0, '127.0.0.1');
    await new Promise((done) => listener.once('listening', done));
    const { port } = listener.address() as { port: number };
    const env = {
      PATH: process.env['PATH'],
      KERMA_DATA: folder,
      KERMA_HTTP_PORT: '0',
      KERMA_DICOM_ENABLED: 'false',
      KERMA_LOG_LEVEL: 'debug',
      KERMA_LOG_PRETTY: 'false',
      KERMA_MAIL_URL: `smtp://kerma:topsecret@127.0.0.1:${port}`,
      KERMA_MAIL_FROM: from,
    };
    const database = await openDatabase(readConfig(env), schema);
    const outbox = new Outbox(new Clock(), readConfig(env));
    await database.write((manager) => outbox.put(manager, aMail()));
    const child = spawn(process.execPath, [join(import.meta.dirname, '../../dist/cli.js'), 'serve'], { env });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (said += text));
    await eventually(() => Promise.resolve(said.includes('mail not sent')), 25_000);
    const ended = new Promise((done) => child.once('close', done));
    child.kill();
    await ended;
    const [mail] = await database.read.find(Mail);
    await database.close();
    await new Promise<void>((done) => refusing.close(done));
    await rm(folder, { recursive: true, force: true });
    expect(said).not.toMatch(/topsecret|ana@hospital/);
    expect(said).not.toContain(Buffer.from('\u0000kerma\u0000topsecret').toString('base64'));
    expect(mail?.failure).toContain('does not take user and password of KERMA_MAIL_URL: 535 I do not know …');
  }, 60_000);
});
