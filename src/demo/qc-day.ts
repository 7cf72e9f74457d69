import type { SessionInput } from '../qc/sessions/sessions.contract.ts';
import { failedKapMeter, isReading, waterDrift, type DemoTest, type DemoValue } from './data/qc.ts';
import type { UnitKey } from './data/units.ts';
import { rounded, type Random } from './random.ts';

/** A test on a day of the year. */
export interface TestOnDay {
  readonly unit: UnitKey;
  readonly test: DemoTest;
  readonly daysAgo: number;
}

/** How far a reading is off its usual value on that day, added and multiplied. */
const disturbed = (
  { unit, test, daysAgo }: TestOnDay,
  field: string,
  usual: number,
): { readonly add: number; readonly times: number } => {
  const isWater = unit === waterDrift.unit && test.procedureKey === 'CT-T01' && field === 'mean';
  const isKap = unit === failedKapMeter.unit && test.procedureKey === 'FL-T10' && field === 'kap';
  const sinceReplaced = daysAgo < failedKapMeter.daysAgo ? failedKapMeter.afterwards / usual : 1;
  return {
    add: isWater ? Math.max(0, waterDrift.sinceDays - daysAgo) * waterDrift.perDay : 0,
    times: isKap ? (daysAgo === failedKapMeter.daysAgo ? failedKapMeter.factor : sinceReplaced) : 1,
  };
};

/** What is read or ticked on that day, by field. */
export const valuesOn = (on: TestOnDay, random: Random): Readonly<Record<string, DemoValue>> =>
  Object.fromEntries(
    Object.entries(on.test.values).map(([field, usual]): [string, DemoValue] => {
      if (typeof usual === 'string' || !isReading(usual)) return [field, usual];
      const { add, times } = disturbed(on, field, usual.usual);
      const read = (usual.usual + usual.scatter * random.normal()) * times + add;
      return [field, rounded(read, usual.decimals)];
    }),
  );

const hex = (random: Random, digits: number): string =>
  Array.from({ length: digits }, () => random.whole(0, 15).toString(16)).join('');

/** A UUID that is the same for the same seed (version 4 by its form). */
const uuid = (random: Random): string =>
  `${hex(random, 8)}-${hex(random, 4)}-4${hex(random, 3)}-a${hex(random, 3)}-${hex(random, 12)}`;

/** What a tablet would send of it. */
export const sessionOn = (
  on: TestOnDay,
  { random, performerId, unitId, at }: { random: Random; performerId: number; unitId: number; at: Date },
): SessionInput => {
  const completedAt = at.toISOString();
  return {
    clientId: uuid(random),
    ...{ unitId, performerId, completedAt, sentAt: null, comment: null, version: 1 },
    procedureKey: on.test.procedureKey,
    startedAt: new Date(at.getTime() - 45_000).toISOString(),
    entries: Object.entries(valuesOn(on, random)).map(([field, value]) => ({
      ...{ field, value, enteredAt: completedAt, source: 'manual' as const, wasAsked: false, earlier: [] },
    })),
  };
};
