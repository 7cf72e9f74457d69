import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { daysAfter, localDate } from '../../src/quantities/calendar.ts';
import { runApp, type RunningApp } from '../support/running-app.ts';
import { grant, personSignedIn, type TestPerson } from '../support/signed-in.ts';

let running: RunningApp;
let physicist: TestPerson;
let technologist: TestPerson;
let unitId: number;

const day = (days: number): string => daysAfter(localDate(new Date(), 'UTC'), days);
const api = (path: string): string => `/api/v1${path}`;
type Method = 'get' | 'post' | 'put';
const as = (person: TestPerson | null, method: Method, path: string, body?: object) => {
  const sent = request(running.url)[method](api(path));
  if (person !== null) void sent.set('Cookie', person.cookie);
  return body === undefined ? sent : sent.send(body);
};

const abr = {
  kind: 'abr',
  number: 'P1234',
  issuer: 'ABR',
  subfield: 'diagnostic-medical-physics',
  issued: '2015-06-01',
};

interface Body {
  id: number;
  type: string;
  detail: string;
  isQualified: boolean;
  because: string[];
}
const bodyOf = (response: { body: unknown }): Body => response.body as Body;

beforeAll(async () => {
  running = await runApp({ KERMA_TIME_ZONE: 'UTC' });
  physicist = await personSignedIn(running.app, [grant('physicist')], 'Mara Lindqvist');
  technologist = await personSignedIn(running.app, [grant('technologist')], 'Teo Brandt');
  const unit = await as(null, 'post', '/units', {
    name: 'Angio 1',
    manufacturer: 'ACME',
    modelName: 'A1',
    deviceSerialNumber: '7',
    facilityId: null,
    room: null,
  });
  unitId = bodyOf(unit).id;
});
afterAll(() => running.stop());

const question = async (person: TestPerson, date: string): Promise<Body> => {
  const query = `personId=${person.personId}&unitId=${unitId}&date=${date}&capacity=qualified-medical-physicist`;
  return bodyOf(await as(null, 'get', `/qualification?${query}`));
};

describe('a credential', () => {
  it('is entered by its holder, verified by someone else, and then qualifies', async () => {
    const entered = await as(physicist, 'post', `/people/${physicist.personId}/credentials`, abr);
    expect(entered.status).toBe(201);
    expect(await question(physicist, '2026-11-22')).toMatchObject({
      isQualified: false,
      because: [expect.stringContaining('Nobody has verified')],
    });
    const own = await as(physicist, 'post', `/credentials/${bodyOf(entered).id}/verify`, { how: 'ABR site' });
    expect(own.status).toBe(409);
    const other = await as(null, 'post', `/credentials/${bodyOf(entered).id}/verify`, { how: 'ABR site' });
    expect(other.status).toBe(200);
    expect(await question(physicist, '2026-11-22')).toMatchObject({ isQualified: true });
    expect(await question(physicist, '2015-05-31')).toMatchObject({ isQualified: false });
  });

  it('of someone else is not entered without the permission, and nothing is changed', async () => {
    const refused = await as(technologist, 'post', `/people/${physicist.personId}/credentials`, abr);
    expect(refused.status).toBe(403);
    const list = await as(null, 'get', `/people/${technologist.personId}/credentials`);
    expect((list.body as { credentials: unknown[] }).credentials).toEqual([]);
  });

  it.each([
    [{ ...abr, subfield: 'CT' }, 'subfield'],
    [{ ...abr, expires: '2015-05-31' }, 'expires'],
    [{ ...abr, issued: '31.5.2015' }, 'issued'],
    [{ ...abr, kind: 'wizard' }, 'kind'],
  ])('that is not right is refused, and the field is named: %j', async (wrong, path) => {
    const refused = await as(null, 'post', `/people/${physicist.personId}/credentials`, wrong);
    expect(refused.status).toBe(400);
    expect(JSON.stringify(refused.body)).toContain(`"path":"${path}"`);
  });

  it('that is changed keeps what it said, and must be verified again', async () => {
    const entered = await as(null, 'post', `/people/${technologist.personId}/credentials`, {
      kind: 'arrt',
      subfield: 'CT',
      issued: '2020-01-01',
      expires: '2026-12-31',
    });
    const { id } = bodyOf(entered);
    await as(null, 'post', `/credentials/${id}/verify`, { how: 'ARRT directory' });
    const changed = await as(null, 'put', `/credentials/${id}`, {
      kind: 'arrt',
      subfield: 'CT',
      issued: '2020-01-01',
      expires: '2027-12-31',
      reason: 'Renewed',
    });
    expect(changed.body).toMatchObject({ expires: '2027-12-31', verified: null });
    const again = await as(null, 'put', `/credentials/${id}`, { kind: 'arrt', reason: 'Of the old row' });
    expect(again.status).toBe(409);
  });

  it('that ended says since when signing is not possible', async () => {
    const person = await personSignedIn(running.app, [grant('physicist')], 'Ivo Ended');
    const entered = await as(null, 'post', `/people/${person.personId}/credentials`, {
      ...abr,
      expires: '2026-10-31',
    });
    await as(null, 'post', `/credentials/${bodyOf(entered).id}/verify`, { how: 'ABR site' });
    expect((await question(person, '2026-11-22')).because).toEqual([
      'American Board of Radiology (ABR), Diagnostic Medical Physics ended on 31\u00a0Oct\u00a02026: signing is not possible since then.',
    ]);
  });

  it('takes a PDF as its document and nothing that only calls itself one', async () => {
    const entered = await as(null, 'post', `/people/${physicist.personId}/credentials`, abr);
    const path = api(`/credentials/${bodyOf(entered).id}/document`);
    const wrong = await request(running.url).put(path).attach('file', Buffer.from('<html>'), 'a.pdf');
    expect(wrong.status).toBe(400);
    const right = await request(running.url)
      .put(path)
      .attach('file', Buffer.from('%PDF-1.7 x'), 'Zeugnis ü.pdf');
    expect(right.body).toMatchObject({
      file: { name: 'Zeugnis ü.pdf', type: 'application/pdf', sizeBytes: 10 },
    });
    const got = await request(running.url).get(path).buffer(true);
    expect(got.headers['content-disposition']).toContain('attachment');
    expect(got.headers['content-type']).toContain('application/pdf');
  });

  it('shows its document to its holder and to those who verify, and to nobody else', async () => {
    const entered = await as(null, 'post', `/people/${technologist.personId}/credentials`, abr);
    const path = `/credentials/${bodyOf(entered).id}/document`;
    await request(running.url).put(api(path)).attach('file', Buffer.from('%PDF-1.7 x'), 'a.pdf');
    const colleague = await personSignedIn(running.app, [grant('technologist')], 'Una Holm');
    expect((await as(technologist, 'get', path)).status).toBe(200);
    expect((await as(physicist, 'get', path)).status).toBe(200);
    const refused = await as(colleague, 'get', path);
    expect([refused.status, bodyOf(refused).type]).toEqual([403, 'urn:kerma:not-permitted']);
  });

  it('refuses a document of more than ten megabytes in words', async () => {
    const entered = await as(null, 'post', `/people/${physicist.personId}/credentials`, abr);
    const large = Buffer.concat([Buffer.from('%PDF-1.7'), Buffer.alloc(10_000_000)]);
    const refused = await request(running.url)
      .put(api(`/credentials/${bodyOf(entered).id}/document`))
      .attach('file', large, 'large.pdf');
    expect(refused.status).toBe(413);
    expect(bodyOf(refused)).toMatchObject({
      type: 'urn:kerma:file-too-large',
      detail: expect.stringContaining('Nothing was changed'),
    });
  });
});

describe('the policy of who is qualified', () => {
  const policy = {
    anyOf: [{ kind: 'abr', subfields: [] }],
    allOf: [],
    mustBeVerified: true,
    continuingEducation: null,
  };
  const path = '/qualification-policies/qualified-medical-physicist';

  it('is not changed by an administrator who is no physicist', async () => {
    const administrator = await personSignedIn(running.app, [grant('administrator')]);
    const sent = { policy, from: '2099-01-01', reason: 'because' };
    expect((await as(administrator, 'put', path, sent)).status).toBe(403);
  });

  it('is refused when health physics alone would meet it', async () => {
    const sent = {
      policy: { ...policy, anyOf: [{ kind: 'abhp', subfields: [] }] },
      from: '2099-01-01',
      reason: 'because',
    };
    const refused = await as(physicist, 'put', path, sent);
    expect(refused.status).toBe(400);
    expect(bodyOf(refused).type).toBe('urn:kerma:policy-by-health-physics');
  });

  it('never changes what was judged before', async () => {
    const refused = await as(physicist, 'put', path, { policy, from: '2020-01-01', reason: 'because' });
    expect(refused.status).toBe(400);
  });

  it('holds from its day on', async () => {
    const licensed = { ...policy, allOf: [{ kind: 'state-licence', subfields: [] }] };
    const put = await as(physicist, 'put', path, { policy: licensed, from: '2099-01-01', reason: 'New law' });
    expect(put.status).toBe(200);
    expect(await question(physicist, '2098-12-31')).toMatchObject({ isQualified: true });
    expect(await question(physicist, '2099-01-01')).toMatchObject({ isQualified: false });
  });
});

describe('an exception', () => {
  const exception = {
    capacity: 'qualified-medical-physicist',
    from: '2026-11-01',
    until: '2026-11-30',
    reason: 'Board examination passed on 28 October, certificate is on its way',
  };

  it('is not signed for oneself, nor without the right password', async () => {
    const own = await as(physicist, 'post', `/people/${physicist.personId}/qualification-exceptions`, {
      ...exception,
      password: 'anything at all',
    });
    expect(own.status).toBe(409);
    const wrong = await as(physicist, 'post', `/people/${technologist.personId}/qualification-exceptions`, {
      ...exception,
      password: 'not the password',
    });
    expect(wrong.status).toBe(400);
    expect(await question(technologist, '2026-11-22')).toMatchObject({ isQualified: false });
  });
});

describe('the supervision of a unit', () => {
  it('has one primary physicist at any date, hands over, and shows its gaps', async () => {
    const give = (person: TestPerson, more: object) =>
      as(null, 'post', '/supervision', {
        unitIds: [unitId],
        personId: person.personId,
        kind: 'primary',
        ...more,
      });
    expect((await give(physicist, { from: day(-200) })).status).toBe(201);
    const second = await give(technologist, { from: day(-60) });
    expect(second.status).toBe(409);
    expect(bodyOf(second).detail).toContain('Mara Lindqvist is the primary physicist of Angio 1 from');
    const handed = await give(technologist, { from: day(-60), until: day(-30), handOver: true });
    expect(handed.status).toBe(201);
    const { units } = handed.body as {
      units: {
        unit: { id: number };
        history: { from: string; until: string | null }[];
        gaps: { from: string }[];
      }[];
    };
    const own = units.find(({ unit }) => unit.id === unitId);
    expect(own?.history.map(({ from, until }) => [from, until])).toEqual([
      [day(-60), day(-30)],
      [day(-200), day(-61)],
    ]);
    expect(own?.gaps.at(-1)?.from).toBe(day(-29));
  });
});
