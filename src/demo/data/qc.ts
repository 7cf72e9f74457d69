import type { schedulePresets } from '../../qc/index.ts';
import { type CompletionRule } from '../../qc/index.ts';
import type { UnitKey } from './units.ts';

/** What somebody reads or ticks in a test on a day. */
export type DemoValue = number | string | Readonly<Record<string, 'pass'>>;

/** A reading that scatters around its usual value, typed with so many decimals. */
interface Reading {
  readonly usual: number;
  readonly scatter: number;
  readonly decimals: number;
}

export const isReading = (value: Reading | Readonly<Record<string, 'pass'>>): value is Reading =>
  'usual' in value;

const reading = (usual: number, scatter: number, decimals = 1): Reading => ({ usual, scatter, decimals });

const allPass = (...items: readonly string[]): Readonly<Record<string, 'pass'>> =>
  Object.fromEntries(items.map((item) => [item, 'pass' as const]));

/** A test of the invented hospital: when it is due, and what is usually read. Every number here is made up. */
export interface DemoTest {
  readonly procedureKey: string;
  readonly preset: keyof typeof schedulePresets;
  /** In place of the preset's. */
  readonly rule?: CompletionRule;
  /** Not done any more since so many days. */
  readonly notSinceDays?: number;
  readonly values: Readonly<Record<string, Reading | Exclude<DemoValue, number>>>;
  /** Fields whose usual value is set as baseline. */
  readonly baselines?: readonly string[];
  /** Of the values, which keep series apart: "protocol=axial head". */
  readonly series?: string;
}

const dailyCt = (sd: number): readonly DemoTest[] => [
  {
    procedureKey: 'CT-T04',
    preset: 'each-day-of-use',
    values: {
      items: allPass('warmup', 'airCal', 'indicator', 'intercom', 'table', 'door', 'lasers', 'estop'),
    },
  },
  {
    procedureKey: 'CT-T01',
    preset: 'each-day-of-use',
    values: { protocol: 'axial head', mean: reading(0.3, 0.3) },
    baselines: ['mean'],
    series: 'protocol=axial head',
  },
  {
    procedureKey: 'CT-T02',
    preset: 'each-day-of-use',
    values: { sd: reading(sd, 0.12) },
    baselines: ['sd'],
  },
  { procedureKey: 'CT-T03', preset: 'each-day-of-use', values: { artifact: 'none' } },
  {
    procedureKey: 'CT-T06',
    preset: 'monthly',
    values: {
      items: allPass(
        ...[
          'tableHeight',
          'tablePos',
          'angulation',
          'laser',
          'accel',
          'doors',
          'cables',
          'posting',
          'phantom',
        ],
      ),
    },
  },
];

const dailyFluoroscopy = (kv: number, ma: number, akr: number): readonly DemoTest[] => [
  {
    procedureKey: 'FL-T03',
    preset: 'each-day-of-use',
    values: {
      items: allPass(
        ...['beamOn', 'intercom', 'deadman', 'estop', 'locks', 'lih', 'collim', 'doseDisplay', 'shields'],
      ),
    },
  },
  { procedureKey: 'FL-T01', preset: 'each-day-of-use', values: { warmup: 'pass', image: 'pass' } },
  {
    procedureKey: 'FL-T02',
    preset: 'each-day-of-use',
    values: {
      kv: reading(kv, 0.4),
      ma: reading(ma, 0.15),
      akr: reading(akr, 0.3, 2),
      mode: 'Adult standard, 25 cm',
    },
    baselines: ['kv', 'ma', 'akr'],
  },
];

/** Counted from the last time, which was too long ago: it is overdue whichever day it is. */
const forgottenMonitor: DemoTest = {
  procedureKey: 'FL-T05',
  preset: 'monthly',
  rule: { basis: 'completion', rrule: 'FREQ=MONTHLY', window: { before: 7, after: 7 } },
  values: { p5: 'pass', p95: 'pass', clean: 'pass' },
  notSinceDays: 55,
};

const monthlyMonitor: DemoTest = {
  procedureKey: 'FL-T05',
  preset: 'monthly',
  values: { p5: 'pass', p95: 'pass', clean: 'pass' },
};

const weeklyDisplay = (kap: number, kar: number): DemoTest => ({
  procedureKey: 'FL-T10',
  preset: 'weekly-on-monday',
  values: { kap: reading(kap, kap / 90, 4), kar: reading(kar, kar / 90, 2), frames: reading(10, 0, 0) },
  baselines: ['kap', 'kar'],
});

export const demoTests: Readonly<Record<UnitKey, readonly DemoTest[]>> = {
  neuro: [...dailyFluoroscopy(72.4, 13.8, 17.6), weeklyDisplay(1.284, 8.62), monthlyMonitor],
  cardiac: [
    ...dailyFluoroscopy(74.1, 12.2, 19.3),
    weeklyDisplay(1.121, 9.14),
    monthlyMonitor,
    { procedureKey: 'FL-T10', preset: 'after-service', values: {} },
  ],
  'c-arm': [...dailyFluoroscopy(68.3, 4.6, 8.9), forgottenMonitor],
  'ct-1': dailyCt(4.2),
  'ct-2': dailyCt(3.9),
};

/** The water CT number of CT 1 runs away since so many days, by so much a day, HU: within its limits to the end. */
export const waterDrift = { unit: 'ct-1', sinceDays: 45, perDay: 0.045 } as const;

/** The KAP meter of the cath lab fails so many days ago, and is replaced on the day after; what the new one shows, Gy·cm². */
export const failedKapMeter = { unit: 'cardiac', daysAgo: 60, factor: 0.76, afterwards: 1.143 } as const;

/** Days whose QC nobody found the time for, of a hundred. */
export const forgottenPercent = 1.5;

/** Sessions of the last days wait for their signature. */
export const unsignedDays = 9;
