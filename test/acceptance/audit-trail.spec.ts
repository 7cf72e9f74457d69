import type { NestExpressApplication } from '@nestjs/platform-express';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import request from 'supertest';
import type { Test } from 'supertest';
import { DoseRecorder } from '../../src/dose/index.ts';
import { AuditEntry } from '../../src/platform/audit/audit-entry.entity.ts';
import type {
  AuditEntryView,
  AuditFacets,
  AuditPage,
  AuditVerificationState,
  RetentionList,
} from '../../src/platform/audit/audit.contract.ts';
import { Audit } from '../../src/platform/audit/audit.service.ts';
import { Verifications } from '../../src/platform/audit/verifications.service.ts';
import { Database } from '../../src/platform/database/database.ts';
import { onEachDatabase } from '../support/databases.ts';
import { HandClock } from '../support/hand-clock.ts';
import { eventually } from '../support/ingestion.ts';
import { projectionReport } from '../support/reports.ts';
import { createApp, grant, personSignedIn, signedInAs, type TestGrant } from '../support/signed-in.ts';

onEachDatabase((place, kind) => {
  let app: NestExpressApplication;
  let clock: HandClock;
  let cookie: string;

  const send = (method: 'get' | 'post' | 'put', path: string, body?: object): Test =>
    request(app.getHttpServer())[method](`/api/v1/${path}`).set('cookie', cookie).send(body);
  const get = async <Body>(path: string): Promise<Body> => (await send('get', path).expect(200)).body as Body;
  const entries = async (query = ''): Promise<AuditEntryView[]> =>
    (await get<AuditPage>(`audit?${query}`)).entries;
  const actions = async (query: string): Promise<string[]> =>
    (await entries(query)).map(({ action }) => action);
  const signIn = async (...grants: readonly TestGrant[]): Promise<void> => {
    cookie = await signedInAs({ app }, grants);
  };
  const told = (action: string, subject: { kind: string; id?: number }, reason?: string): Promise<void> =>
    app.get(Audit).tell({ action, subject, ...(reason !== undefined && { reason }) });
  const sql = (statement: string): Promise<unknown> => app.get(Database).writer.query(statement);

  beforeEach(async () => {
    clock = new HandClock();
    app = await createApp((await place({ KERMA_DICOM_ENABLED: false })).config, clock);
    await signIn(grant('radiation-safety-officer'));
  });
  afterEach(async () => {
    await app.close();
    await app.get(Database).close();
  });

  describe('the list of the audit trail', () => {
    it('is for those alone who may read it, for the whole organisation', async () => {
      for (const role of ['physicist', 'technologist', 'physician', 'viewer'] as const) {
        await signIn(grant(role));
        for (const path of ['audit', 'audit.csv', 'audit/facets', 'audit/verification', 'retention'])
          expect([role, path, (await send('get', path)).status]).toEqual([role, path, 403]);
        await send('post', 'audit/verification').expect(403);
        await send('put', 'retention/audit', { years: 9, reason: 'state rule' }).expect(403);
      }
      await signIn(grant('administrator', { unitId: null }));
      await send('get', 'audit').expect(200);
    });

    it('says who, when, from where, what, before and after, and why, newest first', async () => {
      const ben = await personSignedIn(app, [grant('administrator')], 'Ben Okafor');
      const by = request(app.getHttpServer());
      const made = await by.post('/api/v1/facilities').set('cookie', ben.cookie).send({ name: 'North' });
      const { id } = made.body as { id: number };
      clock.passMinutes(5);
      const change = by.put(`/api/v1/facilities/${id}`).set('cookie', ben.cookie);
      await change.send({ name: 'South' }).expect(204);
      const who = { kind: 'session', personId: ben.personId, name: 'Ben Okafor' };
      const subject = { kind: 'facility', id: String(id) };
      expect(await entries('subjectKind=facility')).toMatchObject([
        {
          at: '2026-05-04T08:05:00.000Z',
          who,
          address: '127.0.0.1',
          action: 'facility.changed',
          subject,
          before: { name: 'North' },
          after: { name: 'South' },
          reason: null,
          isMasked: false,
        },
        { at: '2026-05-04T08:00:00.000Z', who, action: 'facility.added', subject, before: null },
      ]);
    });

    it('is narrowed by person, action, subject, period and text, alone and together', async () => {
      const ben = await personSignedIn(app, [grant('administrator')], 'Ben Okafor');
      const by = (path: string, body: object) =>
        request(app.getHttpServer()).post(`/api/v1/${path}`).set('cookie', ben.cookie).send(body).expect(201);
      await by('facilities', { name: 'North_1' });
      await by('units', { name: 'Mini 1' });
      clock.passMinutes(20);
      await told('unit.renamed', { kind: 'unit', id: 1 }, 'a 100% new sign');
      await told('unit.placed', { kind: 'unit', id: 2 }, 'moved');
      expect(await actions(`personId=${ben.personId}`)).toEqual(['unit.created', 'facility.added']);
      expect(await actions('action=unit.')).toEqual(['unit.placed', 'unit.renamed', 'unit.created']);
      expect(await actions('action=unit.placed,facility.added')).toEqual(['unit.placed', 'facility.added']);
      expect(await actions('subjectKind=unit&subjectId=1')).toEqual(['unit.renamed', 'unit.created']);
      expect(await actions('from=2026-05-04T08:20:00Z')).toEqual(['unit.placed', 'unit.renamed']);
      expect(await actions('to=2026-05-04T08:20:00Z&subjectKind=unit')).toEqual(['unit.created']);
      expect(await actions('text=NORTH_1')).toEqual(['facility.added']);
      expect(await actions('text=100%25')).toEqual(['unit.renamed']);
      expect(await actions('text=okafor&action=unit.')).toEqual(['unit.created']);
      expect(await actions('text=nothing of it')).toEqual([]);
      await send('get', 'audit?from=yesterday').expect(400);
      await send('get', 'audit?cursor=abc').expect(400);
    });

    it('comes in pages that neither repeat nor leave out a line, though lines are added meanwhile', async () => {
      for (let line = 1; line <= 7; line += 1) await told('unit.placed', { kind: 'unit', id: line });
      const seen: (string | null)[] = [];
      let cursor: string | null = null;
      do {
        const next: string = cursor === null ? '' : `&cursor=${cursor}`;
        const page = await get<AuditPage>(`audit?action=unit.placed&limit=3${next}`);
        seen.push(...page.entries.map(({ subject }) => subject.id));
        cursor = page.nextCursor;
        await told('unit.placed', { kind: 'unit', id: 99 });
      } while (cursor !== null);
      expect(seen).toEqual(['7', '6', '5', '4', '3', '2', '1']);
    });

    it('tells what its filters can offer', async () => {
      await told('unit.placed', { kind: 'unit', id: 1 });
      await told('unit.placed', { kind: 'unit', id: 2 });
      const ben = await personSignedIn(app, [grant('administrator')], 'Ben Okafor');
      const by = request(app.getHttpServer()).post('/api/v1/facilities').set('cookie', ben.cookie);
      await by.send({ name: 'North' }).expect(201);
      const facets = await get<AuditFacets>('audit/facets');
      expect(facets.actions).toContainEqual({ action: 'unit.placed', count: 2 });
      expect(facets.people).toEqual([{ id: ben.personId, name: 'Ben Okafor' }]);
      expect(facets.subjects).toEqual(['facility', 'person', 'unit']);
    });
  });

  describe('a reason that may name a patient', () => {
    const correct = async (): Promise<void> => {
      const receivedAt = new Date('2026-05-04T12:00:00Z');
      for (const number of ['1', '2']) {
        const uids = { sopInstanceUid: `1.9.${number}`, studyInstanceUid: `1.2.${number}` };
        const report = projectionReport({ ...uids, patient: { id: `PID-${number}` } });
        await app.get(DoseRecorder).record([{ report, findings: [], sha256: number.repeat(64), receivedAt }]);
      }
      const body = { kind: 'move-study-to-patient', studyId: 1, toPatientId: 2, reason: 'was Mrs Roe' };
      await request(app.getHttpServer()).post('/api/v1/corrections').send(body).expect(201);
    };

    it('is masked for those who may not see who the patients are, and not found by its words', async () => {
      await correct();
      const [line] = await entries('action=patient.correction-made');
      expect(line).toMatchObject({ reason: 'masked', isMasked: true, after: { toPatientId: 2 } });
      expect(await actions('text=Mrs Roe')).toEqual([]);
      const { text } = await send('get', 'audit.csv').expect(200);
      expect(text).toContain('patient.correction-made');
      expect(text).not.toContain('Roe');
    });

    it('is shown to those who may, which is told once in a while', async () => {
      await correct();
      await signIn(grant('radiation-safety-officer', { seesPatients: true }));
      const [line] = await entries('text=mrs roe');
      expect(line).toMatchObject({ reason: 'was Mrs Roe', isMasked: false });
      await entries('text=mrs roe');
      const seen = await entries('action=patient.seen&text="route":"audit"');
      expect(seen).toMatchObject([{ after: { route: 'audit', entryIds: [line?.id] } }]);
    });
  });

  describe('the file of the audit trail', () => {
    it('has every line that matches, newest first, and is told as taken away', async () => {
      await app.get(Database).write(async (manager) => {
        for (let line = 1; line <= 1203; line += 1)
          await app.get(Audit).write(manager, { action: 'unit.placed', subject: { kind: 'unit', id: line } });
      });
      await told('unit.placed', { kind: 'unit', id: 7 }, '=HYPERLINK("x")');
      const answer = await send('get', 'audit.csv?action=unit.placed').expect(200);
      expect(answer.headers['content-disposition']).toBe('attachment; filename="audit-2026-05-04.csv"');
      const rows = parse<Record<string, string>>(answer.text, { bom: true, columns: true });
      expect(rows).toHaveLength(1204);
      expect(rows[0]).toMatchObject({ action: 'unit.placed', subject_id: '7', how: 'program' });
      expect(rows[0]?.['reason']).toBe(`'=HYPERLINK("x")`);
      expect(rows.slice(1).map((row) => row['subject_id'])).toEqual(
        Array.from({ length: 1203 }, (_, at) => String(1203 - at)),
      );
      const [exported] = await entries('action=audit.exported');
      expect(exported?.after).toEqual({ filter: { action: ['unit.placed'] }, count: 1204 });
    });

    it('keeps of what was searched only that something was', async () => {
      await send('get', 'audit.csv?text=Roe').expect(200);
      const [exported] = await entries('action=audit.exported');
      expect(exported?.after).toEqual({ filter: { text: 'given' }, count: 0 });
    });
  });

  describe('the verification of the audit trail', () => {
    const state = (): Promise<AuditVerificationState> => get('audit/verification');
    const finished = async (): Promise<AuditVerificationState> => {
      await eventually(async () => (await state()).running === null && (await state()).last !== null);
      return state();
    };
    const figures = async (): Promise<string> =>
      (await request(app.getHttpServer()).get('/metrics').expect(200)).text;
    const alter = async (): Promise<void> => {
      if (kind === 'postgres') await sql('DROP TRIGGER audit_entry_no_change ON audit_entry');
      else await sql('DROP TRIGGER audit_entry_no_update');
      await sql(`UPDATE audit_entry SET person_name = 'Somebody Else' WHERE id = 2`);
    };

    it('is begun by who asks, in their name, and says what was found', async () => {
      expect(await state()).toEqual({ last: null, running: null });
      expect(await figures()).not.toMatch(/^kerma_audit_faults \d/m);
      await send('post', 'audit/verification').expect(202);
      const { last } = await finished();
      expect(last).toMatchObject({ at: '2026-05-04T08:00:00.000Z', isWhole: true, faults: [] });
      const [line, ...others] = await entries('subjectKind=audit');
      expect(line).toMatchObject({ action: 'audit.verified', who: { kind: 'session', name: 'Ana Ruiz' } });
      expect(others).toEqual([]);
      expect(await entries('subjectKind=route')).toEqual([]);
      expect(await figures()).toMatch(/^kerma_audit_faults 0$/m);
      expect(await figures()).toMatch(/^kerma_audit_verified_timestamp_seconds 1777881600$/m);
    });

    it('names what was altered, there and in the figures', async () => {
      await alter();
      await send('post', 'audit/verification').expect(202);
      const { last } = await finished();
      expect(last).toMatchObject({
        isWhole: false,
        faultCount: 1,
        faults: [{ entryId: 2, what: 'Line 2 was changed after it was written.' }],
      });
      expect(await figures()).toMatch(/^kerma_audit_faults 1$/m);
    });

    it('is done by itself once a night, by the clock of the facility', async () => {
      const verifications = app.get(Verifications, { strict: false });
      const done = (): Promise<number> =>
        app.get(Database).read.countBy(AuditEntry, { action: 'audit.verified', actorKind: 'program' });
      await verifications.nightly();
      await verifications.nightly();
      expect(await done()).toBe(1);
      clock.passMinutes(18 * 60);
      await verifications.nightly();
      expect(await done()).toBe(1);
      clock.passMinutes(2 * 60);
      await verifications.nightly();
      expect(await done()).toBe(2);
    });
  });

  describe('how long records are kept', () => {
    it('is as usual until it is changed with a reason, by whom is told', async () => {
      const kinds = async () =>
        Object.fromEntries((await get<RetentionList>('retention')).kinds.map((each) => [each.kind, each]));
      const years = async () =>
        Object.fromEntries(Object.entries(await kinds()).map(([name, kept]) => [name, kept.years]));
      expect(await years()).toEqual({
        'patient-dose': null,
        'qc-record': 7,
        'physicist-report': 7,
        event: 7,
        audit: 7,
      });
      await send('put', 'retention/audit', { years: 10 }).expect(400);
      await send('put', 'retention/audit', { years: 0, reason: 'state rule' }).expect(400);
      await send('put', 'retention/letters', { years: 10, reason: 'state rule' }).expect(400);
      await send('put', 'retention/audit', { years: 7, reason: 'state rule' }).expect(409);
      const changed = await send('put', 'retention/audit', { years: 10, reason: 'rule of 2027' }).expect(200);
      expect(changed.body).toMatchObject({ years: 10, changedBy: 'Ana Ruiz', reason: 'rule of 2027' });
      await send('put', 'retention/audit', { years: null, reason: 'for good' }).expect(200);
      await send('put', 'retention/audit', { years: null, reason: 'for good' }).expect(409);
      expect((await kinds())['audit']).toMatchObject({
        years: null,
        changedAt: '2026-05-04T08:00:00.000Z',
        changedBy: 'Ana Ruiz',
        reason: 'for good',
      });
      expect(await entries('action=retention.changed')).toMatchObject([
        { before: { years: 10 }, after: { years: null }, reason: 'for good' },
        { before: { years: 7 }, after: { years: 10 }, reason: 'rule of 2027' },
      ]);
    });
  });
});
