import type { NestExpressApplication } from '@nestjs/platform-express';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readConfig } from '../../src/platform/config.ts';
import { Database } from '../../src/platform/database/database.ts';
import type { Trend, TrendChoices } from '../../src/qc/trends/trends.contract.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { day, QcHouse, type HousePerson } from '../support/qc-house.ts';
import { createApp } from '../support/signed-in.ts';

/** Twenty values around 0.5 HU, then eight that are 1.5 HU: far within 3 HU, and a shift of several standard deviations. */
const steady = [
  0.4, 0.6, 0.5, 0.7, 0.3, 0.5, 0.6, 0.4, 0.5, 0.5, 0.6, 0.4, 0.7, 0.3, 0.5, 0.5, 0.4, 0.6, 0.5, 0.5,
];
const shifted = [1.5, 1.6, 1.4, 1.5, 1.5, 1.6, 1.4, 1.5];

let app: NestExpressApplication;
let house: QcHouse;
let unitId: number;
let folder: string;
let physicist: HousePerson;

const trend = (query = ''): Promise<Trend> =>
  house.get<Trend>(
    `/units/${unitId}/qc/trend?procedureKey=CT-T01&field=mean&series=${encodeURIComponent('protocol=axial head')}${query}`,
  );

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kerma-trends-'));
  const env = { KERMA_LOG_LEVEL: 'silent', KERMA_DICOM_ENABLED: false, KERMA_TIME_ZONE: 'UTC' } as const;
  app = await createApp(readConfig({}, { ...env, KERMA_DATA: folder }));
  await app.init();
  house = new QcHouse(app);
  unitId = await house.unit('CT 1');
  const technologist = await house.technologist();
  physicist = await house.physicist([unitId]);
  const assignments = [{ procedureKey: 'CT-T01', rule: { basis: 'usage' } }];
  await house.post(`/units/${unitId}/qc/assignments`, { assignments, from: day(-60) });
  await house.adoptAll(unitId, physicist);
  for (const [place, mean] of [...steady, ...shifted].entries()) {
    const at = `${day(place - 27)}T00:00:01.000Z`;
    const times = { startedAt: at, completedAt: at, sentAt: null };
    await house.recorded(house.waterCt(unitId, technologist, { mean, ...times }), technologist);
  }
}, 60_000);
afterAll(async () => {
  await app.close();
  await app.get(Database).close();
  await rm(folder, { recursive: true, force: true });
});

describe('the trend of a water CT number', () => {
  it('has the limits that its first twenty values imply, worked by hand', async () => {
    const [phase] = (await trend()).phases;
    // The mean of the twenty is 10/20 = 0.5; their moving ranges sum to 3.1, so σ = (3.1/19)/1.128 = 0.1446.
    expect(phase?.centre).toBeCloseTo(0.5, 6);
    expect(phase?.sigma).toBeCloseTo(0.1446, 4);
    expect(phase?.points).toHaveLength(28);
  });

  it('signals a shift that no limit sees, and says to look', async () => {
    const { phases, limits } = await trend();
    expect(phases[0]?.points.every(({ verdict }) => verdict !== 'warning' && verdict !== 'action')).toBe(
      true,
    );
    expect(phases[0]?.signals.some(({ rule }) => rule === 'ewma')).toBe(true);
    expect(phases[0]?.signals.every(({ words }) => words.includes('look'))).toBe(true);
    expect(limits).toMatchObject({ warning: { low: -3, high: 3 }, action: { low: -5, high: 5 } });
  });

  it('signals only by the rules that were chosen', async () => {
    const { phases } = await trend('&rules=nelson-1');
    expect(new Set(phases.flatMap(({ signals }) => signals.map(({ rule }) => rule)))).toEqual(
      new Set(['nelson-1']),
    );
  });

  it('is offered with the number of its signals, so that a list shows where to look', async () => {
    const { choices } = await house.get<TrendChoices>(`/units/${unitId}/qc/trends`);
    expect(choices).toMatchObject([
      { procedureKey: 'CT-T01', field: 'mean', series: 'protocol=axial head', unit: 'HU', count: 28 },
    ]);
    expect(choices[0]?.signals).toBeGreaterThan(0);
  });

  it('begins a new phase with a new baseline', async () => {
    const set = (value: number, validFrom: string) =>
      house.post(
        `/units/${unitId}/qc/baselines`,
        {
          procedureKey: 'CT-T01',
          field: 'mean',
          series: 'protocol=axial head',
          value,
          n: 10,
          method: 'Mean of ten',
          validFrom,
          reason: 'After calibration',
        },
        physicist.cookie,
      );
    await set(0.5, day(-30));
    await set(1.5, day(-7));
    const { phases, baselines } = await trend();
    expect(phases.map(({ points }) => points.length)).toEqual([20, 8]);
    expect(phases[1]?.breaks).toMatchObject([{ reason: 'baseline' }]);
    expect(baselines.map(({ value }) => value)).toEqual([0.5, 1.5]);
  });
});
