import type { NestExpressApplication } from '@nestjs/platform-express';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import request from 'supertest';
import type { CsvPreview, HandEntry } from '../../src/dose/hand-entry.contract.ts';
import type { StudyPage } from '../../src/dose/study-list.contract.ts';
import type { Study } from '../../src/dose/study.contract.ts';
import { Database } from '../../src/platform/database/database.ts';
import { onEachDatabase } from '../support/databases.ts';
import { createApp } from '../support/signed-in.ts';

onEachDatabase((place) => {
  let app: NestExpressApplication;
  let unitId: number;

  const http = () => request(app.getHttpServer());

  beforeEach(async () => {
    app = await createApp((await place({ KERMA_DICOM_ENABLED: false })).config);
    const made = await http().post('/api/v1/units').send({ name: 'Mini C-arm 1' }).expect(201);
    expect(made.body).toMatchObject({
      state: 'confirmed',
      sendsReports: false,
      isSilent: false,
      lastSeenAt: null,
    });
    unitId = (made.body as { id: number }).id;
  });
  afterEach(async () => {
    await app.close();
    await app.get(Database).close();
  });

  const enter = async (fields: object): Promise<HandEntry> =>
    (
      await http()
        .post('/api/v1/hand-entries')
        .send({ unitId, date: '2026-03-01', ...fields })
        .expect(201)
    ).body as HandEntry;
  const studyOf = async (id: number): Promise<Study> =>
    (await http().get(`/api/v1/studies/${id}`).expect(200)).body as Study;
  const list = async (query = ''): Promise<StudyPage> =>
    (await http().get(`/api/v1/studies?${query}`).expect(200)).body as StudyPage;
  const send = (path: string, csv: string) =>
    http().post(`/api/v1/hand-entries/${path}`).attach('file', Buffer.from(csv), 'day.csv');

  it('takes time and images where no air kerma is displayed, marked as entered by hand and by whom', async () => {
    const entry = await enter({ fluoroscopyTimeS: 63, imageCount: 4, description: 'Wrist' });
    const study = await studyOf(entry.studyId);
    expect(study).toMatchObject({
      origin: 'by-hand',
      studyInstanceUid: null,
      date: '2026-03-01',
      time: null,
      totals: {
        fluoroscopyTimeS: 63,
        airKermaAtReferencePointMgy: null,
        kermaAreaProductGycm2: null,
        eventCount: null,
      },
      parts: [{ unit: { id: unitId, name: 'Mini C-arm 1' }, totals: { exposureCount: 4 } }],
      reports: [{ sha256: null, originalUrl: null, contentTreeUrl: null }],
      handEntry: {
        enteredBy: 'Ana Ruiz',
        source: 'form',
        isWithdrawn: false,
        history: [{ kind: 'entered', author: 'Ana Ruiz' }],
      },
    });
    expect((await list('origin=by-hand')).rows).toMatchObject([
      { id: entry.studyId, origin: 'by-hand', eventCount: null },
    ]);
    expect((await list('origin=reported')).rows).toEqual([]);
  });

  it('takes CTDIvol with its phantom, and DLP, of a CT', async () => {
    const entry = await enter({ examType: 'ct', ctdiVolMaxMgy: 8.1, ctdiVolMaxPhantomCm: 32, dlpMgycm: 240 });
    expect((await list()).rows).toMatchObject([
      { id: entry.studyId, examTypes: ['ct'], ctdiVolMaxMgy: 8.1, ctdiVolMaxPhantomCm: 32, dlpMgycm: 240 },
    ]);
  });

  it('changes an entry with a reason, keeping what was said before, withdraws it and restores it', async () => {
    const { id, studyId } = await enter({ fluoroscopyTimeS: 63 });
    const change = { unitId, date: '2026-03-02', fluoroscopyTimeS: 36, reason: 'digits swapped' };
    await http().put(`/api/v1/hand-entries/${id}`).send(change).expect(200);
    const changed = await studyOf(studyId);
    expect(changed).toMatchObject({ date: '2026-03-02', totals: { fluoroscopyTimeS: 36 } });
    expect(changed.reports.map(({ state }) => state).toSorted()).toEqual(['current', 'excluded']);
    await http().post(`/api/v1/hand-entries/${id}/withdraw`).send({ reason: 'entered twice' }).expect(200);
    expect((await list()).rows).toEqual([]);
    expect((await list('state=excluded')).rows).toHaveLength(1);
    await http().post(`/api/v1/hand-entries/${id}/withdraw`).send({ reason: 'entered twice' }).expect(409);
    const restored = await http()
      .post(`/api/v1/hand-entries/${id}/restore`)
      .send({ reason: 'it was not' })
      .expect(200);
    expect((restored.body as HandEntry).history.map(({ kind }) => kind)).toEqual([
      'entered',
      'changed',
      'withdrawn',
      'restored',
    ]);
    expect((await list()).rows).toMatchObject([{ fluoroscopyTimeS: 36 }]);
  });

  it('refuses the future, an unknown unit, nothing measured, and CT mixed with air kerma', async () => {
    const wrong: [object, number][] = [
      [{ date: '2999-01-01', fluoroscopyTimeS: 1 }, 400],
      [{ unitId: 99, fluoroscopyTimeS: 1 }, 404],
      [{}, 400],
      [{ airKermaAtReferencePointMgy: 3, dlpMgycm: 4 }, 400],
      [{ fluoroscopyTimeS: 0 }, 400],
    ];
    for (const [fields, status] of wrong) {
      const body = { unitId, date: '2026-03-01', ...fields };
      expect([fields, (await http().post('/api/v1/hand-entries').send(body)).status]).toEqual([
        fields,
        status,
      ]);
    }
    expect((await list()).rows).toEqual([]);
  });

  const file = [
    'unit;date;time;fluoroscopy_time_s;kerma_area_product_gycm2;image_count;remark',
    'mini c-arm 1;2026-03-01;14:05;63;;4;x',
    'Mini C-arm 9;2026-03-01;;63;;;',
    'Mini C-arm 1;01.03.2026;;63;;;',
    'Mini C-arm 1;2026-03-01;;63 s;;;',
    'Mini C-arm 1;2026-03-01;;;1,5;;',
    'Mini C-arm 1;2026-03-01;;;;;',
    'Mini C-arm 1;2999-03-01;;63;;;',
    'Mini C-arm 1;2026-03-01;14:05;63;;4;',
  ].join('\r\n');

  it('checks a file row by row and says of each problem where it is and what would be right', async () => {
    const preview = (await send('csv/preview', file).expect(200)).body as CsvPreview;
    expect(preview).toMatchObject({
      okCount: 1,
      problemCount: 6,
      alreadyEnteredCount: 1,
      unknownColumns: ['remark'],
    });
    expect(
      preview.rows.map(({ line, problems }) => [line, problems[0]?.column, problems[0]?.sentence]),
    ).toEqual([
      [2, undefined, undefined],
      [3, 'unit', 'There is no unit “Mini C-arm 9”. Write its name as the page of units shows it.'],
      [4, 'date', 'Write the date as 2026-11-22.'],
      [5, 'fluoroscopy_time_s', '“63 s” is not a number. Leave the unit away.'],
      [6, 'kerma_area_product_gycm2', '“1,5” has a decimal comma. Write it with a point.'],
      [7, null, 'Give at least one of: fluoroscopy time, images, KAP, air kerma, CTDIvol, DLP'],
      [8, 'date', 'The date 2999-03-01 is in the future.'],
      [9, undefined, undefined],
    ]);
    expect((await list()).rows).toEqual([]);
  });

  it('enters nothing of a file with problems unless they shall be left out, and nothing twice', async () => {
    await send('csv', file).expect(409);
    expect((await list()).rows).toEqual([]);
    const first = await send('csv', file).field('skipProblems', 'true').expect(201);
    expect(first.body).toMatchObject({ entered: 1, left: 7 });
    const again = await send('csv', file).field('skipProblems', 'true').expect(201);
    expect(again.body).toMatchObject({ entered: 0, left: 8 });
    expect((await list()).rows).toMatchObject([{ date: '2026-03-01', time: '14:05', fluoroscopyTimeS: 63 }]);
  });

  it('says what is wrong with a file as a whole', async () => {
    const wrong = (await send('csv/preview', 'room;date\r\n1;2').expect(200)).body as CsvPreview;
    expect(wrong.fileProblems).toEqual(['The column “unit” is missing. The template has all names.']);
    await http().post('/api/v1/hand-entries/csv/preview').expect(400);
    const template = await http().get('/api/v1/hand-entries/template.csv').expect(200);
    expect((await send('csv/preview', template.text).expect(200)).body).toMatchObject({ okCount: 1 });
  });
});
