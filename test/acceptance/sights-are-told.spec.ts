import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CorrectionPage } from '../../src/dose/correction.contract.ts';
import type { Receipt, UploadResult } from '../../src/ingestion/ingestion.contract.ts';
import { AuditEntry } from '../../src/platform/audit/audit-entry.entity.ts';
import { Database } from '../../src/platform/database/database.ts';
import { eventually } from '../support/ingestion.ts';
import { runApp, type RunningApp } from '../support/running-app.ts';
import { everyRight, personSignedIn, type TestGrant } from '../support/signed-in.ts';

/** How a route is asked, by what its answer is known to show who a patient is, and the line that tells it. */
interface Sight {
  readonly path: () => Promise<string> | string;
  readonly body?: () => Promise<object> | object;
  readonly shows: RegExp;
  readonly told?: string;
}

/** Answers that say back only what the same request brought, or what is of no patient. */
const showsNobody = new Set([
  'GET /metrics',
  'GET /api/v1/hand-entries/template.csv',
  'POST /api/v1/hand-entries/csv/preview',
  'GET /api/v1/credentials/{id}/document',
]);

/** What in an answer may say who a patient is. */
const telling = new Set(['patientId', 'accessionNumber', 'birthDate', 'fileName', 'isMasked']);
const treesOfContent = 'ContentTreeNode';

const seesPatients = everyRight;
const seesNone: readonly TestGrant[] = everyRight.map((each) => ({ ...each, seesPatients: false }));

let running: RunningApp;
let sha256 = '';
let arrivalId = 0;
let unitId = 0;
let studies: readonly [number, number];

const root = join(import.meta.dirname, '../..');
const sample = (name: string): Promise<Buffer> => readFile(join(root, 'dicom-samples', name));

interface Answered {
  readonly status: number;
  readonly text: string;
}

const ask = async (
  route: string,
  { path, body }: Sight,
  headers: Readonly<Record<string, string>>,
): Promise<Answered> => {
  const [method = ''] = route.split(' ');
  const sent = body === undefined ? null : JSON.stringify(await body());
  const response = await fetch(`${running.url}/api/v1/${await path()}`, {
    method,
    headers: { ...headers, ...(sent !== null && { 'content-type': 'application/json' }) },
    ...(sent !== null && { body: sent }),
  });
  return { status: response.status, text: await response.text() };
};

const json = async <Body>(method: string, path: string, body?: object): Promise<Body> => {
  const response = await fetch(`${running.url}/api/v1/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  expect([path, response.ok]).toEqual([path, true]);
  return (await response.json()) as Body;
};

const newEntry = async (): Promise<number> => {
  const fields = { unitId, date: '2026-03-01', fluoroscopyTimeS: 63, patientId: 'PID-4711' };
  return (await json<{ id: number }>('POST', 'hand-entries', fields)).id;
};
const withdrawn = async (): Promise<number> => {
  const id = await newEntry();
  await json('POST', `hand-entries/${id}/withdraw`, { reason: 'entered twice' });
  return id;
};

/** The second study is given to the patient of the first, by a reason that says who that is; not while it is already. */
const correction = async (): Promise<object> => {
  const { corrections } = await json<CorrectionPage>('GET', 'corrections');
  for (const { id } of corrections.filter(({ canUndo }) => canUndo))
    await json('POST', `corrections/${id}/undo`, { reason: 'once more' });
  const { patients } = await json<{ patients: { id: number }[] }>('GET', 'patients?text=KV100112');
  const toPatientId = patients[0]?.id;
  return { kind: 'move-study-to-patient', studyId: studies[1], toPatientId, reason: 'was Mr Roe' };
};
const newCorrection = async (): Promise<number> =>
  (await json<{ id: number }>('POST', 'corrections', await correction())).id;

/** What waits to be read is not read again. */
const whenRead = (): Promise<void> =>
  eventually(async () => (await json<Receipt>('GET', `arrivals/${arrivalId}`)).status === 'recorded');

const why = () => ({ reason: 'entered twice' });
const entry = /PID-4711/;
const patient = /KV100112/;
const reason = /Mr Roe/;
const fileName = /KIRISHIMA\.dcm/;

/** Every route that can show who a patient is, or takes data away as a file. */
const sights: Readonly<Record<string, Sight>> = {
  'GET /api/v1/studies': { path: () => 'studies?patient=1', shows: patient },
  'GET /api/v1/studies.csv': {
    path: () => 'studies.csv?patient=1',
    shows: patient,
    told: 'studies.exported',
  },
  'GET /api/v1/studies/{id}': { path: () => `studies/${studies[0]}?patient=1`, shows: patient },
  'GET /api/v1/patients': { path: () => 'patients?text=KV100112', shows: patient },
  'GET /api/v1/arrivals': { path: () => 'arrivals', shows: fileName },
  'GET /api/v1/arrivals/{id}': { path: () => `arrivals/${arrivalId}`, shows: fileName },
  'POST /api/v1/arrivals/{id}/replay': {
    path: async () => {
      await whenRead();
      return `arrivals/${arrivalId}/replay`;
    },
    shows: fileName,
  },
  'GET /api/v1/originals/{sha256}': {
    path: () => `originals/${sha256}`,
    shows: patient,
    told: 'original.taken',
  },
  'GET /api/v1/originals/{sha256}/content-tree': {
    path: () => `originals/${sha256}/content-tree`,
    shows: /Sundaram/,
  },
  'POST /api/v1/hand-entries': {
    path: () => 'hand-entries',
    body: () => ({ unitId, date: '2026-03-01', imageCount: 3, patientId: 'PID-4711' }),
    shows: entry,
  },
  'GET /api/v1/hand-entries/{id}': { path: async () => `hand-entries/${await newEntry()}`, shows: entry },
  'PUT /api/v1/hand-entries/{id}': {
    path: async () => `hand-entries/${await newEntry()}`,
    body: () => ({ unitId, date: '2026-03-01', imageCount: 3, patientId: 'PID-4711', ...why() }),
    shows: entry,
  },
  'POST /api/v1/hand-entries/{id}/withdraw': {
    path: async () => `hand-entries/${await newEntry()}/withdraw`,
    body: why,
    shows: entry,
  },
  'POST /api/v1/hand-entries/{id}/restore': {
    path: async () => `hand-entries/${await withdrawn()}/restore`,
    body: why,
    shows: entry,
  },
  'POST /api/v1/corrections': { path: () => 'corrections', body: correction, shows: reason },
  'GET /api/v1/corrections': { path: () => 'corrections', shows: reason },
  'POST /api/v1/corrections/{id}/undo': {
    path: async () => `corrections/${await newCorrection()}/undo`,
    body: why,
    shows: reason,
  },
  'GET /api/v1/audit': { path: () => 'audit?action=patient.correction-made', shows: reason },
  'GET /api/v1/audit.csv': {
    path: () => 'audit.csv?action=patient.correction-made',
    shows: reason,
    told: 'audit.exported',
  },
};

interface Operation {
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
}
interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

const referred = (schema: unknown): string[] =>
  [...JSON.stringify(schema ?? null).matchAll(/#\/components\/schemas\/([^"]+)/g)].map(
    (found) => found[1] ?? '',
  );

const namesIn = (schema: unknown): string[] =>
  [...JSON.stringify(schema ?? null).matchAll(/"(\w+)":\{/g)].map((found) => found[1] ?? '');

const mayTell = (schema: unknown, { components }: ApiDocument, seen = new Set<string>()): boolean =>
  namesIn(schema).some((name) => telling.has(name)) ||
  referred(schema).some((name) => {
    if (name === treesOfContent) return true;
    if (seen.has(name)) return false;
    seen.add(name);
    return mayTell(components.schemas[name], { paths: {}, components }, seen);
  });

/** By the description of the API: routes of which an answer may say who a patient is, or is a file. */
const routesThatMayTell = (document: ApiDocument): string[] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { responses }]) => {
      const contents = Object.entries(responses)
        .filter(([status]) => status.startsWith('2'))
        .flatMap(([, { content }]) => Object.entries(content ?? {}));
      const may = contents.some(
        ([type, content]) => type !== 'application/json' || mayTell(content, document),
      );
      return may ? [`${method.toUpperCase()} ${path}`] : [];
    }),
  );

const linesOf = async (personId: number): Promise<AuditEntry[]> =>
  running.app.get(Database).read.find(AuditEntry, { where: { personId }, order: { id: 'ASC' } });

beforeAll(async () => {
  running = await runApp();
  const form = new FormData();
  for (const [name, as] of [
    ['ct-japanese-name.dcm', 'KIRISHIMA.dcm'],
    ['cardiac-coronary.dcm', 'another.dcm'],
  ] as const)
    form.append('files', new Blob([new Uint8Array(await sample(name))]), as);
  const sent = await fetch(`${running.url}/api/v1/uploads`, { method: 'POST', body: form });
  const { files } = (await sent.json()) as UploadResult;
  const [first, second] = ['KIRISHIMA.dcm', 'another.dcm'].map((name) =>
    files.find(({ path }) => path === name),
  );
  sha256 = first?.sha256 ?? '';
  arrivalId = first?.receiptId ?? 0;
  studies = [first?.studyId ?? 0, second?.studyId ?? 0];
  unitId = (await json<{ id: number }>('POST', 'units', { name: 'Mini 1' })).id;
  await newCorrection();
}, 60_000);
afterAll(() => running.stop());

describe('what shows who a patient is', () => {
  it('is asked for below, all of it', async () => {
    const document = (await (await fetch(`${running.url}/api/openapi.json`)).json()) as ApiDocument;
    // A stream of events is heard below.
    const known = [...Object.keys(sights), ...showsNobody, 'GET /api/v1/arrivals/stream'];
    expect(routesThatMayTell(document).toSorted()).toEqual(known.toSorted());
  });

  it.each(Object.entries(sights))('%s: is told, by whom', async (route, sight) => {
    const { personId, cookie } = await personSignedIn(running.app, seesPatients, 'Ben Okafor');
    const { status, text } = await ask(route, sight, { cookie });
    expect([status < 300, sight.shows.test(text)]).toEqual([true, true]);
    const lines = await linesOf(personId);
    expect(lines.map(({ action }) => action)).toContain(sight.told ?? 'patient.seen');
    expect(JSON.stringify(lines)).not.toMatch(/KV100112|PID-4711|KIRISHIMA|Kirishima/);
  });

  it.each(Object.entries(sights).filter(([route]) => route.startsWith('GET')))(
    '%s: says nobody, and tells no sight, to those who may not see it',
    async (route, sight) => {
      const { personId, cookie } = await personSignedIn(running.app, seesNone, 'Cy Young');
      const { status, text } = await ask(route, sight, { cookie });
      expect([status === 200 || status === 403, sight.shows.test(text)]).toEqual([true, false]);
      const actions = (await linesOf(personId)).map(({ action }) => action);
      expect(actions).not.toContain('patient.seen');
      if (status === 403) expect(actions).toEqual(['access.refused']);
    },
  );

  it('is told of a token as of its person, and how', async () => {
    const { personId, cookie } = await personSignedIn(running.app, seesPatients, 'Ben Okafor');
    const made = await fetch(`${running.url}/api/v1/me/tokens`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'a test', permissions: ['studies.read', 'patients.identify'], days: 30 }),
    });
    const { secret } = (await made.json()) as { secret: string };
    const asked = await fetch(`${running.url}/api/v1/studies?patient=1`, {
      headers: { authorization: `Bearer ${secret}` },
    });
    expect(await asked.text()).toMatch(patient);
    const line = (await linesOf(personId)).at(-1);
    expect(line).toMatchObject({ action: 'patient.seen', actorKind: 'token', personName: 'Ben Okafor' });
  });

  it('is told of whoever hears it in the stream of arrivals, and not heard by those who may not', async () => {
    const hear = async (grants: readonly TestGrant[]) => {
      const { personId, cookie } = await personSignedIn(running.app, grants, 'Ben Okafor');
      const stop = new AbortController();
      const stream = await fetch(`${running.url}/api/v1/arrivals/stream`, {
        headers: { cookie },
        signal: stop.signal,
      });
      await whenRead();
      await json('POST', `arrivals/${arrivalId}/replay`);
      let heard = '';
      for await (const chunk of stream.body ?? []) {
        heard += Buffer.from(chunk as Uint8Array).toString();
        if (heard.includes(sha256)) break;
      }
      stop.abort();
      return {
        heard: heard.includes('KIRISHIMA'),
        told: (await linesOf(personId)).map(({ action }) => action),
      };
    };
    expect(await hear(seesPatients)).toEqual({ heard: true, told: ['patient.seen'] });
    expect(await hear(seesNone)).toEqual({ heard: false, told: [] });
  });

  it('is not found by its words by those who may not see it', async () => {
    const { cookie } = await personSignedIn(running.app, seesNone, 'Cy Young');
    const found = await fetch(`${running.url}/api/v1/arrivals?text=kirishima`, { headers: { cookie } });
    expect(await found.json()).toMatchObject({ items: [], counts: { recorded: 0 } });
  });
});
