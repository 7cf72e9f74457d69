import type { NestExpressApplication } from '@nestjs/platform-express';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import request from 'supertest';
import type { Correction } from '../../src/dose/correction.contract.ts';
import { DoseRecorder } from '../../src/dose/index.ts';
import type { Study } from '../../src/dose/study.contract.ts';
import type { UnitHistory } from '../../src/equipment/equipment.contract.ts';
import { Database } from '../../src/platform/database/database.ts';
import { onEachDatabase } from '../support/databases.ts';
import { recordOne } from '../support/recorder.ts';
import { projectionReport, type ProjectionFacts } from '../support/reports.ts';
import { createApp } from '../support/signed-in.ts';

onEachDatabase((place) => {
  let app: NestExpressApplication;

  beforeEach(async () => {
    app = await createApp((await place({ KERMA_DICOM_ENABLED: false })).config);
  });
  afterEach(async () => {
    await app.close();
    await app.get(Database).close();
  });

  /** Records a report of one event; gives the ids of study and report. */
  const record = (number: number, facts: Partial<ProjectionFacts> = {}) =>
    recordOne(app.get(DoseRecorder), {
      report: projectionReport({
        sopInstanceUid: `1.9.${number}`,
        studyInstanceUid: `1.2.${number}`,
        contentAt: `2026-05-04T1${number}:00:00`,
        planes: [{ plane: 'single', airKermaAtReferencePointMgy: 100 * number }],
        events: [{ irradiationEventUid: `1.8.${number}`, airKermaAtReferencePointMgy: 100 * number }],
        ...facts,
      }),
      findings: [],
      sha256: `${number}`.repeat(64),
      receivedAt: new Date('2026-05-04T12:00:00Z'),
    });

  const http = () => request(app.getHttpServer());
  const studyOf = async (id: number): Promise<Study> =>
    (await http().get(`/api/v1/studies/${id}?patient=true`).expect(200)).body as Study;
  const kermaOf = async (id: number): Promise<number | null> =>
    (await studyOf(id)).totals.airKermaAtReferencePointMgy;
  const correct = async (body: object): Promise<Correction> =>
    (
      await http()
        .post('/api/v1/corrections')
        .send({ reason: 'wrong worklist entry', ...body })
        .expect(201)
    ).body as Correction;
  const undo = (id: number) => http().post(`/api/v1/corrections/${id}/undo`).send({ reason: 'it was right' });

  it('shows a study with its part, its events, its report and what was sent', async () => {
    const { studyId, reportId } = await record(1);
    const study = await studyOf(studyId);
    expect(study).toMatchObject({
      studyInstanceUid: '1.2.1',
      origin: 'reported',
      date: '2026-05-04',
      patient: { patientId: '4711', name: 'Roe^Jane' },
      totals: { airKermaAtReferencePointMgy: 100, dlpMgycm: null, eventCount: 1 },
      parts: [
        {
          kind: 'projection',
          unit: { name: 'STATION1 · Maker Model', state: 'unconfirmed' },
          totals: { airKermaAtReferencePointMgy: { asReported: 100, fromEvents: 100, difference: 0 } },
          planes: [{ plane: 'single' }],
          events: [{ irradiationEventUid: '1.8.1', reportId, filters: [], sent: {} }],
        },
      ],
      reports: [{ id: reportId, state: 'current', usedEventCount: 1 }],
      corrections: [],
      handEntry: null,
    });
    expect(study.reports[0]?.originalUrl).toBe(`/api/v1/originals/${'1'.repeat(64)}`);
    await http().get('/api/v1/studies/999').expect(404);
  });

  it('says who the patient is only when asked', async () => {
    const { studyId } = await record(1);
    const response = await http().get(`/api/v1/studies/${studyId}`).expect(200);
    expect(response.body).toMatchObject({ patient: null, patientRecordId: 1 });
    expect(response.text).not.toMatch(/Roe|4711/);
    expect((await http().get(`/api/v1/studies/${studyId}?patient=perhaps`)).status).toBe(400);
  });

  it('moves a report to another study, and back', async () => {
    const [one, two] = [await record(1), await record(2)];
    const moved = await correct({ kind: 'move-report', reportId: one.reportId, toStudyId: two.studyId });
    expect(moved.studyIds.toSorted()).toEqual([one.studyId, two.studyId].toSorted());
    expect([await kermaOf(one.studyId), await kermaOf(two.studyId)]).toEqual([null, 300]);
    expect((await studyOf(two.studyId)).corrections).toMatchObject([{ id: moved.id, canUndo: true }]);
    expect((await undo(moved.id).expect(200)).body).toMatchObject({ undone: { reason: 'it was right' } });
    expect([await kermaOf(one.studyId), await kermaOf(two.studyId)]).toEqual([100, 200]);
    await undo(moved.id).expect(409);
  });

  it('links one procedure under two UIDs, for later reports too, and takes it apart again', async () => {
    const [one, two] = [await record(1), await record(2)];
    const linked = await correct({ kind: 'link-studies', studyId: two.studyId, intoStudyId: one.studyId });
    expect(await kermaOf(one.studyId)).toBe(300);
    const later = await record(3, { studyInstanceUid: '1.2.2' });
    expect(later.studyId).toBe(one.studyId);
    expect(await kermaOf(one.studyId)).toBe(600);
    expect(await studyOf(two.studyId)).toMatchObject({ mergedIntoStudyId: one.studyId, parts: [] });
    await undo(linked.id).expect(200);
    expect([await kermaOf(one.studyId), await kermaOf(two.studyId)]).toEqual([100, 500]);
  });

  it('splits a report off, and refuses to split the only one', async () => {
    const one = await record(1);
    await record(2, { studyInstanceUid: '1.2.1' });
    const split = await correct({ kind: 'split-report', reportId: one.reportId });
    expect([await kermaOf(one.studyId)]).toEqual([200]);
    const own = split.studyIds.find((id) => id !== one.studyId) ?? 0;
    expect(await kermaOf(own)).toBe(100);
    const again = { kind: 'split-report', reportId: one.reportId, reason: 'once more' };
    const refused = await http().post('/api/v1/corrections').send(again).expect(400);
    expect(refused.body).toMatchObject({ type: 'urn:kerma:only-report' });
    await undo(split.id).expect(200);
    expect(await kermaOf(one.studyId)).toBe(300);
  });

  it('excludes a report and a study; the newest of a study is undone first', async () => {
    const one = await record(1);
    await record(2, { studyInstanceUid: '1.2.1' });
    const report = await correct({ kind: 'exclude-report', reportId: one.reportId });
    expect(await kermaOf(one.studyId)).toBe(200);
    const study = await correct({ kind: 'exclude-study', studyId: one.studyId });
    const list = (await http().get('/api/v1/studies').expect(200)).body as { rows: unknown[] };
    expect(list.rows).toEqual([]);
    expect((await undo(report.id).expect(409)).body).toMatchObject({ type: 'urn:kerma:later-correction' });
    await undo(study.id).expect(200);
    await undo(report.id).expect(200);
    expect(await kermaOf(one.studyId)).toBe(300);
  });

  it('gives a study to the right patient, and finds an unidentified patient to be a known one', async () => {
    const one = await record(1);
    const two = await record(2, { patient: { id: 'TRAUMA-7', name: 'Unknown^Male' } });
    const body: unknown = (await http().get('/api/v1/patients?text=roe').expect(200)).body;
    const [jane] = (body as { patients: { id: number; studyCount: number }[] }).patients;
    expect(jane?.studyCount).toBe(1);
    const trauma = (await studyOf(two.studyId)).patient?.id;
    const moved = await correct({ kind: 'move-study-to-patient', studyId: one.studyId, toPatientId: trauma });
    expect((await studyOf(one.studyId)).patient?.patientId).toBe('TRAUMA-7');
    await undo(moved.id).expect(200);
    const merged = await correct({ kind: 'merge-patients', patientId: trauma, intoPatientId: jane?.id });
    expect((await studyOf(two.studyId)).patient?.patientId).toBe('4711');
    await undo(merged.id).expect(200);
    expect((await studyOf(two.studyId)).patient?.patientId).toBe('TRAUMA-7');
  });

  it('refuses a correction without reason, and one of what is not there', async () => {
    const none = await http()
      .post('/api/v1/corrections')
      .send({ kind: 'exclude-study', studyId: 1, reason: '' });
    expect([none.status, none.headers['content-type']]).toEqual([
      400,
      expect.stringMatching('application/problem'),
    ]);
    const absent = { kind: 'exclude-study', studyId: 77, reason: 'phantom' };
    await http().post('/api/v1/corrections').send(absent).expect(404);
  });

  it('merges two units with a preview, their studies with them, and takes it back', async () => {
    const other = { deviceSerialNumber: '1001-B', softwareVersions: ['V2'] };
    const [one, two] = [await record(1), await record(2, { equipment: other })];
    const unitOf = async (id: number): Promise<number> => (await studyOf(id)).parts[0]?.unit.id ?? 0;
    const told = async (id: number): Promise<string[]> => {
      const { body } = (await http().get(`/api/v1/units/${id}/changes`).expect(200)) as { body: UnitHistory };
      return body.changes.map(({ sentence }) => sentence);
    };
    const [into, from] = [await unitOf(one.studyId), await unitOf(two.studyId)];
    const preview = await http().get(`/api/v1/units/${from}/merge-preview?intoUnitId=${into}`).expect(200);
    expect(preview.body).toMatchObject({
      studyCount: 1,
      differences: [{ field: 'serial number', from: '1001-B', into: '1001' }],
    });
    const body = { intoUnitId: into, reason: 'tube exchange' };
    const kept = await http().post(`/api/v1/units/${from}/merge`).send(body).expect(200);
    expect(kept.body).toMatchObject({ id: into, studyCount: 2, mergedUnits: [{ id: from }] });
    expect(kept.body).toMatchObject({ softwareHistory: [{ versions: 'V1' }, { versions: 'V2' }] });
    expect((await http().get(`/api/v1/units/${from}`).expect(200)).body).toMatchObject({
      state: 'merged',
      mergedInto: { id: into },
    });
    expect(await unitOf(two.studyId)).toBe(into);
    await http().post(`/api/v1/units/${from}/merge`).send(body).expect(409);
    const apart = await http().post(`/api/v1/units/${from}/unmerge`).send({ reason: 'no' }).expect(400);
    expect(apart.body).toMatchObject({ type: 'urn:kerma:invalid-request' });
    await http().post(`/api/v1/units/${from}/unmerge`).send({ reason: 'two tubes after all' }).expect(200);
    expect(await unitOf(two.studyId)).toBe(from);
    expect(await told(into)).toEqual([
      '“STATION1 · Maker Model” is a unit of its own again.',
      '“STATION1 · Maker Model” was found to be this unit.',
      'Seen for the first time.',
    ]);
    expect((await http().get(`/api/v1/units/${into}`)).body).toMatchObject({
      mergedInto: null,
      softwareHistory: [{ versions: 'V1' }],
    });
  });

  it('confirms, names and places a unit, and keeps the history', async () => {
    const { studyId } = await record(1);
    const id = (await studyOf(studyId)).parts[0]?.unit.id ?? 0;
    const made = await http().post('/api/v1/facilities').send({ name: 'North' }).expect(201);
    const facilityId = (made.body as { id: number }).id;
    const change = { name: 'Angio 2', confirm: true, facilityId, room: 'B 12' };
    const unit = await http().patch(`/api/v1/units/${id}`).send(change).expect(200);
    expect(unit.body).toMatchObject({ name: 'Angio 2', state: 'confirmed', facility: { name: 'North' } });
    const body: unknown = (await http().get(`/api/v1/units/${id}/changes`).expect(200)).body;
    expect((body as { changes: { kind: string }[] }).changes.map(({ kind }) => kind)).toEqual([
      'confirmed',
      'placed',
      'renamed',
      'seen-first',
    ]);
    await http().delete(`/api/v1/facilities/${facilityId}`).expect(409);
    await http().patch(`/api/v1/units/${id}`).send({ facilityId: 99 }).expect(400);
  });

  it('makes the studies of a unit anew when a person says what its reports are', async () => {
    const { studyId } = await record(1, { examType: 'radiography' });
    const id = (await studyOf(studyId)).parts[0]?.unit.id ?? 0;
    await http().patch(`/api/v1/units/${id}`).send({ countsAs: 'fluoroscopy' }).expect(200);
    expect((await studyOf(studyId)).examTypes).toEqual(['fluoroscopy']);
  });
});
