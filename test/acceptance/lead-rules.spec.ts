import type { NestExpressApplication } from '@nestjs/platform-express';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import request from 'supertest';
import type { Test } from 'supertest';
import { DoseRecorder } from '../../src/dose/index.ts';
import type { StudyPage } from '../../src/dose/study-list.contract.ts';
import type { Study } from '../../src/dose/study.contract.ts';
import type { LeadRuleList, LeadRuleView } from '../../src/personnel/operators/operators.contract.ts';
import { AuditEntry } from '../../src/platform/audit/audit-entry.entity.ts';
import { Database } from '../../src/platform/database/database.ts';
import { onEachDatabase } from '../support/databases.ts';
import { eventually } from '../support/ingestion.ts';
import { projectionReport, type ProjectionFacts } from '../support/reports.ts';
import { createApp, grant, personSignedIn, signedInAs } from '../support/signed-in.ts';

const named = (alphabetic: string) => ({ alphabetic, ideographic: null, phonetic: null });
const hollis = { performingPhysicians: [named('Hollis^Rowan^^^PA-C')] };
const kyphoplasty = { ...hollis, date: '2026-05-04', description: 'XA Kyphoplasty' };
const reason = 'for this test';

onEachDatabase((place) => {
  let app: NestExpressApplication;
  let rowan: number;
  let config: Awaited<ReturnType<typeof place>>['config'];

  const record = (
    number: number,
    study: NonNullable<ProjectionFacts['study']>,
    facts: Partial<ProjectionFacts> = {},
  ) =>
    app.get(DoseRecorder).record([
      {
        report: projectionReport({
          sopInstanceUid: `1.9.${number}`,
          studyInstanceUid: `1.2.${number}`,
          study,
          ...facts,
        }),
        findings: [],
        sha256: `${number}`.repeat(64),
        receivedAt: new Date('2026-05-08T12:00:00Z'),
      },
    ]);
  const send = (
    method: 'get' | 'put' | 'post' | 'patch',
    path: string,
    body?: object,
    cookie?: string,
  ): Test => {
    const sent = request(app.getHttpServer())[method](`/api/v1/${path}`);
    return (cookie === undefined ? sent : sent.set('cookie', cookie)).send(body);
  };
  const map = (personId: number | null, key = 'HOLLIS ROWAN'): Test =>
    send('put', 'operators', { key, personId }).expect(200);
  const profession = (name: string): Test =>
    send('patch', `people/${rowan}`, { profession: name, reason }).expect(200);
  const withFindings = async (query = 'withFindings=true'): Promise<number[]> =>
    ((await send('get', `studies?${query}`).expect(200)).body as StudyPage).rows.map(({ id }) => id).sort();
  /** They are judged again behind the answer. */
  const foundSoon = (ids: readonly number[]): Promise<void> =>
    eventually(async () => JSON.stringify(await withFindings()) === JSON.stringify(ids));
  const findings = async (id: number): Promise<string[]> =>
    ((await send('get', `studies/${id}`).expect(200)).body as Study).findings.map(({ message }) => message);
  const rules = async (): Promise<LeadRuleView[]> =>
    ((await send('get', 'lead-rules').expect(200)).body as LeadRuleList).rules;
  const first = async (): Promise<number> => (await rules())[0]?.id ?? 0;
  const restart = async (): Promise<void> => {
    await app.close();
    await app.get(Database).close();
    app = await createApp(config);
  };

  beforeEach(async () => {
    ({ config } = await place({ KERMA_DICOM_ENABLED: false, KERMA_TIME_ZONE: 'UTC' }));
    app = await createApp(config);
    ({ personId: rowan } = await personSignedIn(app, [], 'Rowan Hollis'));
    await profession('non-physician-radiology-provider');
  });
  afterEach(async () => {
    await app.close();
    await app.get(Database).close();
  });

  it('begins with vertebral augmentation, as a policy of the site that waits to be confirmed', async () => {
    expect(await rules()).toMatchObject([
      {
        title: 'Vertebral augmentation',
        profession: 'non-physician-radiology-provider',
        source: expect.stringContaining('to be confirmed by the medical director'),
        from: null,
        endedOn: null,
        state: 'holds',
        added: { by: null, reason: null },
        ended: null,
      },
    ]);
  });

  it('finds the studies of before as soon as the name is mapped, in words that say what and not who is to blame', async () => {
    await record(1, kyphoplasty);
    await record(2, { ...kyphoplasty, description: 'PICC' });
    await record(3, {
      ...kyphoplasty,
      ...hollis,
      performingPhysicians: [],
      operators: hollis.performingPhysicians,
    });
    expect(await withFindings()).toEqual([]);
    await map(rowan);
    await foundSoon([1]);
    expect(await findings(1)).toEqual([
      'The study (“XA Kyphoplasty”) names “Hollis, Rowan” as performing physician: Rowan Hollis, a non-physician radiology provider. The policy says of “Vertebral augmentation” that such a provider does not lead it. Look who led it; where the name or its mapping is not right, put that right.',
    ]);
    expect(await withFindings('withWarnings=true')).toEqual([1]);
    await map(null);
    await foundSoon([]);
    expect(await findings(1)).toEqual([]);
  });

  it('finds a study that arrives later at once, by its procedure or protocol as well', async () => {
    await record(1, { ...hollis, description: 'Spine' });
    await map(rowan);
    await record(2, { ...hollis, requestedProcedureDescription: 'Percutaneous VERTEBRO-PLASTY' });
    expect(await withFindings()).toEqual([2]);
    await record(3, { ...hollis, protocolName: 'Sacroplasty' });
    expect(await withFindings()).toEqual([2, 3]);
  });

  it('keeps the finding when the study is made anew, and judges again what was corrected', async () => {
    await record(1, kyphoplasty);
    await record(2, { ...kyphoplasty, performingPhysicians: [] });
    await map(rowan);
    await foundSoon([1]);
    const correct = async (body: object): Promise<number> =>
      ((await send('post', 'corrections', { ...body, reason }).expect(201)).body as { id: number }).id;
    const link = await correct({ kind: 'link-studies', studyId: 1, intoStudyId: 2 });
    expect(await withFindings()).toEqual([2]);
    await send('post', `corrections/${link}/undo`, { reason }).expect(200);
    expect(await withFindings()).toEqual([1]);
    await correct({ kind: 'exclude-report', reportId: 1 });
    expect(await withFindings('withFindings=true&state=all')).toEqual([]);
  });

  it('judges again when the person’s profession or name is another', async () => {
    await record(1, kyphoplasty);
    await map(rowan);
    await foundSoon([1]);
    await profession('physician');
    await foundSoon([]);
    await profession('non-physician-radiology-provider');
    await foundSoon([1]);
    await send('patch', `people/${rowan}`, { name: 'Rowan Hollis-Mbeki', reason }).expect(200);
    await eventually(async () =>
      (await findings(1)).join().includes(': Rowan Hollis-Mbeki, a non-physician'),
    );
    expect(await withFindings()).toEqual([1]);
  });

  it('judges a study by what held on its day', async () => {
    await record(1, { ...kyphoplasty, date: '2026-03-31' });
    await record(2, { ...kyphoplasty, date: '2026-04-01' });
    await record(3, { ...kyphoplasty, date: '2026-04-30' });
    await record(4, { ...kyphoplasty, date: '2026-05-01' });
    await map(rowan);
    await foundSoon([1, 2, 3, 4]);
    const replaced = {
      title: 'Kyphoplasty',
      words: ['kypho'],
      source: 'Policy 7',
      from: '2026-04-01',
      reason,
    };
    await send('post', 'lead-rules', { ...replaced, replacesId: await first() }).expect(201);
    await eventually(async () => (await findings(2)).join().includes('of “Kyphoplasty”'));
    expect(await withFindings()).toEqual([1, 2, 3, 4]);
    expect((await rules()).map(({ title, state, endedOn }) => [title, state, endedOn])).toEqual([
      ['Kyphoplasty', 'holds', null],
      ['Vertebral augmentation', 'ended', '2026-04-01'],
    ]);
    await send('post', `lead-rules/${await first()}/end`, { on: '2026-05-01', reason }).expect(200);
    await foundSoon([1, 2, 3]);
    expect(await findings(1)).toEqual([expect.stringContaining('“Vertebral augmentation”')]);
  });

  it('lets a line never have held, and adds others beside it', async () => {
    await record(1, kyphoplasty);
    await record(2, { ...kyphoplasty, description: 'TIPS revision' });
    await map(rowan);
    await foundSoon([1]);
    await send('post', `lead-rules/${await first()}/end`, { on: null, reason }).expect(200);
    await foundSoon([]);
    const tips = {
      title: 'TIPS',
      words: ['TIPS', 'tips', ' portosystemic shunt '],
      source: 'Policy 9',
      reason,
    };
    await send('post', 'lead-rules', tips).expect(201);
    await foundSoon([2]);
    expect(await rules()).toMatchObject([
      { title: 'TIPS', words: ['TIPS', 'portosystemic shunt'], state: 'holds', added: { reason } },
      {
        title: 'Vertebral augmentation',
        state: 'never-held',
        endedOn: null,
        ended: { by: 'Ana Ruiz', reason },
      },
    ]);
  });

  it('misses no study that arrives while a name is mapped and taken back', async () => {
    const numbers = Array.from({ length: 24 }, (_, at) => at + 1);
    const arriving = (async () => {
      for (let at = 0; at < numbers.length; at += 3)
        await Promise.all(numbers.slice(at, at + 3).map((number) => record(number, kyphoplasty)));
    })();
    await record(99, kyphoplasty);
    for (let turn = 0; turn < 5; turn += 1) {
      await map(rowan);
      await map(null);
    }
    await map(rowan);
    await arriving;
    await eventually(async () => (await withFindings()).length === numbers.length + 1);
  }, 60_000);

  it('does at the next start what was left over', async () => {
    await record(1, kyphoplasty);
    await map(rowan);
    await foundSoon([1]);
    await app
      .get(Database)
      .write((manager) => manager.query("UPDATE person SET profession = 'physician' WHERE id = $1", [rowan]));
    await restart();
    await foundSoon([]);
  });

  it('refuses what cannot be, in words, and changes nothing', async () => {
    const id = await first();
    const line = { title: 'TIPS', words: ['tips'], source: 'Policy 9', reason };
    await send('post', 'lead-rules', { ...line, reason: ' ' }).expect(400);
    await send('post', 'lead-rules', { ...line, words: [] }).expect(400);
    await send('post', 'lead-rules', { ...line, from: 'May' }).expect(400);
    const short = await send('post', 'lead-rules', { ...line, words: ['tips', 'T-1'] }).expect(400);
    expect(short.body).toMatchObject({
      type: 'urn:kerma:word-too-short',
      detail: '“T-1” would be found in nearly every text. Write three letters or more.',
    });
    await send('post', 'lead-rules', { ...line, replacesId: 77 }).expect(404);
    await send('post', 'lead-rules/77/end', { on: null, reason }).expect(404);
    expect(await rules()).toMatchObject([{ id, state: 'holds' }]);
    await send('post', `lead-rules/${id}/end`, { on: null, reason }).expect(200);
    await send('post', `lead-rules/${id}/end`, { on: null, reason }).expect(409);
    await send('post', 'lead-rules', { ...line, replacesId: id }).expect(409);
    expect(await rules()).toHaveLength(1);
  });

  it('is changed by those who change policies, and read by those who see people', async () => {
    const id = await first();
    for (const given of [grant('viewer'), grant('technologist'), grant('administrator')]) {
      const cookie = await signedInAs({ app }, [given]);
      await send('get', 'lead-rules', undefined, cookie).expect(200);
      await send('post', `lead-rules/${id}/end`, { on: null, reason }, cookie).expect(403);
      await send('post', 'lead-rules', {}, cookie).expect(403);
    }
    await send('get', 'lead-rules', undefined, 'kerma_session=none').expect(401);
    const cookie = await signedInAs({ app }, [grant('radiation-safety-officer')]);
    await send('post', `lead-rules/${id}/end`, { on: '2026-05-01', reason }, cookie).expect(200);
    const lines = await app.get(Database).read.find(AuditEntry, { where: { subjectKind: 'lead-rule' } });
    expect(lines).toMatchObject([
      {
        action: 'lead-rule.ended',
        subjectId: String(id),
        personName: 'Ana Ruiz',
        reason,
        after: '{"endedOn":"2026-05-01"}',
      },
    ]);
  });
});
