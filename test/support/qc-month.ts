import { schedulePresets } from '../../src/qc/core/schedule/presets.ts';
import { day, type HousePerson, type QcHouse } from './qc-house.ts';

export interface QcMonth {
  readonly ct: number;
  readonly angio: number;
  /** A unit that has no tests yet. */
  readonly bare: number;
  readonly physicist: HousePerson;
  readonly stranger: HousePerson;
  readonly technologist: HousePerson;
}

const rules = Object.fromEntries(Object.entries(schedulePresets).map(([name, { rule }]) => [name, rule]));

const give = (
  house: QcHouse,
  unitId: number,
  tests: readonly (readonly [string, string])[],
): Promise<object> =>
  house.post(`/units/${unitId}/qc/assignments`, {
    assignments: tests.map(([procedureKey, rule]) => ({ procedureKey, rule: rules[rule] })),
    from: day(-40),
  });

/** A water CT number of each of the last days, and one of today that is far off. Limits judge from the day of their adoption on. */
const waterCts = async (house: QcHouse, unitId: number, by: HousePerson): Promise<void> => {
  for (let ago = 14; ago >= 0; ago -= 1) {
    const at = new Date(Date.now() - ago * 86_400_000 - 60_000).toISOString();
    const said = {
      11: { mean: 6.1, comment: 'Phantom was cold' },
      3: { comment: 'New phantom' },
    };
    const differs = (said as Record<number, object>)[ago] ?? {
      mean: Math.round(((ago * 7) % 5) * 5 - 8) / 10,
    };
    const times = { startedAt: at, completedAt: at, sentAt: null };
    await house.recorded(house.waterCt(unitId, by, { ...times, ...differs }), by);
  }
  await house.recorded(house.waterCt(unitId, by, { mean: 9.4 }), by);
};

/** Three units: one with a month of QC, one that waits for it, one without tests. */
export const qcMonth = async (house: QcHouse): Promise<QcMonth> => {
  const [ct, angio, bare] = [
    await house.unit('CT 2'),
    await house.unit('Angio 1'),
    await house.unit('C-arm 3'),
  ];
  const [physicist, stranger] = [await house.physicist([ct, angio]), await house.physicist([])];
  const technologist = await house.technologist();
  await give(house, ct, [
    ['CT-T01', 'daily'],
    ['CT-T02', 'daily'],
    ['CT-T04', 'daily'],
    ['CT-T08', 'monthly'],
    ['CT-P11', 'annual'],
  ]);
  await give(house, angio, [
    ['FL-T01', 'each-day-of-use'],
    ['FL-T04', 'weekly-on-monday'],
    ['FL-P05', 'annual'],
  ]);
  await house.adoptAll(ct, physicist);
  await waterCts(house, ct, technologist);
  return { ct, angio, bare, physicist, stranger, technologist };
};
