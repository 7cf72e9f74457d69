import type { INestApplication } from '@nestjs/common';
import { DaysOfUse } from '../dose/index.ts';
import type { Caller } from '../platform/access/caller.ts';
import { Assignments, Limits, LimitsQueries, Recording, Reviews, schedulePresets } from '../qc/index.ts';
import {
  demoTests,
  failedKapMeter,
  forgottenPercent,
  isReading,
  unsignedDays,
  type DemoTest,
} from './data/qc.ts';
import { hospitalUnits, type UnitKey } from './data/units.ts';
import {
  asPhysicist,
  hospitalOf,
  inNameOf,
  must,
  passwordOf,
  physicistOn,
  type Hospital,
} from './hospital.ts';
import { replaceKapMeter } from './kap-meter-of-demo.ts';
import { sessionOn, type TestOnDay } from './qc-day.ts';
import { Random } from './random.ts';
import type { YearClock } from './year-clock.ts';

/** The days of QC that are told: the reports of units go back a year as well. */
const firstDay = 364;

interface QcYear {
  readonly hospital: Hospital;
  readonly clock: YearClock;
  readonly random: Random;
  /** "unitId 2026-11-22" of each day on which patients were imaged. */
  readonly used: ReadonlySet<string>;
  /** Sessions that wait for their signature. */
  readonly unsigned: Map<UnitKey, number[]>;
}

const unitKeys = hospitalUnits.map(({ key }) => key);

const reason = 'Read beside the manual of the maker and the rules of the state: it suits the unit';

/** The physicist gives a unit its tests, adopts every limit and sets the baselines. */
const begin = async ({ hospital }: QcYear, unit: UnitKey): Promise<void> => {
  const { app, unitId, day } = hospital;
  const tests = demoTests[unit];
  const key = must(physicistOn(unit, firstDay) ?? undefined, `physicist of ${unit}`);
  await asPhysicist(hospital, key, async (caller) => {
    await app.get(Assignments, { strict: false }).add(unitId(unit), {
      assignments: tests.map(({ procedureKey, preset, rule }) => ({
        procedureKey,
        rule: rule ?? schedulePresets[preset].rule,
      })),
      from: day(-firstDay),
    });
    const { procedures } = await app.get(LimitsQueries, { strict: false }).ofUnit(caller, unitId(unit));
    const decisions = procedures
      .flatMap(({ limits }) => limits)
      .filter(({ isInForce }) => !isInForce)
      .map(({ procedureKey, limitKey, fingerprint }) => ({
        ...{ procedureKey, limitKey, fingerprint, decision: 'adopt' as const },
      }));
    const limits = app.get(Limits, { strict: false });
    if (decisions.length > 0) await limits.decide(caller, unitId(unit), { decisions, reason });
    for (const test of tests)
      await setBaselines(limits, caller, { unitId: unitId(unit), test, from: day(-firstDay) });
  });
};

const setBaselines = async (
  limits: Limits,
  caller: Caller,
  { unitId, test, from }: { readonly unitId: number; readonly test: DemoTest; readonly from: string },
): Promise<void> => {
  for (const field of test.baselines ?? []) {
    const usual = test.values[field];
    if (typeof usual !== 'object' || !isReading(usual)) continue;
    await limits.setBaseline(caller, unitId, {
      ...{ procedureKey: test.procedureKey, field, series: test.series ?? '', value: usual.usual },
      ...{ n: 10, method: 'Mean of ten on two days', validFrom: from, reason: 'Constancy begins' },
    });
  }
};

const weekdayOf = (date: string): number => new Date(`${date}T12:00:00Z`).getUTCDay();

/** Whether a test is done on that day: on days of use, on Mondays, in the last week of a month. */
const isDoneOn = ({ unit, test, daysAgo }: TestOnDay, { hospital, used }: QcYear): boolean => {
  const date = hospital.day(-daysAgo);
  if (daysAgo <= (test.notSinceDays ?? -1)) return false;
  if (test.preset === 'after-service') return false;
  if (test.preset === 'each-day-of-use') return used.has(`${hospital.unitId(unit)} ${date}`);
  if (test.preset === 'weekly-on-monday')
    return weekdayOf(date) === 1 || (unit === failedKapMeter.unit && daysAgo === failedKapMeter.daysAgo);
  return date.endsWith('-24');
};

const recordDay = async (year: QcYear, unit: UnitKey, daysAgo: number): Promise<void> => {
  const { hospital, clock, random } = year;
  if (daysAgo !== failedKapMeter.daysAgo && random.chance(forgottenPercent / 100)) return;
  const key = random.pick(['bisi.oyelaran', 'anna.kowalczyk']);
  const recording = hospital.app.get(Recording, { strict: false });
  let minute = random.whole(12, 34);
  await inNameOf(hospital, { key, role: 'technologist' }, async (caller) => {
    for (const test of demoTests[unit]) {
      const on = { unit, test, daysAgo };
      if (!isDoneOn(on, year)) continue;
      minute += 1;
      const local = `${hospital.day(-daysAgo)}T06:${String(minute).padStart(2, '0')}:00`;
      clock.show(local);
      const made = {
        random,
        performerId: hospital.personId(key),
        unitId: hospital.unitId(unit),
        at: clock.now(),
      };
      const { id } = await recording.record(caller, sessionOn(on, made));
      year.unsigned.set(unit, [...(year.unsigned.get(unit) ?? []), id]);
    }
  });
};

/** At the end of a month, and so many days before today, the physicist signs what has come together. */
const signAll = async ({ hospital, unsigned }: QcYear, daysAgo: number): Promise<void> => {
  for (const unit of unitKeys) {
    const sessionIds = unsigned.get(unit) ?? [];
    const key = physicistOn(unit, daysAgo);
    if (key === null || sessionIds.length === 0) continue;
    await asPhysicist(hospital, key, (caller) =>
      hospital.app.get(Reviews, { strict: false }).sign(caller, {
        ...{ sessionIds, event: 'sign', comment: null, password: passwordOf(key) },
        meaning: 'I have reviewed these results.',
      }),
    );
    unsigned.set(unit, []);
  }
};

const daysUsed = async ({ app, unitId, day }: Hospital): Promise<ReadonlySet<string>> => {
  const ids = unitKeys.map((key) => unitId(key));
  const days = await app.get(DaysOfUse, { strict: false }).since(ids, day(-firstDay));
  return new Set(days.map((each) => `${each.unitId} ${each.on}`));
};

/** A year of QC as the hospital's people would have done it, day by day, through the services that everybody uses. */
export const prepareQc = async (
  app: INestApplication,
  clock: YearClock,
  onProgress: (day: number, of: number) => void,
): Promise<void> => {
  const hospital = await hospitalOf(app);
  const used = await daysUsed(hospital);
  const year: QcYear = { hospital, clock, random: new Random('qc'), used, unsigned: new Map() };
  try {
    clock.show(`${hospital.day(-firstDay)}T05:00:00`);
    for (const unit of unitKeys) await begin(year, unit);
    for (let daysAgo = firstDay; daysAgo >= 0; daysAgo -= 1) {
      for (const unit of unitKeys) await recordDay(year, unit, daysAgo);
      if (daysAgo === failedKapMeter.daysAgo) await replaceKapMeter(hospital, year);
      if (hospital.day(-daysAgo).endsWith('-01') || daysAgo === unsignedDays) await signAll(year, daysAgo);
      onProgress(firstDay - daysAgo + 1, firstDay + 1);
    }
  } finally {
    clock.follow();
  }
};
