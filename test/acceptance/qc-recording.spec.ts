import { randomUUID } from 'node:crypto';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from '../../src/platform/database/database.ts';
import type { UnitLimits } from '../../src/qc/limits/limits.contract.ts';
import type { UnitPlan, WorkList } from '../../src/qc/schedule/schedule.contract.ts';
import type { SessionPage, SessionView } from '../../src/qc/sessions/sessions.contract.ts';
import { onEachDatabase } from '../support/databases.ts';
import { day, QcHouse, type HousePerson } from '../support/qc-house.ts';
import { createApp, grant } from '../support/signed-in.ts';

onEachDatabase((place) => {
  let app: NestExpressApplication;
  let house: QcHouse;
  let unitId: number;
  let technologist: HousePerson;

  const evaluationOf = (session: SessionView, field: string) =>
    session.evaluations.find((each) => each.field === field);
  const assign = (procedureKey: string): Promise<unknown> =>
    house
      .send('post', `/units/${unitId}/qc/assignments`, {
        assignments: [{ procedureKey, rule: { basis: 'usage' } }],
        from: day(-30),
      })
      .expect(201);

  beforeEach(async () => {
    app = await createApp((await place({ KERMA_TIME_ZONE: 'UTC' })).config);
    await app.init();
    house = new QcHouse(app);
    unitId = await house.unit('CT 1');
    technologist = await house.technologist();
  });
  afterEach(async () => {
    await app.close();
    await app.get(Database).close();
  });

  describe('a session', () => {
    it('is stored once, however often it is sent', async () => {
      const input = house.waterCt(unitId, technologist);
      const [first, second] = await Promise.all([
        house.recorded(input, technologist),
        house.recorded(input, technologist),
      ]);
      const later = await house.recorded({ ...input, sentAt: new Date().toISOString() }, technologist);
      expect(new Set([first.id, second.id, later.id]).size).toBe(1);
      const body = await house.get<object>('/qc/sessions');
      expect((body as SessionPage).sessions).toHaveLength(1);
    });

    it('of the same mark that says something else is refused, and the first stays', async () => {
      const input = house.waterCt(unitId, technologist, { mean: 0.4 });
      await house.recorded(input, technologist);
      const other = { ...house.waterCt(unitId, technologist, { mean: 4 }), clientId: input.clientId };
      await house.send('post', '/qc/sessions', other, technologist.cookie).expect(409, /says something else/);
    });

    it('is taken only from whoever recorded it', async () => {
      const other = await house.technologist();
      const input = house.waterCt(unitId, technologist);
      await house.send('post', '/qc/sessions', input, other.cookie).expect(403, /Someone else recorded/);
    });

    it('gets no verdict from a limit that nobody adopted, and one when the unit’s physicist has', async () => {
      await assign('CT-T01');
      const before = await house.recorded(house.waterCt(unitId, technologist, { mean: 6 }), technologist);
      expect(before.verdict).toBe('not-evaluated');
      expect(evaluationOf(before, 'mean')).toMatchObject({ reason: 'not-adopted' });
      const physicist = await house.physicist([unitId]);
      await house.adoptAll(unitId, physicist);
      const judged = async (mean: number): Promise<string> =>
        (await house.recorded(house.waterCt(unitId, technologist, { mean }), technologist)).verdict;
      // Warning beyond 3 HU, action beyond 5 HU; the edges belong to the better side.
      expect([await judged(3), await judged(3.1), await judged(-5), await judged(5.1)]).toEqual([
        'pass',
        'warning',
        'warning',
        'action',
      ]);
    });

    it('keeps the first value of a repeat with its reason, and is judged by the last', async () => {
      await assign('CT-T01');
      await house.adoptAll(unitId, await house.physicist([unitId]));
      const at = new Date().toISOString();
      const input = house.waterCt(unitId, technologist, { mean: 1 });
      const [protocol, mean] = input.entries;
      if (!protocol || !mean) throw new Error('No entries');
      const repeated = {
        ...mean,
        earlier: [{ value: 7.5, enteredAt: at, reason: 'Phantom was off centre' }],
      };
      const session = await house.recorded({ ...input, entries: [protocol, repeated] }, technologist);
      expect(session.verdict).toBe('pass');
      expect(session.fields.find(({ key }) => key === 'mean')?.steps).toMatchObject([
        { step: 1, value: 7.5, source: 'manual', reason: null },
        { step: 2, value: 1, source: 'repeat', reason: 'Phantom was off centre' },
      ]);
    });

    it('with a value out of plausibility is taken when the person was asked, and not before', async () => {
      const input = house.waterCt(unitId, technologist, { mean: 4500 });
      await house
        .send('post', '/qc/sessions', input, technologist.cookie)
        .expect(400, /unusual.*4500 is unusual/s);
      const asked = { ...input, entries: input.entries.map((entry) => ({ ...entry, wasAsked: true })) };
      expect((await house.recorded(asked, technologist)).verdict).toBe('not-evaluated');
    });

    it('with a field that the procedure does not have is refused, and says which', async () => {
      const input = house.waterCt(unitId, technologist);
      const [entry] = input.entries;
      if (!entry) throw new Error('No entries');
      const odd = { ...input, entries: [...input.entries, { ...entry, field: 'colour' }] };
      await house.send('post', '/qc/sessions', odd, technologist.cookie).expect(400, /colour/);
    });

    it('without a value that is required is kept as incomplete: missing is unknown, not zero', async () => {
      const input = house.waterCt(unitId, technologist);
      const session = await house.recorded({ ...input, entries: input.entries.slice(0, 1) }, technologist);
      expect(session).toMatchObject({ isComplete: false, verdict: 'not-evaluated' });
    });

    it('of a tablet whose clock is two hours ahead is dated by the server’s clock, and says so', async () => {
      const ahead = (ms: number): string => new Date(Date.now() + 7_200_000 + ms).toISOString();
      const input = house.waterCt(unitId, technologist, {
        startedAt: ahead(-60_000),
        completedAt: ahead(-30_000),
        sentAt: ahead(0),
      });
      const session = await house.recorded(input, technologist);
      expect(Math.abs(Date.parse(session.completedAt) - Date.now() + 30_000)).toBeLessThan(20_000);
      expect(session.clockAheadS).toBeGreaterThan(7190);
    });

    it('that was recorded by a version which has changed meanwhile is judged by the version it names', async () => {
      const body = await house.get<object>('/qc/procedures/CT-T01');
      const { procedure, sources } = body as { procedure: Record<string, unknown>; sources: unknown };
      const changed = { ...procedure, name: 'Water CT number, changed' };
      await house
        .send('post', '/qc/procedures', { procedure: changed, sources, reason: 'Another name' })
        .expect(201);
      const session = await house.recorded(house.waterCt(unitId, technologist), technologist);
      expect(session).toMatchObject({ version: 1, isNewestVersion: false, name: 'Water CT number' });
    });

    it('of a physicist’s test is not taken from a technologist', async () => {
      const input = { ...house.waterCt(unitId, technologist), procedureKey: 'CT-P08', entries: [] };
      await house
        .send('post', '/qc/sessions', input, technologist.cookie)
        .expect(403, /is a test of physicists/);
      const physicist = await house.physicist([unitId]);
      const own = { ...input, performerId: physicist.personId };
      await house.send('post', '/qc/sessions', own, physicist.cookie).expect(200);
    });

    it('of a unit that is out of reach does not exist', async () => {
      const session = await house.recorded(house.waterCt(unitId, technologist), technologist);
      const elsewhere = await house.unit('CT 2');
      const stranger = await house.person([grant('technologist', { unitId: elsewhere })]);
      await house.send('get', `/qc/sessions/${session.id}`, undefined, stranger.cookie).expect(404);
      const input = house.waterCt(unitId, stranger, { clientId: randomUUID() });
      await house.send('post', '/qc/sessions', input, stranger.cookie).expect(403);
    });
  });

  describe('the database', () => {
    it.each([
      ['qc_result', 'value'],
      ['qc_evaluation', 'judgement'],
      ['qc_procedure_version', 'procedure'],
    ])('refuses to alter or delete rows of %s', async (table, column) => {
      await house.recorded(house.waterCt(unitId, technologist), technologist);
      const { writer } = app.get(Database);
      await expect(writer.query(`update ${table} set ${column} = '1'`)).rejects.toThrow(/only added/);
      await expect(writer.query(`delete from ${table}`)).rejects.toThrow(/only added/);
    });

    it('refuses to alter what a session says, and lets its review go on', async () => {
      const session = await house.recorded(house.waterCt(unitId, technologist), technologist);
      const { writer } = app.get(Database);
      await expect(writer.query('update qc_session set performer_id = 1')).rejects.toThrow(/only added/);
      await expect(writer.query(`update qc_session set on_date = '2020-01-01'`)).rejects.toThrow(
        /only added/,
      );
      await writer.query(`update qc_session set review_state = 'accepted' where id = ${session.id}`);
    });
  });

  describe('a correction', () => {
    it('adds to what was recorded, with its reason, and is judged anew', async () => {
      await assign('CT-T01');
      await house.adoptAll(unitId, await house.physicist([unitId]));
      const session = await house.recorded(house.waterCt(unitId, technologist, { mean: 8 }), technologist);
      const correction = { changes: [{ field: 'mean', value: 0.8 }], reason: 'Typed without the point' };
      const path = `/qc/sessions/${session.id}/corrections`;
      const body = await house.post<SessionView>(path, correction, technologist.cookie);
      expect(body).toMatchObject({ verdict: 'pass', revision: 2 });
      expect(body.fields.find(({ key }) => key === 'mean')?.steps).toMatchObject([
        { value: 8, source: 'manual' },
        { value: 0.8, source: 'correction', reason: 'Typed without the point' },
      ]);
    });
  });

  describe('limits', () => {
    it('are adopted by the physicist of the unit only, and by what was read', async () => {
      await assign('CT-T01');
      const other = await house.physicist([]);
      const body = await house.get<object>(`/units/${unitId}/qc/limits`);
      const [limit] = (body as UnitLimits).procedures[0]?.limits ?? [];
      if (!limit) throw new Error('No limit');
      const { procedureKey, limitKey, fingerprint } = limit;
      const decided = (mark: string) => ({
        decisions: [{ procedureKey, limitKey, fingerprint: mark, decision: 'adopt' }],
        reason: 'Read in the manual',
      });
      const path = `/units/${unitId}/qc/limits`;
      await house.send('post', path, decided(fingerprint), other.cookie).expect(403, /not in charge/);
      const physicist = await house.physicist([unitId]);
      await house.send('post', path, decided('something else'), physicist.cookie).expect(409, /has changed/);
      await house.send('post', path, decided(fingerprint), physicist.cookie).expect(200);
    });

    it('have baselines only of series that values can belong to', async () => {
      const physicist = await house.physicist([unitId]);
      const baseline = (series: string) => ({
        ...{ procedureKey: 'CT-T01', field: 'mean', series, value: 0.4, n: 10, method: 'Mean of ten' },
        ...{ validFrom: day(0), reason: 'Acceptance' },
      });
      const path = `/units/${unitId}/qc/baselines`;
      await house.send('post', path, baseline('protocol=head'), physicist.cookie).expect(400, /axial head/);
      await house.send('post', path, baseline('protocol=axial head'), physicist.cookie).expect(201);
    });

    it('tell their source, where it stands in it and how well it is known', async () => {
      await assign('CT-T05');
      const body = await house.get<object>(`/units/${unitId}/qc/limits`);
      expect((body as UnitLimits).procedures[0]?.limits).toMatchObject([
        { level: 'warning', bound: 'at most 5\u00a0HU', verification: 'verified', isInForce: true },
        { level: 'action', bound: 'at most 7\u00a0HU', verification: 'verified', isInForce: true },
      ]);
    });
  });

  describe('what is due', () => {
    it('on days of use is due before the first patient, and is gone when it is done', async () => {
      await assign('CT-T01');
      const work = async (): Promise<WorkList['units'][number] | undefined> => {
        const body = await house.get<object>('/qc/work', technologist.cookie);
        return (body as WorkList).units.find(({ unit }) => unit.id === unitId);
      };
      expect((await work())?.work).toMatchObject([
        { procedureKey: 'CT-T01', occurrence: { state: 'due', due: day(0) } },
      ]);
      await house.recorded(house.waterCt(unitId, technologist), technologist);
      expect(await work()).toMatchObject({
        work: [],
        doneToday: [{ procedureKey: 'CT-T01', verdict: 'not-evaluated' }],
      });
    });

    it('by the calendar is open until it is done or excused, and a closed day moves it', async () => {
      const rule = {
        basis: 'calendar',
        rrule: 'FREQ=MONTHLY;BYMONTHDAY=15',
        window: { before: 5, after: 5 },
        onClosedDay: 'next-open-day',
      };
      const body = { assignments: [{ procedureKey: 'CT-T06', rule }], from: day(-100) };
      const plan = (await house.send('post', `/units/${unitId}/qc/assignments`, body).expect(201))
        .body as UnitPlan;
      const [given] = plan.assignments;
      if (!given) throw new Error('Nothing was given');
      expect(given).toMatchObject({ ruleWords: 'every month on the 15th', last: null });
      const { missed, overdue } = given.year;
      expect(missed + overdue + given.open.length).toBeGreaterThan(2);
      await house.send('post', `/units/${unitId}/qc/assignments`, body).expect(409, /already/);
      const due = (given.open[0] ?? given.next)?.due ?? '';
      const path = `/units/${unitId}/qc/assignments/${given.id}/excuses`;
      const excused = await house.send('post', path, { due, reason: 'Room is rebuilt' }).expect(201);
      expect((excused.body as UnitPlan).assignments[0]?.open.some((each) => each.due === due)).toBe(false);
    });

    it('is of the day at the unit, though the installation is in another zone', async () => {
      const far = await house.post<{ id: number }>('/facilities', {
        name: 'Far East',
        timeZone: 'Pacific/Kiritimati',
      });
      const west = await house.post<{ id: number }>('/facilities', {
        name: 'Far West',
        timeZone: 'Pacific/Pago_Pago',
      });
      for (const [facility, offset] of [
        [far, 14],
        [west, -11],
      ] as const) {
        const there = await house.unit(`CT ${offset}`);
        await house.send('patch', `/units/${there}`, { facilityId: facility.id }).expect(200);
        const assignments = [{ procedureKey: 'CT-T01', rule: { basis: 'usage' } }];
        await house.post(`/units/${there}/qc/assignments`, { assignments, from: day(-30) });
        const today = new Date(Date.now() + offset * 3_600_000).toISOString().slice(0, 10);
        const workThere = async () =>
          (await house.get<WorkList>('/qc/work')).units.find(({ unit }) => unit.id === there);
        expect((await workThere())?.work).toMatchObject([{ occurrence: { state: 'due', due: today } }]);
        const session = await house.recorded(house.waterCt(there, technologist), technologist);
        expect(session.onDate).toBe(today);
        expect(await workThere()).toMatchObject({ work: [], doneToday: [{ sessionId: session.id }] });
      }
    });

    it('cannot be planned by a rule that is none', async () => {
      const rule = {
        basis: 'calendar',
        rrule: 'FREQ=SOMETIMES',
        window: { before: 0, after: 0 },
        onClosedDay: 'drop',
      };
      const body = { assignments: [{ procedureKey: 'CT-T06', rule }], from: day(0) };
      await house.send('post', `/units/${unitId}/qc/assignments`, body).expect(400, /rule-not-read/);
    });
  });

  describe('a pack', () => {
    it('is exported with its limits, changes nothing when it is taken back in, and is refused with an unknown field type', async () => {
      const body = await house.get<object>('/qc/pack.json?keys=CT-T01');
      const pack = body as { procedures: { fields: { type: string }[] }[] };
      const preview = await house.send('post', '/qc/packs/preview', { pack }).expect(200);
      expect(preview.body).toMatchObject({
        problems: [],
        procedures: [{ key: 'CT-T01', becomes: 'unchanged' }],
      });
      const odd = structuredClone(pack);
      const [field] = odd.procedures[0]?.fields ?? [];
      if (field) field.type = 'hologram';
      const refused = await house.send('post', '/qc/packs/preview', { pack: odd }).expect(200);
      expect(refused.body).toMatchObject({ problems: [{ code: 'unknown-field-type' }], procedures: [] });
      await house
        .send('post', '/qc/packs', { pack: odd, reason: 'From a colleague' })
        .expect(400, /hologram/);
    });
  });
});
