import type { NestExpressApplication } from '@nestjs/platform-express';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import request from 'supertest';
import type { Test } from 'supertest';
import { DoseRecorder } from '../../src/dose/index.ts';
import type { StudyPage } from '../../src/dose/study-list.contract.ts';
import type {
  NamesOfPerson,
  OperatorNameView,
  OperatorPage,
} from '../../src/personnel/operators/operators.contract.ts';
import { AuditEntry } from '../../src/platform/audit/audit-entry.entity.ts';
import { Database } from '../../src/platform/database/database.ts';
import { onEachDatabase } from '../support/databases.ts';
import { projectionReport } from '../support/reports.ts';
import {
  createApp,
  everyRight,
  grant,
  personSignedIn,
  signedInAs,
  type TestPerson,
} from '../support/signed-in.ts';

const named = (alphabetic: string) => ({ alphabetic, ideographic: null, phonetic: null });

/** Of names: study 1 has three of them, study 2 one in two roles, study 3 one, study 4 none. */
const studies = [
  { date: '2026-05-04', performing: ['OKAFOR^BEN^^Dr'], operators: ['Ruiz^Ana', 'Tech'] },
  { date: '2026-05-06', performing: ['Okafor^Ben'], operators: ['Okafor^Bén'] },
  { date: '2026-05-05', performing: ['Okafor^B'], operators: [] },
  { date: '2026-05-07', performing: [], operators: [] },
];

onEachDatabase((place) => {
  let app: NestExpressApplication;
  let ben: TestPerson;

  const record = (number: number, { date, performing, operators }: (typeof studies)[number], unit = 1) =>
    app.get(DoseRecorder).record([
      {
        report: projectionReport({
          sopInstanceUid: `1.9.${number}`,
          studyInstanceUid: `1.2.${number}`,
          equipment: { deviceSerialNumber: `SN-${unit}`, stationName: `Angio ${unit}` },
          study: { date, performingPhysicians: performing.map(named), operators: operators.map(named) },
        }),
        findings: [],
        sha256: `${number}`.repeat(64),
        receivedAt: new Date('2026-05-08T12:00:00Z'),
      },
    ]);
  const send = (method: 'get' | 'put', path: string, body?: object, cookie?: string): Test => {
    const sent = request(app.getHttpServer())[method](`/api/v1/${path}`);
    return (cookie === undefined ? sent : sent.set('cookie', cookie)).send(body);
  };
  const page = async (query = ''): Promise<OperatorPage> =>
    (await send('get', `operators?${query}`).expect(200)).body as OperatorPage;
  const keys = async (query = ''): Promise<string[]> => (await page(query)).names.map(({ key }) => key);
  const map = async (key: string, personId: number | null, setAside = false): Promise<OperatorNameView> =>
    (await send('put', 'operators', { key, personId, setAside }).expect(200)).body as OperatorNameView;

  beforeEach(async () => {
    app = await createApp((await place({ KERMA_DICOM_ENABLED: false })).config);
    for (const [index, study] of studies.entries()) await record(index + 1, study);
    ben = await personSignedIn(app, everyRight, 'Ben Okafor');
  });
  afterEach(async () => {
    await app.close();
    await app.get(Database).close();
  });

  it('lists the names that studies carry: spellings, roles, studies and the last date, most studies first', async () => {
    const { names, counts, mappedStudyShare, nextCursor } = await page();
    expect(names.map(({ key, studyCount }) => [key, studyCount])).toEqual([
      ['OKAFOR BEN', 2],
      ['OKAFOR B', 1],
      ['RUIZ ANA', 1],
      ['TECH', 1],
    ]);
    expect(names[0]).toMatchObject({
      spellings: ['OKAFOR^BEN^^Dr', 'Okafor^Ben', 'Okafor^Bén'],
      roles: ['Performing Physician', 'Operator'],
      lastStudyDate: '2026-05-06',
      person: null,
      isSetAside: false,
    });
    expect({ counts, mappedStudyShare, nextCursor }).toEqual({
      counts: { unmapped: 4, mapped: 0, setAside: 0 },
      mappedStudyShare: 0,
      nextCursor: null,
    });
  });

  it('suggests whom a name may be, and leaves it to a person, be it as clear as it may', async () => {
    await personSignedIn(app, [], 'Bruno Okafor');
    const { names } = await page();
    const suggested = names.map(({ key, suggestions }) => [
      key,
      suggestions.map(({ person }) => person.name),
    ]);
    expect(suggested).toEqual([
      ['OKAFOR BEN', ['Ben Okafor']],
      ['OKAFOR B', ['Ben Okafor', 'Bruno Okafor']],
      ['RUIZ ANA', ['Ana Ruiz']],
      ['TECH', []],
    ]);
    expect(names[0]?.suggestions[0]).toMatchObject({ likeness: 1, profession: 'other', hasLeft: false });
    expect(await keys('state=mapped')).toEqual([]);
  });

  it('maps a name, sets one aside, takes both back, and counts what is left', async () => {
    const mapped = await map('OKAFOR BEN', ben.personId);
    expect(mapped).toMatchObject({ person: { id: ben.personId, name: 'Ben Okafor' }, suggestions: [] });
    await map('TECH', null, true);
    await map('RUIZ ANA', ben.personId);
    // Studies 1 and 2 have no name left; study 3 has; study 4 names nobody.
    expect(await page()).toMatchObject({
      counts: { unmapped: 1, mapped: 2, setAside: 1 },
      mappedStudyShare: 2 / 3,
    });
    expect(await keys()).toEqual(['OKAFOR B']);
    expect(await keys('state=mapped')).toEqual(['OKAFOR BEN', 'RUIZ ANA']);
    expect(await keys('state=set-aside')).toEqual(['TECH']);
    expect(await keys('state=all')).toEqual(['OKAFOR BEN', 'OKAFOR B', 'RUIZ ANA', 'TECH']);
    await map('TECH', null);
    await map('RUIZ ANA', null);
    expect(await keys()).toEqual(['OKAFOR B', 'RUIZ ANA', 'TECH']);
  });

  it('finds names by what is written, without accents and signs, and by the person they are', async () => {
    await map('OKAFOR BEN', ben.personId);
    await map('RUIZ ANA', ben.personId);
    expect(await keys('state=all&text=ökafor-b')).toEqual(['OKAFOR BEN', 'OKAFOR B']);
    expect(await keys('state=mapped&text=ben%20oka')).toEqual(['OKAFOR BEN', 'RUIZ ANA']);
    expect(await keys('text=nobody')).toEqual([]);
  });

  it('gives them page by page, each once', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    for (let turn = 0; cursor !== null && turn < 9; turn += 1) {
      const next: OperatorPage = await page(`limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`);
      seen.push(...next.names.map(({ key }) => key));
      cursor = next.nextCursor;
    }
    expect(seen).toEqual(['OKAFOR BEN', 'OKAFOR B', 'RUIZ ANA', 'TECH']);
    await send('get', 'operators?cursor=nonsense').expect(400);
  });

  it('tells the audit trail what it was, what it became and who said so', async () => {
    const put = (body: object): Test => send('put', 'operators', body, ben.cookie);
    await put({ key: 'TECH', personId: ben.personId }).expect(200);
    await put({ key: 'TECH', personId: null, setAside: true }).expect(200);
    await put({ key: 'TECH', personId: null }).expect(200);
    const lines = await app.get(Database).read.find(AuditEntry, {
      where: { subjectKind: 'operator-name' },
      order: { id: 'ASC' },
    });
    const nobody = { personId: null, personName: null, isSetAside: false };
    const someone = { personId: ben.personId, personName: 'Ben Okafor', isSetAside: false };
    const aside = { ...nobody, isSetAside: true };
    const told = lines.map(({ action, subjectId, personName, before, after }) => [
      action,
      subjectId,
      personName,
      JSON.parse(before ?? '') as unknown,
      JSON.parse(after ?? '') as unknown,
    ]);
    expect(told).toEqual([
      ['operator-name.mapped', 'TECH', 'Ben Okafor', nobody, someone],
      ['operator-name.set-aside', 'TECH', 'Ben Okafor', someone, aside],
      ['operator-name.taken-back', 'TECH', 'Ben Okafor', aside, nobody],
    ]);
  });

  it('refuses what cannot be, in words, and changes nothing', async () => {
    const refused: [object, number, string][] = [
      [{ key: 'NOBODY KNOWN', personId: ben.personId }, 404, 'not-found'],
      [{ key: 'TECH', personId: 7777 }, 404, 'not-found'],
      [{ key: 'TECH', personId: null }, 409, 'nothing-to-change'],
      [{ key: 'TECH', personId: ben.personId, setAside: true }, 400, 'invalid-request'],
      [{ key: '', personId: null }, 400, 'invalid-request'],
    ];
    const answers = [];
    for (const [body] of refused) {
      const answer = await send('put', 'operators', body);
      answers.push([body, answer.status, (answer.body as { type: string }).type.replace('urn:kerma:', '')]);
    }
    expect(answers).toEqual(refused);
    expect(await page('state=all')).toMatchObject({ counts: { unmapped: 4 } });
  });

  it('is for those who may map in the whole organisation', async () => {
    for (const given of [grant('viewer'), grant('technologist'), grant('physicist', { unitId: 1 })]) {
      const cookie = await signedInAs({ app }, [given]);
      await send('get', 'operators', undefined, cookie).expect(403);
      await send('put', 'operators', { key: 'TECH', personId: null, setAside: true }, cookie).expect(403);
    }
    for (const given of [grant('radiation-safety-officer'), grant('administrator'), grant('physicist')])
      await send('get', 'operators', undefined, await signedInAs({ app }, [given])).expect(200);
    await send('get', 'operators', undefined, 'kerma_session=none').expect(401);
  });

  it('keeps a decision on a name that no study carries any more, so that it can be taken back', async () => {
    await map('OKAFOR B', ben.personId);
    await request(app.getHttpServer())
      .post('/api/v1/corrections')
      .send({ kind: 'exclude-study', studyId: 3, reason: 'phantom' })
      .expect(201);
    const { names } = await page('state=mapped');
    expect(names).toMatchObject([{ key: 'OKAFOR B', studyCount: 0, lastStudyDate: null }]);
    await map('OKAFOR B', null);
    expect(await keys('state=all')).toEqual(['OKAFOR BEN', 'RUIZ ANA', 'TECH']);
  });

  it('narrows the list of studies to those that name one of several operators, in any role', async () => {
    const found = async (operators: string): Promise<number[]> =>
      ((await send('get', `studies?operators=${operators}`).expect(200)).body as StudyPage).rows
        .map(({ id }) => id)
        .sort();
    expect(await found('OKAFOR BEN')).toEqual([1, 2]);
    expect(await found('TECH,OKAFOR B')).toEqual([1, 3]);
    expect(await found('SOMEBODY')).toEqual([]);
  });

  it('says on a person’s page which names are theirs, with the studies in reach of whoever looks', async () => {
    await map('OKAFOR BEN', ben.personId);
    await map('OKAFOR B', ben.personId);
    await record(5, { date: '2026-05-09', performing: ['Okafor^Ben'], operators: [] }, 2);
    const names = async (cookie?: string): Promise<NamesOfPerson['names']> => {
      const path = `people/${ben.personId}/operator-names`;
      const answer = await send('get', path, undefined, cookie).expect(200);
      return (answer.body as NamesOfPerson).names;
    };
    expect(
      (await names()).map(({ key, studyCount, lastStudyDate }) => [key, studyCount, lastStudyDate]),
    ).toEqual([
      ['OKAFOR BEN', 3, '2026-05-09'],
      ['OKAFOR B', 1, '2026-05-05'],
    ]);
    const ofUnit = await names(await signedInAs({ app }, [grant('viewer', { unitId: 2 })]));
    expect(ofUnit.map(({ key, studyCount, spellings }) => [key, studyCount, spellings])).toEqual([
      ['OKAFOR BEN', 1, ['Okafor^Ben']],
      ['OKAFOR B', 0, []],
    ]);
  });
});
