import { readdir, readFile } from 'node:fs/promises';
import { request as plainRequest } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { SignInGuard } from '../../src/personnel/accounts/account.entity.ts';
import { AuditEntry } from '../../src/platform/audit/audit-entry.entity.ts';
import { Database } from '../../src/platform/database/database.ts';
import { onEachDatabase } from '../support/databases.ts';
import { everythingKept } from '../support/everything-kept.ts';
import { runApp, type RunningApp } from '../support/running-app.ts';
import {
  accountOf,
  createApp,
  everyRight,
  goodPassword,
  personSignedIn,
  type TestPerson,
} from '../support/signed-in.ts';

let running: RunningApp;
let ana: TestPerson;
beforeAll(async () => {
  running = await runApp({}, { anonymous: true });
  ana = await personSignedIn(running.app, everyRight);
});
afterAll(() => running.stop());

interface Reply {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** A request exactly as written: clients that know better would mend the path. */
const raw = (path: string, headers: Record<string, string | number>, body = '', method = 'GET') =>
  new Promise<Reply>((resolve, reject) => {
    const { port } = new URL(running.url);
    const sent = plainRequest({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.once('end', () =>
        resolve({ status: response.statusCode ?? 0, type: response.headers['content-type'] ?? '', text }),
      );
    });
    sent.once('error', reject).end(body);
  });

const codeOf = ({ body }: { body: unknown }): string =>
  (body as { type?: string }).type?.replace('urn:kerma:', '') ?? '';
const post = (path: string) => request(running.url).post(`/api/v1${path}`).set('Cookie', ana.cookie);
const newPerson = { name: 'Cleo Tran', profession: 'technologist' };

describe('a wrong password and a login that nobody has', () => {
  it('take the same time to be refused', async () => {
    const { login } = await accountOf(running);
    const { writer } = running.app.get(Database);
    const took = async (typed: string): Promise<number> => {
      await writer.manager.clear(SignInGuard);
      const begun = performance.now();
      const sent = { login: typed, password: 'not the right one' };
      await request(running.url).post('/api/v1/session').send(sent).expect(401);
      return performance.now() - begun;
    };
    const [known, unknown]: [number[], number[]] = [[], []];
    for (let at = 0; at < 15; at += 1) {
      known.push(await took(login));
      unknown.push(await took(`nobody-${at}`));
    }
    const median = (times: number[]): number => times.toSorted((one, other) => one - other)[7] ?? 0;
    // A hash takes most of the time: without one it would be a fraction.
    expect(median(unknown) / median(known)).toBeGreaterThan(0.6);
    expect(median(known) / median(unknown)).toBeGreaterThan(0.6);
  }, 60_000);
});

describe('a page of another site that asks in the name of whoever is signed in', () => {
  it.each([
    { Origin: 'http://evil.example' },
    { Origin: 'null' },
    { Origin: 'http://127.0.0.1.evil.example' },
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
    { Origin: 'http://evil.example', 'X-Forwarded-Host': 'evil.example' },
  ])('changes nothing: %j', async (headers) => {
    const before = await everythingKept(running.app);
    const asJson = await post('/people').set(headers).send(newPerson);
    const asForm = await post('/people').set(headers).type('form').send(newPerson);
    const upload = await post('/uploads').set(headers).attach('files', Buffer.from('DICM'), 'a.dcm');
    expect([asJson, asForm, upload].map(codeOf)).toEqual(['cross-origin', 'cross-origin', 'cross-origin']);
    expect(await everythingKept(running.app)).toEqual(before);
  });

  it('is believed no address that it makes up: the trail tells the one it came from', async () => {
    const made = { 'X-Forwarded-For': '10.9.8.7', 'X-Real-IP': '10.9.8.7', Forwarded: 'for=10.9.8.7' };
    const sent = { login: 'nobody', password: goodPassword };
    await request(running.url).post('/api/v1/session').set(made).send(sent).expect(401);
    const { read } = running.app.get(Database);
    const [line] = await read.find(AuditEntry, { order: { id: 'DESC' }, take: 1 });
    expect([line?.action, line?.address]).toEqual(['session.refused', '127.0.0.1']);
  });
});

describe('a path that tries to get out of its place', () => {
  const tricks = [
    '/../secret.key',
    '/../../../../etc/passwd',
    '/%2e%2e/%2e%2e/secret.key',
    '/..%2f..%2fsecret.key',
    '/..%5c..%5csecret.key',
    '/assets/../../../secret.key',
    '/assets/..%2f..%2f..%2fpackage.json',
    '/assets/%2e%2e%2f%2e%2e%2fpackage.json',
    '/assets/....//....//package.json',
    '/assets/%00package.json',
    '//etc/passwd',
    '/.git/config',
    '/kerma.sqlite',
    '/secret.key',
  ];

  it.each(tricks)('finds no file: %s', async (path) => {
    const secret = (await readFile(join(running.dataFolder, 'secret.key'), 'utf8')).trim();
    const { status, text, type } = await raw(path, { Cookie: ana.cookie });
    expect(text).not.toContain(secret);
    expect(text).not.toMatch(/root:|"dependencies"|SQLite format/);
    // A page's address gives the program of the pages, whatever it is called.
    expect(type.startsWith('text/html') ? [200, 503] : [400, 403, 404]).toContain(status);
  });

  it.each([
    '/API/V1/PEOPLE',
    '/api/v1/people/',
    '/api/v1/people/1/../../people',
    '/api/v1/./people',
    '/api/v1//people',
    '/api//v1/people',
    '/api/v1/people;x=1',
    '/api/v1/people%2f1',
    '/api/v1/people/%31',
    '/api/v1/people?x=/../session',
    '/health/../api/v1/people',
    '/api/v1/session/../people',
    'http://127.0.0.1/api/v1/people',
  ])('leads nobody past the guard: %s', async (path) => {
    const { status, text, type } = await raw(path, {});
    expect(type.startsWith('text/html') ? [200, 503] : [400, 401, 404]).toContain(status);
    expect(text).not.toContain(ana.name);
  });

  it.each([
    `/originals/..%2f..%2fsecret.key`,
    `/originals/${'..%2f'.repeat(6)}etc%2fpasswd`,
    `/originals/${'A'.repeat(64)}`,
    '/studies/1%20or%201=1',
    '/studies/0x1',
    '/studies/-1',
    '/studies/1.5',
    '/studies/99999999999999999999',
    '/credentials/..%2f..%2fsecret.key/document',
  ])('is no id: %s', async (path) => {
    const { status, text } = await raw(`/api/v1${path}`, { Cookie: ana.cookie });
    expect([400, 404]).toContain(status);
    expect(text).toContain('urn:kerma:');
  });

  it('in the name of a file writes none outside of its folder', async () => {
    const before = await readdir(running.dataFolder);
    const personId = ana.personId;
    const abr = { kind: 'abr', subfield: 'diagnostic-medical-physics', issued: '2015-06-01' };
    const { body } = (await post(`/people/${personId}/credentials`).send(abr)) as { body: { id: number } };
    const name = '../../secret.key';
    await request(running.url)
      .put(`/api/v1/credentials/${body.id}/document`)
      .set('Cookie', ana.cookie)
      .attach('file', Buffer.from('%PDF-1.7 x'), { filename: name })
      .expect(200);
    await post('/uploads').attach('files', Buffer.from('no report'), { filename: name }).expect(200);
    const folders = ['credentials', 'originals', 'uploads'];
    const after = (await readdir(running.dataFolder)).filter((each) => !folders.includes(each));
    expect(after).toEqual(before.filter((each) => !folders.includes(each)));
    expect(await readFile(join(running.dataFolder, 'secret.key'), 'utf8')).not.toContain('no report');
  });
});

describe('a body that is not right', () => {
  it.each([
    ['cut off', '{"name": "Cleo Tran", "profession": "tech'],
    ['no JSON', 'name=Cleo Tran'],
    ['nested ten thousand deep', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
    ['a text', '"Cleo Tran"'],
    ['a number', '42'],
    ['null', 'null'],
    ['a list', `[${JSON.stringify(newPerson)}]`],
    ['empty', ''],
    ['other than asked for', '{"name": {"$gt": ""}, "profession": ["technologist"]}'],
    ['a name of nothing but spaces', '{"name": "   ", "profession": "technologist"}'],
    ['too long a name', `{"name": "${'x'.repeat(121)}", "profession": "technologist"}`],
  ])('is refused in words, and nothing is changed: %s', async (_, body) => {
    const before = await everythingKept(running.app);
    const headers = { Cookie: ana.cookie, 'Content-Type': 'application/json' };
    const { status, type, text } = await raw('/api/v1/people', headers, body, 'POST');
    expect([status, type]).toEqual([400, expect.stringContaining('application/problem+json')]);
    expect(text).not.toContain('Cleo');
    expect(await everythingKept(running.app)).toEqual(before);
  });

  it('that only writes of NUL characters is taken', async () => {
    const name = String.raw`C:\u0000`;
    await post('/facilities').send({ name }).expect(201);
  });

  it('of another kind than JSON is refused, and nothing is changed', async () => {
    const before = await everythingKept(running.app);
    for (const type of ['text/plain', 'application/xml', 'application/x-www-form-urlencoded']) {
      const answer = await post('/people').type(type).send(JSON.stringify(newPerson));
      expect([type, answer.status]).toEqual([type, 400]);
    }
    expect(await everythingKept(running.app)).toEqual(before);
  });

  it('that reaches for the prototypes of objects reaches nothing', async () => {
    const body = '{"name": "Cleo Tran", "profession": "technologist", "__proto__": {"leftAt": "x", "id": 7}}';
    await post('/people').type('json').send(body).expect(201);
    const made = await raw('/api/v1/people?text=Cleo', { Cookie: ana.cookie });
    const { people } = JSON.parse(made.text) as { people: { id: number; leftAt: string | null }[] };
    expect(people).toMatchObject([{ leftAt: null }]);
    expect(({} as { leftAt?: string }).leftAt).toBeUndefined();
  });

  it('that is too large is refused, by its header and by its length, and nothing is changed', async () => {
    const before = await everythingKept(running.app);
    const large = JSON.stringify({ ...newPerson, title: 'x'.repeat(2_200_000) });
    const headers = { Cookie: ana.cookie, 'Content-Type': 'application/json' };
    const announced = await post('/people').type('json').send(large);
    const chunked = await raw(
      '/api/v1/people',
      { ...headers, 'Transfer-Encoding': 'chunked' },
      large,
      'POST',
    ).catch((fault: unknown) => ({ status: (fault as NodeJS.ErrnoException).code }));
    expect(announced.status).toBe(413);
    expect([413, 'ECONNRESET', 'EPIPE']).toContain(chunked.status);
    const document = await request(running.url)
      .put('/api/v1/credentials/1/document')
      .set('Cookie', ana.cookie)
      .attach('file', Buffer.alloc(11_000_000, '%PDF-'), 'a.pdf');
    expect([document.status, codeOf(document)]).toEqual([413, 'file-too-large']);
    expect(await everythingKept(running.app)).toEqual(before);
  });

  it('of headers without end is refused, and the next request is answered', async () => {
    const many = Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`x-${at}`, 'y'.repeat(200)]));
    const answer = await raw('/api/v1/people', many).catch(() => ({ status: 431 }));
    expect(answer.status).toBe(431);
    expect((await raw('/health/live', {})).status).toBe(200);
  });
});

onEachDatabase((place) => {
  describe('a NUL character, which PostgreSQL keeps in no text', () => {
    it('is refused in an address and in JSON, and nothing is changed', async () => {
      const app = await createApp((await place({ KERMA_DICOM_ENABLED: false })).config);
      const before = await everythingKept(app);
      const send = request(app.getHttpServer());
      const answers = [
        await send.post('/api/v1/people').send({ ...newPerson, name: 'Cleo\u0000Tran' }),
        await send.post('/api/v1/facilities').send({ name: 'North\u0000' }),
        await send.post('/api/v1/session').send({ login: 'ana\u0000', password: 'x' }),
        await send
          .post('/api/v1/facilities')
          .type('json')
          .send(String.raw`{"name": "back\\\u0000slash"}`),
        await send.get('/api/v1/people?text=a%00b'),
        await send.get('/api/v1/studies?text=a%00b'),
        await send.get('/api/v1/originals/%00'),
      ];
      const after = await everythingKept(app);
      await app.close();
      expect(answers.map((answer) => [answer.status, codeOf(answer)])).toEqual(
        answers.map(() => [400, 'nul-character']),
      );
      expect(after).toEqual(before);
    });

    it('in the name of a file and in a file of entries makes no fault', async () => {
      const app = await createApp((await place({ KERMA_DICOM_ENABLED: false })).config);
      const send = request(app.getHttpServer());
      const name = 'a\u0000b';
      const csv = 'unit,date,fluoroscopy_time_s\nAngio\u0000,2026-03-01,63\n';
      const answers = [
        await send.post('/api/v1/uploads').attach('files', Buffer.from('no report'), `${name}.dcm`),
        await send.post('/api/v1/hand-entries/csv').attach('file', Buffer.from(csv), `${name}.csv`),
        await send.post('/api/v1/hand-entries/csv/preview').attach('file', Buffer.from(csv), `${name}.csv`),
      ];
      await app.close();
      expect(answers.map(({ status }) => status).filter((status) => status >= 500)).toEqual([]);
    });
  });
});
