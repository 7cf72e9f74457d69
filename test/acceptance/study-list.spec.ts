import type { NestExpressApplication } from '@nestjs/platform-express';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import request from 'supertest';
import { DoseStudy } from '../../src/dose/dose-study.entity.ts';
import type { StudyPage } from '../../src/dose/study-list.contract.ts';
import { StudyPart } from '../../src/dose/study-part.entity.ts';
import { Database } from '../../src/platform/database/database.ts';
import { insertRows, updateRow, type Row } from '../../src/platform/database/rows.ts';
import { onEachDatabase, type MakePlace } from '../support/databases.ts';
import { createApp } from '../support/signed-in.ts';
import { addStudies, addUnit } from '../support/study-rows.ts';

/**
 * Seven studies: 1 and 2 on Angio, 3 on Angio without a number, 4 and 5 on CT, 6 excluded, 7 in no report's place
 * any more (empty).
 */
const fill = (app: NestExpressApplication): Promise<void> =>
  app.get(Database).write(async (manager) => {
    const angio = await addUnit(manager, 'Angio 2');
    const ct = await addUnit(manager, 'CT 1');
    const fluoroscopy = { unitId: angio, examTypes: 'fluoroscopy' };
    await addStudies(manager, [
      {
        id: 1,
        at: '2026-03-01T08:00:00',
        ...fluoroscopy,
        airKermaAtReferencePointMgy: 3200,
        eventCount: 40,
        description: 'Kyphoplasty L1',
      },
      {
        id: 2,
        at: '2026-03-02T09:30:00',
        ...fluoroscopy,
        airKermaAtReferencePointMgy: 120,
        eventCount: 12,
        findingCount: 2,
        warningCount: 1,
        description: 'PICC 100%',
      },
      { id: 3, at: '2026-03-03T10:00:00', ...fluoroscopy, eventCount: 3, description: '=HYPERLINK("x")' },
      {
        id: 4,
        at: '2026-03-03T23:59:59',
        unitId: ct,
        examTypes: 'ct',
        dlpMgycm: 236.09,
        highestCtdiVolMgy: 8.13,
        highestCtdiVolPhantomCm: 32,
        eventCount: 3,
        findingCount: 1,
        warningCount: 0,
        description: 'Thorax',
      },
      {
        id: 5,
        at: '2026-03-04T07:00:00',
        unitId: ct,
        examTypes: 'ct,fluoroscopy',
        dlpMgycm: 116.61,
        airKermaAtReferencePointMgy: 120,
        eventCount: 4,
      },
      { id: 6, at: '2026-03-05T07:00:00', ...fluoroscopy, state: 'excluded', excludedReason: 'phantom' },
      { id: 7, at: '2026-03-06T07:00:00', ...fluoroscopy, state: 'empty' },
    ]);
  });

/** What is asked, and the studies it finds. */
const filters: [string, number[]][] = [
  ['from=2026-03-02&to=2026-03-03', [4, 3, 2]],
  ['unitIds=1', [3, 2, 1]],
  ['unitIds=1,2', [5, 4, 3, 2, 1]],
  ['examTypes=fluoroscopy', [5, 3, 2, 1]],
  ['text=kyphoplasty l1', [1]],
  ['text=KYPHO', [1]],
  ['text=100%25', [2]],
  ['text=_', []],
  ['airKermaAtReferencePointMgyMin=3000', [1]],
  ['airKermaAtReferencePointMgyMax=3000', [5, 2]],
  ['dlpMgycmMin=100&dlpMgycmMax=200', [5]],
  ['eventCountMin=12', [2, 1]],
  ['withFindings=true', [4, 2]],
  ['withFindings=false', [5, 3, 1]],
  ['withWarnings=true', [2]],
  ['withWarnings=false', [5, 4, 3, 1]],
  ['state=excluded', [6]],
  ['state=all', [6, 5, 4, 3, 2, 1]],
  ['origin=by-hand', []],
];

const ids = (page: StudyPage): number[] => page.rows.map((row) => row.id);

onEachDatabase((place: MakePlace) => {
  let app: NestExpressApplication;

  beforeEach(async () => {
    app = await createApp((await place({ KERMA_TIME_ZONE: 'UTC' })).config);
    await fill(app);
  });
  afterEach(async () => {
    await app.close();
    await app.get(Database).close();
  });

  const get = async (query: string): Promise<StudyPage> => {
    const response = await request(app.getHttpServer()).get(`/api/v1/studies?${query}`).expect(200);
    return response.body as StudyPage;
  };

  it('lists current studies, the newest first, with the number of all', async () => {
    const page = await get('');
    expect(ids(page)).toEqual([5, 4, 3, 2, 1]);
    expect(page).toMatchObject({ total: 5, nextCursor: null });
  });

  it('shows of a study what it is made of, and null where nothing was reported', async () => {
    const row = (await get('examTypes=ct')).rows[1];
    expect(row).toMatchObject({
      date: '2026-03-03',
      time: '23:59:59',
      units: [{ id: 2, name: 'CT 1', state: 'confirmed' }],
      examTypes: ['ct'],
      ctdiVolMaxMgy: 8.13,
      ctdiVolMaxPhantomCm: 32,
      dlpMgycm: 236.09,
      airKermaAtReferencePointMgy: null,
      fluoroscopyTimeS: null,
      origin: 'reported',
      patient: null,
    });
  });

  it('counts the warnings among the findings apart, so that a note alarms nobody', async () => {
    expect((await get('withFindings=true')).rows).toMatchObject([
      { id: 4, findingCount: 1, warningCount: 0 },
      { id: 2, findingCount: 2, warningCount: 1 },
    ]);
  });

  it('filters by date, unit, exam type, text, quantities, findings, state and origin', async () => {
    const found = await Promise.all(filters.map(async ([query]) => [query, ids(await get(query))]));
    expect(found).toEqual(filters);
  });

  it('sorts by air kerma with unknown last in both directions, never as 0', async () => {
    expect(ids(await get('sort=airKermaAtReferencePointMgy'))).toEqual([1, 5, 2, 4, 3]);
    expect(ids(await get('sort=airKermaAtReferencePointMgy&direction=asc'))).toEqual([2, 5, 1, 4, 3]);
  });

  const paged = async (sort: string): Promise<number[]> => {
    const seen: number[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: StudyPage = await get(`sort=${sort}&limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      expect(page.total).toBe(cursor === '' ? 5 : null);
      seen.push(...ids(page));
      cursor = page.nextCursor;
    }
    return seen;
  };

  it('gives every study once over pages of two, whatever the order', async () => {
    for (const sort of [
      'date',
      'airKermaAtReferencePointMgy',
      'dlpMgycm',
      'kermaAreaProductGycm2',
      'eventCount',
    ]) {
      expect([sort, await paged(sort)]).toEqual([sort, ids(await get(`sort=${sort}`))]);
    }
  });

  it('refuses what it does not understand with problem details', async () => {
    for (const query of ['cursor=nonsense', 'limit=0', 'examTypes=pet', 'from=yesterday']) {
      const response = await request(app.getHttpServer()).get(`/api/v1/studies?${query}`).expect(400);
      expect(response.headers['content-type']).toMatch('application/problem+json');
      expect((response.body as { type: string }).type).toMatch(
        /^urn:kerma:(cursor-not-known|invalid-request)$/,
      );
    }
  });

  it('refuses a cursor of another order', async () => {
    const { nextCursor } = await get('limit=1');
    const response = await request(app.getHttpServer()).get(
      `/api/v1/studies?sort=dlpMgycm&cursor=${nextCursor ?? ''}`,
    );
    expect(response.status).toBe(400);
  });

  it('gives the result as CSV with units in the header, empty cells for unknown, and no formulas', async () => {
    const response = await request(app.getHttpServer()).get('/api/v1/studies.csv?unitIds=1').expect(200);
    const [header, first, ...others] = response.text.replace('\uFEFF', '').trim().split('\n');
    expect(header?.split(',').slice(0, 4)).toEqual(['study_id', 'date', 'time', 'unit']);
    expect(header).toMatch(/,air_kerma_at_reference_point_mgy,.*,ctdi_vol_max_phantom_cm,dlp_mgycm,/);
    expect(header).not.toMatch('patient_name');
    expect(first).toBe(
      `3,2026-03-03,10:00:00,Angio 2,fluoroscopy,"'=HYPERLINK(""x"")",,,,,,,,,,3,0,0,,,reported,current`,
    );
    expect(others).toHaveLength(2);
    expect(response.headers['content-disposition']).toMatch(/attachment; filename="studies-.*\.csv"/);
  });

  it('says what the filters can offer', async () => {
    const { body } = (await request(app.getHttpServer()).get('/api/v1/studies/facets').expect(200)) as {
      body: unknown;
    };
    expect(body).toMatchObject({
      units: [
        { name: 'Angio 2', studyCount: 3 },
        { name: 'CT 1', studyCount: 2 },
      ],
      firstDate: '2026-03-01',
      lastDate: '2026-03-04',
      studyCount: 5,
    });
  });

  it('counts the studies of each day, days without any too', async () => {
    const path = '/api/v1/studies/per-day?from=2026-03-02&to=2026-03-06&unitIds=2';
    const { body } = (await request(app.getHttpServer()).get(path).expect(200)) as { body: unknown };
    expect(body).toEqual({
      days: [
        { date: '2026-03-02', studyCount: 0 },
        { date: '2026-03-03', studyCount: 1 },
        { date: '2026-03-04', studyCount: 1 },
        { date: '2026-03-05', studyCount: 0 },
        { date: '2026-03-06', studyCount: 0 },
      ],
    });
  });

  it('tells Home which units are silent, and the list of units what they made', async () => {
    const { body: home } = (await request(app.getHttpServer()).get('/api/v1/overview').expect(200)) as {
      body: unknown;
    };
    expect(home).toMatchObject({ studyCount: 5, unconfirmedUnitCount: 0, silentAfterDays: 7 });
    const { body: list } = (await request(app.getHttpServer()).get('/api/v1/units').expect(200)) as {
      body: unknown;
    };
    expect(list).toMatchObject({
      units: [
        { name: 'Angio 2', studyCount: 3, lastStudyDate: '2026-03-03', isSilent: true },
        { name: 'CT 1', studyCount: 2, lastStudyDate: '2026-03-04' },
      ],
    });
  });

  it('tells Home how many studies of the week have a warning; a note does not count', async () => {
    const at = new Date().toISOString().slice(0, 19);
    const ofToday = { at, unitId: 1, findingCount: 1 };
    await app.get(Database).write((manager) =>
      addStudies(manager, [
        { id: 8, ...ofToday, warningCount: 0 },
        { id: 9, ...ofToday, warningCount: 1 },
      ]),
    );
    const { body } = (await request(app.getHttpServer()).get('/api/v1/overview').expect(200)) as {
      body: unknown;
    };
    expect(body).toMatchObject({ studiesLast7Days: 2, studiesWithWarningsLast7Days: 1 });
  });

  it('counts a study of two units once at each, also where one of them sent a CT and a projection report', async () => {
    // Study 5 (4 March, CT 1) also has parts of both kinds on the angiography unit, whose own last study is of 3 March.
    await app.get(Database).write(async (manager) => {
      const parts = ['ct', 'projection'].map((kind): Row<StudyPart> => ({
        studyId: 5,
        unitId: 1,
        kind: kind === 'ct' ? 'ct' : 'projection',
        examType: kind === 'ct' ? 'ct' : 'fluoroscopy',
        eventCount: 1,
        totals: {},
      }));
      await insertRows(manager, StudyPart, parts);
      await updateRow(manager, DoseStudy, 5, { reportCount: 3 });
    });
    const { body } = (await request(app.getHttpServer()).get('/api/v1/units').expect(200)) as {
      body: unknown;
    };
    expect(body).toMatchObject({
      units: [
        { name: 'Angio 2', studyCount: 4, lastStudyDate: '2026-03-04' },
        { name: 'CT 1', studyCount: 2, lastStudyDate: '2026-03-04' },
      ],
    });
  });
});
