import type { NestExpressApplication } from '@nestjs/platform-express';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import request from 'supertest';
import type { Test } from 'supertest';
import { DoseRecorder } from '../../src/dose/index.ts';
import { AuditEntry } from '../../src/platform/audit/audit-entry.entity.ts';
import { Database } from '../../src/platform/database/database.ts';
import { onEachDatabase } from '../support/databases.ts';
import { projectionReport } from '../support/reports.ts';
import { createApp, everyRight, personSignedIn, type TestPerson } from '../support/signed-in.ts';

type Line = Pick<
  AuditEntry,
  'action' | 'subjectKind' | 'subjectId' | 'personId' | 'personName' | 'reason'
> & {
  readonly before: unknown;
  readonly after: unknown;
};

onEachDatabase((place) => {
  let app: NestExpressApplication;
  let ben: TestPerson;

  beforeEach(async () => {
    app = await createApp((await place({ KERMA_DICOM_ENABLED: false })).config);
    ben = await personSignedIn(app, everyRight, 'Ben Okafor');
  });
  afterEach(async () => {
    await app.close();
    await app.get(Database).close();
  });

  const send = (method: 'post' | 'put' | 'patch' | 'delete', path: string, body: object = {}): Test =>
    request(app.getHttpServer())[method](`/api/v1/${path}`).set('cookie', ben.cookie).send(body);
  const made = async (path: string, body: object, status = 201): Promise<number> =>
    ((await send('post', path, body).expect(status)).body as { id: number }).id;
  const get = async <Body>(path: string): Promise<Body> =>
    (await request(app.getHttpServer()).get(`/api/v1/${path}`).set('cookie', ben.cookie).expect(200))
      .body as Body;
  /** What Ben did, oldest first. */
  const trail = async (): Promise<Line[]> => {
    const lines = await app.get(Database).read.find(AuditEntry, { order: { id: 'ASC' } });
    const parsed = (json: string | null): unknown => (json === null ? null : JSON.parse(json));
    return lines
      .filter(({ personId }) => personId === ben.personId)
      .map(({ before, after, ...line }) => ({ ...line, before: parsed(before), after: parsed(after) }));
  };
  const record = (number: number) =>
    app.get(DoseRecorder).record([
      {
        report: projectionReport({
          sopInstanceUid: `1.9.${number}`,
          studyInstanceUid: `1.2.${number}`,
          equipment: { deviceSerialNumber: `${number}` },
        }),
        findings: [],
        sha256: `${number}`.repeat(64),
        receivedAt: new Date('2026-05-04T12:00:00Z'),
      },
    ]);

  it('writes who changed a unit, in its history and in the audit trail, with before and after', async () => {
    const id = await made('units', { name: 'Mini 1', author: 'Somebody Else' });
    const facilityId = await made('facilities', { name: 'North' });
    await send('patch', `units/${id}`, { name: 'Mini 2', facilityId }).expect(200);
    const { changes } = await get<{ changes: { kind: string; author: string }[] }>(`units/${id}/changes`);
    expect(changes.map(({ kind, author }) => [kind, author])).toEqual([
      ['placed', 'Ben Okafor'],
      ['renamed', 'Ben Okafor'],
      ['created', 'Ben Okafor'],
    ]);
    const subject = { subjectKind: 'unit', subjectId: String(id), personName: 'Ben Okafor' };
    expect(await trail()).toMatchObject([
      { action: 'unit.created', ...subject, before: null, after: { name: 'Mini 1' } },
      { action: 'facility.added', subjectKind: 'facility', after: { name: 'North' } },
      {
        action: 'unit.renamed',
        ...subject,
        before: { displayName: 'Mini 1' },
        after: { displayName: 'Mini 2' },
      },
      { action: 'unit.placed', ...subject, before: { facility: null }, after: { facility: 'North' } },
    ]);
  });

  it('writes who confirmed, merged and parted units, and why', async () => {
    await record(1);
    await record(2);
    await send('patch', 'units/1', { confirm: true }).expect(200);
    await send('post', 'units/2/merge', { intoUnitId: 1, reason: 'tube exchange' }).expect(200);
    await send('post', 'units/2/unmerge', { reason: 'two after all' }).expect(200);
    expect(await trail()).toMatchObject([
      {
        action: 'unit.confirmed',
        subjectId: '1',
        before: { state: 'unconfirmed' },
        after: { state: 'confirmed' },
      },
      {
        action: 'unit.merged',
        subjectId: '2',
        after: { state: 'merged', intoUnitId: 1 },
        reason: 'tube exchange',
      },
      {
        action: 'unit.unmerged',
        subjectId: '2',
        before: { intoUnitId: 1 },
        after: { state: 'unconfirmed' },
        reason: 'two after all',
      },
    ]);
  });

  it('writes who renamed and removed a facility', async () => {
    const id = await made('facilities', { name: 'North', timeZone: 'UTC' });
    await send('put', `facilities/${id}`, { name: 'South' }).expect(204);
    await send('delete', `facilities/${id}`).expect(204);
    await send('delete', `facilities/${id}`).expect(404);
    expect((await trail()).map(({ action, before, after }) => [action, before, after])).toEqual([
      ['facility.added', null, { name: 'North', timeZone: 'UTC' }],
      ['facility.changed', { name: 'North', timeZone: 'UTC' }, { name: 'South', timeZone: 'UTC' }],
      ['facility.removed', { name: 'South', timeZone: 'UTC' }, null],
    ]);
  });

  it('writes who corrected a study, and who took it back', async () => {
    const [one, two] = [...(await record(1)), ...(await record(2))];
    if (one === undefined || two === undefined) throw new Error('two reports make two studies');
    const link = { kind: 'link-studies', studyId: two.studyId, intoStudyId: one.studyId, reason: 'one scan' };
    const id = await made('corrections', { ...link, author: 'Somebody Else' });
    const undone = await send('post', `corrections/${id}/undo`, { reason: 'two scans' }).expect(200);
    expect(undone.body).toMatchObject({ author: 'Ben Okafor', undone: { author: 'Ben Okafor' } });
    const touched = { kind: 'link-studies', fromStudyId: two.studyId, toStudyId: one.studyId };
    expect(await trail()).toMatchObject([
      { action: 'correction.made', subjectId: String(id), after: touched, reason: 'one scan' },
      { action: 'correction.undone', subjectId: String(id), before: touched, reason: 'two scans' },
    ]);
  });

  it('writes nothing of a change that failed', async () => {
    await send('post', 'corrections', { kind: 'exclude-study', studyId: 7, reason: 'phantom' }).expect(404);
    await send('patch', 'units/7', { name: 'Angio' }).expect(404);
    expect(await trail()).toEqual([]);
  });

  it('writes who entered, changed, withdrew and restored a study by hand, and nothing of the patient', async () => {
    const unitId = await made('units', { name: 'Mini 1' });
    const fields = { unitId, date: '2026-03-01', patientId: 'PID-4711', accessionNumber: 'ACC-7' };
    const id = await made('hand-entries', { ...fields, fluoroscopyTimeS: 63, comment: 'Mrs Roe' });
    const change = { ...fields, fluoroscopyTimeS: 36, reason: 'digits swapped' };
    const changed = await send('put', `hand-entries/${id}`, change).expect(200);
    expect(changed.body).toMatchObject({ enteredBy: 'Ben Okafor', history: [{}, { author: 'Ben Okafor' }] });
    await send('post', `hand-entries/${id}/withdraw`, { reason: 'entered twice' }).expect(200);
    await send('post', `hand-entries/${id}/restore`, { reason: 'it was not' }).expect(200);
    const [, ...lines] = await trail();
    expect(lines).toMatchObject([
      { action: 'hand-entry.entered', subjectId: String(id), after: { fluoroscopyTimeS: 63 } },
      { action: 'patient.seen', subjectKind: 'study' },
      {
        action: 'hand-entry.changed',
        before: { fluoroscopyTimeS: 63 },
        after: { fluoroscopyTimeS: 36 },
        reason: 'digits swapped',
      },
      { action: 'hand-entry.withdrawn', reason: 'entered twice' },
      { action: 'hand-entry.restored', reason: 'it was not' },
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/PID-4711|ACC-7|Roe/);
  });

  it('writes one line for a file of entries, an upload and a replay', async () => {
    await made('units', { name: 'Mini 1' });
    const csv = 'unit,date,fluoroscopy_time_s\nMini 1,2026-03-01,63\nMini 1,2026-03-02,64\n';
    const post = (path: string) =>
      request(app.getHttpServer()).post(`/api/v1/${path}`).set('cookie', ben.cookie);
    await post('hand-entries/csv').attach('file', Buffer.from(csv), 'day.csv').expect(201);
    await post('uploads').attach('files', Buffer.from('no report'), 'letter.txt').expect(200);
    await post('arrivals/replay').send({ all: 'refused' }).expect(202);
    const [, ...lines] = await trail();
    expect(lines).toMatchObject([
      { action: 'hand-entries.entered', after: { count: 2, entryIds: [1, 2] } },
      { action: 'arrivals.uploaded', after: { stored: 0, alreadyHere: 0, refused: 1, failed: 0 } },
      { action: 'arrivals.replayed', subjectKind: 'arrival', subjectId: '1', after: { count: 1 } },
    ]);
  });
});
