import type { NestExpressApplication } from '@nestjs/platform-express';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from '../../src/platform/database/database.ts';
import type { TabletTest, TabletUnit } from '../../src/qc/tablet/tablet.contract.ts';
import { onEachDatabase } from '../support/databases.ts';
import { day, QcHouse, type HousePerson } from '../support/qc-house.ts';
import { createApp, grant } from '../support/signed-in.ts';

onEachDatabase((place) => {
  let app: NestExpressApplication;
  let house: QcHouse;
  let unitId: number;
  let technologist: HousePerson;

  const assign = (...keys: string[]): Promise<unknown> =>
    house.post(`/units/${unitId}/qc/assignments`, {
      assignments: keys.map((procedureKey) => ({ procedureKey, rule: { basis: 'usage' } })),
      from: day(-30),
    });
  const kept = (by: HousePerson = technologist): Promise<TabletUnit> =>
    house.get<TabletUnit>(`/units/${unitId}/qc/tablet`, by.cookie);
  const testOf = ({ tests }: TabletUnit, key: string): TabletTest => {
    const found = tests.find(({ version }) => version.procedure.key === key);
    if (found === undefined) throw new Error(`No ${key}`);
    return found;
  };

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

  describe('what a tablet keeps of a unit', () => {
    it('is each of its tests whole, what is due, and whom to call', async () => {
      await assign('CT-T01', 'CT-T04');
      await house.physicist([unitId]);
      const unit = await kept();
      expect(unit).toMatchObject({ unit: { id: unitId, name: 'CT 1' }, today: day(0), zone: 'UTC' });
      expect(unit.physicist).toBe('Ben Okoro');
      expect(unit.work.map(({ procedureKey }) => procedureKey)).toEqual(['CT-T01', 'CT-T04']);
      const { version } = testOf(unit, 'CT-T04');
      expect(version.number).toBe(1);
      expect(version.procedure.fields[0]).toMatchObject({ type: 'checklist' });
      expect(version.procedure.onFailure.words).not.toBe('');
    });

    it('names nobody to call where nobody is in charge', async () => {
      expect((await kept()).physicist).toBeNull();
    });

    it('is what the unit is judged by: adopted limits and baselines', async () => {
      await assign('CT-T01');
      const physicist = await house.physicist([unitId]);
      await house.adoptAll(unitId, physicist);
      const baseline = { procedureKey: 'CT-T01', field: 'mean', series: 'protocol=axial head', value: 0.2 };
      const how = { n: 10, method: 'Mean of ten days', validFrom: day(-1), reason: 'After acceptance' };
      await house.post(`/units/${unitId}/qc/baselines`, { ...baseline, ...how }, physicist.cookie);
      const { adoptions, baselines } = testOf(await kept(), 'CT-T01');
      expect(adoptions.map(({ limit }) => limit)).toEqual(['mean/warning', 'mean/action']);
      expect(baselines).toMatchObject([{ field: 'mean', series: 'protocol=axial head', value: 0.2 }]);
    });

    it('has the last value of each series; a session that is incomplete does not count', async () => {
      await assign('CT-T01');
      await house.recorded(house.waterCt(unitId, technologist, { mean: 0.4 }), technologist);
      await house.recorded(house.waterCt(unitId, technologist, { mean: 0.7 }), technologist);
      const { entries, ...helical } = house.waterCt(unitId, technologist, { mean: -1.5 });
      const [protocol, mean] = entries;
      if (!protocol || !mean) throw new Error('No entries');
      const abdomen = { ...protocol, value: 'helical abdomen' };
      await house.recorded({ ...helical, entries: [abdomen, mean] }, technologist);
      const short = house.waterCt(unitId, technologist);
      await house.recorded({ ...short, entries: [protocol] }, technologist);
      const { last } = testOf(await kept(), 'CT-T01');
      expect(last.filter(({ field }) => field === 'mean')).toEqual([
        { field: 'mean', series: 'protocol=helical abdomen', value: -1.5, on: day(0) },
        { field: 'mean', series: 'protocol=axial head', value: 0.7, on: day(0) },
      ]);
    });

    it('has the tests of physicists for physicists only', async () => {
      await assign('CT-T01', 'CT-P01');
      const keysFor = async (by: HousePerson): Promise<string[]> =>
        (await kept(by)).tests.map(({ version }) => version.procedure.key);
      expect(await keysFor(technologist)).toEqual(['CT-T01']);
      expect(await keysFor(await house.physicist([unitId]))).toEqual(['CT-P01', 'CT-T01']);
    });

    it('has no test that has ended', async () => {
      await assign('CT-T01');
      const plan = await house.get<{ assignments: { id: number }[] }>(`/units/${unitId}/qc/plan`);
      const [assignment] = plan.assignments;
      const ended = { from: day(0), reason: 'Another programme' };
      await house.post(`/units/${unitId}/qc/assignments/${assignment?.id ?? 0}/change`, ended);
      expect((await kept()).tests).toEqual([]);
    });

    it('is for those who record there', async () => {
      const viewer = await house.person([grant('viewer')]);
      await house.send('get', `/units/${unitId}/qc/tablet`, undefined, viewer.cookie).expect(403);
      const elsewhere = await house.unit('CT 2');
      const other = await house.person([grant('technologist', { unitId: elsewhere })]);
      await house.send('get', `/units/${unitId}/qc/tablet`, undefined, other.cookie).expect(403);
    });
  });
});
