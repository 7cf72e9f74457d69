import type { NestExpressApplication } from '@nestjs/platform-express';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import request from 'supertest';
import type { Test } from 'supertest';
import type { CsvPreview } from '../../src/dose/hand-entry.contract.ts';
import { DoseRecorder } from '../../src/dose/index.ts';
import type { Overview, StudyFacets, StudyPage } from '../../src/dose/study-list.contract.ts';
import type { FacilityList, UnitList } from '../../src/equipment/equipment.contract.ts';
import { Database } from '../../src/platform/database/database.ts';
import { onEachDatabase } from '../support/databases.ts';
import { projectionReport, type ProjectionFacts } from '../support/reports.ts';
import { createApp, grant, personSignedIn, signedInAs, type TestGrant } from '../support/signed-in.ts';

const named = (alphabetic: string) => ({ alphabetic, ideographic: null, phonetic: null });

/** Study 1 is of unit 1, study 2 of unit 2, study 3 of both; one physicist sees to unit 1 alone. */
onEachDatabase((place) => {
  let app: NestExpressApplication;
  let cookie: string;

  const record = (number: number, facts: Partial<ProjectionFacts> = {}) =>
    app.get(DoseRecorder).record([
      {
        report: projectionReport({
          sopInstanceUid: `1.9.${number}`,
          studyInstanceUid: `1.2.${number}`,
          equipment: { deviceSerialNumber: `SN-${number}`, stationName: `Angio ${number}` },
          events: [{ irradiationEventUid: `1.8.${number}`, airKermaAtReferencePointMgy: 1 }],
          ...facts,
        }),
        findings: [],
        sha256: `${number}`.repeat(64),
        receivedAt: new Date('2026-05-04T12:00:00Z'),
      },
    ]);
  const signIn = async (...grants: readonly TestGrant[]): Promise<void> => {
    cookie = await signedInAs({ app }, grants);
  };
  const send = (method: 'get' | 'post' | 'put', path: string, body?: object): Test =>
    request(app.getHttpServer())[method](`/api/v1/${path}`).set('cookie', cookie).send(body);
  const get = async <Body>(path: string): Promise<Body> => (await send('get', path).expect(200)).body as Body;
  const studies = async (query = ''): Promise<number[]> =>
    (await get<StudyPage>(`studies?${query}`)).rows.map(({ id }) => id).sort();

  beforeEach(async () => {
    app = await createApp((await place({ KERMA_DICOM_ENABLED: false })).config);
    await record(1);
    await record(2);
    for (const number of [3, 4])
      await record(number, {
        studyInstanceUid: '1.2.3',
        equipment: { deviceSerialNumber: `SN-${number - 2}`, stationName: `Angio ${number - 2}` },
      });
    await signIn(grant('physicist', { unitId: 1 }));
  });
  afterEach(async () => {
    await app.close();
    await app.get(Database).close();
  });

  it('lists the studies of which a part is of the unit, on every page, and counts those', async () => {
    expect(await studies()).toEqual([1, 3]);
    expect(await studies('unitIds=2')).toEqual([3]);
    const first = await get<StudyPage>('studies?limit=1');
    const second = await get<StudyPage>(`studies?limit=1&cursor=${first.nextCursor ?? ''}`);
    expect([first.total, first.rows.length, second.rows.length, second.nextCursor]).toEqual([2, 1, 1, null]);
    const csv = await send('get', 'studies.csv').expect(200);
    expect(csv.text.trim().split('\n')).toHaveLength(3);
  });

  it('does not know a study out of reach, as it does not know one that is not there', async () => {
    await send('get', 'studies/1').expect(200);
    await send('get', 'studies/3').expect(200);
    const [out, absent] = [await send('get', 'studies/2'), await send('get', 'studies/77')];
    expect([out.status, out.body]).toEqual([404, absent.body]);
  });

  it('counts on Home, in the filters and by day what is in reach', async () => {
    const facets = await get<StudyFacets>('studies/facets');
    expect(facets).toMatchObject({ studyCount: 2, units: [{ id: 1, studyCount: 2 }] });
    expect(facets.examTypes).toEqual([{ examType: 'fluoroscopy', studyCount: 2 }]);
    const overview = await get<Overview>('overview');
    expect([overview.studyCount, overview.units.map(({ id }) => id), overview.unconfirmedUnitCount]).toEqual([
      2,
      [1],
      1,
    ]);
    const days = await get('studies/per-day?from=2026-05-04&to=2026-05-04');
    expect(days).toEqual({ days: [{ date: '2026-05-04', studyCount: 2 }] });
  });

  it('shows the units of the role, and the facilities in which they stand', async () => {
    const all = await request(app.getHttpServer())
      .post('/api/v1/facilities')
      .send({ name: 'North' })
      .expect(201);
    const { id } = all.body as { id: number };
    await request(app.getHttpServer()).post('/api/v1/facilities').send({ name: 'South' }).expect(201);
    await request(app.getHttpServer()).patch('/api/v1/units/1').send({ facilityId: id }).expect(200);
    expect((await get<UnitList>('units')).units.map((unit) => unit.id)).toEqual([1]);
    expect((await get<FacilityList>('facilities')).facilities.map(({ name }) => name)).toEqual(['North']);
    await send('get', 'units/2').expect(403);
    await send('get', 'units/2/changes').expect(403);
  });

  it('refuses a correction that touches a study out of reach on either side, and changes nothing', async () => {
    const reason = 'one procedure';
    const refused: object[] = [
      { kind: 'link-studies', studyId: 1, intoStudyId: 2 },
      { kind: 'link-studies', studyId: 2, intoStudyId: 1 },
      { kind: 'move-report', reportId: 1, toStudyId: 2 },
      { kind: 'move-report', reportId: 2, toStudyId: 1 },
      { kind: 'split-report', reportId: 2 },
      { kind: 'exclude-report', reportId: 2 },
      { kind: 'exclude-study', studyId: 2 },
      { kind: 'exclude-study', studyId: 77 },
      { kind: 'exclude-report', reportId: 77 },
    ];
    for (const body of refused) {
      const answer = await send('post', 'corrections', { ...body, reason });
      expect([body, answer.status, (answer.body as { type: string }).type]).toEqual([
        body,
        403,
        'urn:kerma:out-of-reach',
      ]);
    }
    await signIn(grant('physicist'));
    expect(await get('corrections')).toMatchObject({ corrections: [] });
    expect(await studies()).toEqual([1, 2, 3]);
  });

  it('lets what is in reach be linked and taken back, and shows of the corrections those in reach', async () => {
    const link = { kind: 'link-studies', studyId: 1, intoStudyId: 3, reason: 'one procedure' };
    const made = await send('post', 'corrections', link).expect(201);
    const { id } = made.body as { id: number };
    expect(await get('studies/1')).toMatchObject({ mergedIntoStudyId: 3 });
    await send('post', `corrections/${id}/undo`, { reason: 'two after all' }).expect(200);
    expect(await studies()).toEqual([1, 3]);
    await signIn(grant('physicist'));
    const far = { kind: 'exclude-study', studyId: 2, reason: 'phantom' };
    const other = (await send('post', 'corrections', far).expect(201)).body as { id: number };
    await signIn(grant('physicist', { unitId: 1 }));
    expect(await get('corrections')).toMatchObject({ corrections: [{ id }] });
    expect(await get('corrections?studyId=2')).toMatchObject({ corrections: [] });
    await send('post', `corrections/${other.id}/undo`, { reason: 'no phantom' }).expect(403);
  });

  it('leaves a study of which the only report was excluded in reach, so that this can be taken back', async () => {
    const body = { kind: 'exclude-report', reportId: 1, reason: 'phantom' };
    const { id } = (await send('post', 'corrections', body).expect(201)).body as { id: number };
    expect(await studies('state=excluded')).toEqual([1]);
    await send('post', `corrections/${id}/undo`, { reason: 'a patient' }).expect(200);
    expect(await studies()).toEqual([1, 3]);
  });

  it('says which patient it was only for those who see who the patients are', async () => {
    const merge = { kind: 'move-study-to-patient', studyId: 1, toPatientId: 1, reason: 'wrong one picked' };
    await send('post', 'corrections', merge).expect(403);
    await send('get', 'patients?text=roe').expect(403);
    await signIn(grant('physicist', { unitId: 1, seesPatients: true }));
    const found = await get<{ patients: { studyCount: number }[] }>('patients?text=roe');
    expect(found.patients).toMatchObject([{ studyCount: 2 }]);
  });

  it('takes entries by hand of the unit alone, from a form and from a file', async () => {
    await signIn(grant('technologist', { unitId: 1 }));
    const fields = { date: '2026-03-01', fluoroscopyTimeS: 63 };
    await send('post', 'hand-entries', { ...fields, unitId: 2 }).expect(403);
    await send('post', 'hand-entries', { ...fields, unitId: 77 }).expect(403);
    const made = await send('post', 'hand-entries', { ...fields, unitId: 1 }).expect(201);
    const { id } = made.body as { id: number };
    const away = { ...fields, unitId: 2, reason: 'other room' };
    await send('put', `hand-entries/${id}`, away).expect(403);
    await send('post', `hand-entries/${id}/withdraw`, { reason: 'entered twice' }).expect(200);
    await send('post', `hand-entries/${id}/restore`, { reason: 'it was not' }).expect(200);
    const csv = 'unit,date,fluoroscopy_time_s\nSN-1,2026-03-02,63\nSN-2,2026-03-02,63\n';
    const file = (path: string) => send('post', path).attach('file', Buffer.from(csv), 'day.csv');
    const preview = (await file('hand-entries/csv/preview').expect(200)).body as CsvPreview;
    expect(preview.rows.map(({ problems }) => problems.map(({ sentence }) => sentence))).toEqual([
      [],
      ['You may not enter studies of “SN-2”. Leave the row out, or ask an administrator for the permission.'],
    ]);
    await file('hand-entries/csv').expect(409);
    await signIn(grant('technologist', { unitId: 2 }));
    await send('get', `hand-entries/${id}`).expect(404);
    await send('post', `hand-entries/${id}/withdraw`, { reason: 'entered twice' }).expect(404);
  });

  it('of several roles gives what any of them gives, and of a role that was nowhere given nothing', async () => {
    await signIn(grant('viewer', { unitId: 1 }), grant('technologist', { unitId: 2 }));
    expect(await studies()).toEqual([1, 2, 3]);
    await send('get', 'studies.csv').expect(403);
  });

  it('shows who operates the own cases, by the names that are mapped to the person, and nothing before', async () => {
    await record(5, { study: { performingPhysicians: [named('Okafor^Ben')] } });
    await record(6, { study: { operators: [named('OKAFOR^BÉN')] } });
    const ben = await personSignedIn(app, [grant('physician')], 'Ben Okafor');
    ({ cookie } = ben);
    const decide = (personId: number | null): Test =>
      request(app.getHttpServer()).put('/api/v1/operators').send({ key: 'OKAFOR BEN', personId }).expect(200);
    expect(await studies()).toEqual([]);
    expect(await get('overview')).toMatchObject({ studyCount: 0 });
    await decide(ben.personId);
    expect(await studies()).toEqual([4, 5]);
    expect(await get('overview')).toMatchObject({ studyCount: 2, studiesLast7Days: 0 });
    expect(await get('studies/facets')).toMatchObject({ studyCount: 2, firstDate: '2026-05-04' });
    await send('get', 'studies/4').expect(200);
    await send('get', 'studies/1').expect(404);
    await record(7, { study: { operators: [named('okafor^ben')] } });
    expect(await studies()).toEqual([4, 5, 6]);
    await decide(null);
    expect(await studies()).toEqual([]);
    await send('get', 'studies/4').expect(404);
  });
});
