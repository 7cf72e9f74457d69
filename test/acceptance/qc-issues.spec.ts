import type { NestExpressApplication } from '@nestjs/platform-express';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from '../../src/platform/database/database.ts';
import type {
  AvailabilityList,
  IssueList,
  IssueView,
  UnitAvailability,
} from '../../src/qc/issues/issues.contract.ts';
import type { UnitPlan } from '../../src/qc/schedule/schedule.contract.ts';
import { onEachDatabase } from '../support/databases.ts';
import { day, QcHouse, type HousePerson } from '../support/qc-house.ts';
import { createApp } from '../support/signed-in.ts';

onEachDatabase((place) => {
  let app: NestExpressApplication;
  let house: QcHouse;
  let unitId: number;
  let technologist: HousePerson;
  let physicist: HousePerson;

  const record = (mean: number) =>
    house.recorded(house.waterCt(unitId, technologist, { mean }), technologist);
  const issues = async (): Promise<IssueList['issues']> => (await house.get<IssueList>('/qc/issues')).issues;
  const step = (id: number, event: string, by: HousePerson, comment: string | null = null) =>
    house.send('post', `/qc/issues/${id}/steps`, { event, comment }, by.cookie);
  const change = (event: string, by: HousePerson, said: object = {}) =>
    house.send(
      'post',
      `/units/${unitId}/availability`,
      { event, reason: 'Said in a test', ...said },
      by.cookie,
    );
  const available = (): Promise<UnitAvailability> =>
    house.get<UnitAvailability>(`/units/${unitId}/availability`);

  beforeEach(async () => {
    app = await createApp((await place({ KERMA_TIME_ZONE: 'UTC' })).config);
    await app.init();
    house = new QcHouse(app);
    unitId = await house.unit('CT 1');
    technologist = await house.technologist();
    physicist = await house.physicist([unitId]);
    const assignments = [{ procedureKey: 'CT-T01', rule: { basis: 'usage' } }];
    await house.post(`/units/${unitId}/qc/assignments`, { assignments, from: day(-30) });
    await house.adoptAll(unitId, physicist);
  });
  afterEach(async () => {
    await app.close();
    await app.get(Database).close();
  });

  describe('a failure at the action level', () => {
    it('opens one issue by itself, which is told when it fails again', async () => {
      const failed = await record(9);
      await record(3.5);
      const again = await record(-8);
      const [issue, ...others] = await issues();
      expect(others).toEqual([]);
      expect(issue).toMatchObject({
        sessionId: failed.id,
        state: 'open',
        title: 'Water CT number: action level reached',
      });
      const seen = await house.get<IssueView>(`/qc/issues/${issue?.id ?? 0}`);
      expect(seen.events).toMatchObject([
        { event: 'opened', sessionId: failed.id },
        { event: 'failed-again', sessionId: again.id },
      ]);
      expect(seen.onFailure).toMatch(/^Repeat; recentre; air calibration/);
    });

    it('is contained, repaired, verified by a test that passed since, and closed by the physicist', async () => {
      await record(9);
      const [issue] = await issues();
      const id = issue?.id ?? 0;
      await step(id, 'contain', technologist).expect(409, /Restrict the unit or take it out of service/);
      await change('take-out', technologist).expect(200);
      await step(id, 'contain', technologist).expect(200);
      await step(id, 'assign-to-service', technologist).expect(200);
      await step(id, 'fix', technologist, 'Air calibration done by the maker').expect(200);
      await step(id, 'verify', physicist).expect(409, /has not passed since/);
      await record(0.2);
      await step(id, 'verify', physicist).expect(200);
      await step(id, 'close', technologist).expect(403);
      await step(id, 'close', physicist).expect(200);
      expect(await issues()).toEqual([]);
    });
  });

  describe('a failure of one protocol', () => {
    const recordOf = (protocol: string, mean: number) => {
      const input = house.waterCt(unitId, technologist, { mean });
      const entries = input.entries.map((entry) =>
        entry.field === 'protocol' ? { ...entry, value: protocol } : entry,
      );
      return house.recorded({ ...input, entries }, technologist);
    };

    it('is not verified by another protocol that passes', async () => {
      await recordOf('axial head', 9);
      const id = (await issues())[0]?.id ?? 0;
      await step(id, 'contain', technologist, 'Body protocols were measured and are right').expect(200);
      await step(id, 'assign-to-service', technologist).expect(200);
      await step(id, 'fix', technologist, 'Calibrated').expect(200);
      await recordOf('helical abdomen', 0.2);
      await step(id, 'verify', physicist).expect(409, /has not passed since/);
      await recordOf('axial head', 0.2);
      await step(id, 'verify', physicist).expect(200);
    });

    it('that was joined by a failure of another asks both to pass', async () => {
      await recordOf('axial head', 9);
      await recordOf('helical abdomen', 9);
      const id = (await issues())[0]?.id ?? 0;
      await step(id, 'contain', technologist, 'No patients until then').expect(200);
      await step(id, 'assign-to-service', technologist).expect(200);
      await step(id, 'fix', technologist, 'Calibrated').expect(200);
      await recordOf('axial head', 0.2);
      await step(id, 'verify', physicist).expect(409);
      await recordOf('helical abdomen', 0.2);
      await step(id, 'verify', physicist).expect(200);
    });

    it('is told once a session, though its values are corrected and fail still', async () => {
      const failed = await recordOf('axial head', 9);
      const changes = [{ field: 'mean', value: 8 }];
      await house.post(
        `/qc/sessions/${failed.id}/corrections`,
        { changes, reason: 'Read anew' },
        technologist.cookie,
      );
      const seen = await house.get<IssueView>(`/qc/issues/${(await issues())[0]?.id ?? 0}`);
      expect(seen.events.map(({ event }) => event)).toEqual(['opened']);
    });
  });

  describe('a unit', () => {
    it('is taken out of service at once by whoever records, and released only by the physicist’s signature', async () => {
      expect((await available()).now).toMatchObject({ words: 'In service', from: null });
      await change('take-out', technologist).expect(200);
      expect((await house.get<AvailabilityList>('/qc/availability')).units).toMatchObject([
        { unitId, words: 'Out of service', reason: 'Said in a test' },
      ]);
      await change('release', technologist, { password: house.password }).expect(403);
      await change('release', physicist).expect(400, /Nothing was signed/);
      await change('release', physicist, { password: house.password }).expect(200);
      const { now, history } = await available();
      expect(now.words).toBe('In service');
      expect(history.map(({ words, signatureId }) => [words, signatureId !== null])).toEqual([
        ['In service', true],
        ['Out of service', false],
      ]);
      const signed = await house.get<object>(`/qc/signatures/${history[0]?.signatureId ?? 0}`);
      expect(signed).toMatchObject({ isIntact: true, subject: { unitId }, sessions: [] });
    });

    it('with an open failure is not released; conditional use until a date is the one way, and ends by itself', async () => {
      await record(9);
      const password = house.password;
      await change('take-out', technologist).expect(200);
      await change('release', physicist, { password }).expect(409, /A failure at the action level is open/);
      await change('allow-until', physicist, { password, until: day(-1) }).expect(409, /today or later/);
      await change('allow-until', physicist, { password, until: day(5), modes: ['head'] }).expect(200);
      expect((await available()).now.words).toBe(`Conditional use of head until ${day(5)}`);
    });

    it('after service has the tests due that were planned after it, and is not released before they are done', async () => {
      const rule = { basis: 'after-event', events: ['tube-replaced'], withinDays: 0 };
      await house.post(`/units/${unitId}/qc/assignments`, {
        assignments: [{ procedureKey: 'CT-T01', rule }],
        from: day(-30),
      });
      await change('take-out', technologist).expect(200);
      const service = {
        kind: 'tube-replaced',
        onDate: day(0),
        what: 'New tube',
        vendor: 'The maker',
        ticket: 'S-1',
      };
      await house.post(`/units/${unitId}/service`, service, technologist.cookie);
      expect((await available()).requiredQcLeft).toBe(1);
      const password = house.password;
      await change('release', physicist, { password }).expect(409, /required before the return/);
      await record(0.3);
      expect((await available()).requiredQcLeft).toBe(0);
      await change('release', physicist, { password }).expect(200);
      const plan = await house.get<UnitPlan>(`/units/${unitId}/qc/plan`);
      expect(plan.assignments.map(({ ruleWords }) => ruleWords)).toContain(
        'on the day of replacement of the tube',
      );
    });
  });
});
