import { describe, expect, it } from '@jest/globals';
import { daysAfter } from '../../../quantities/calendar.ts';
import { chartOf, defaultChart } from './chart-of.ts';
import type { ChartRule } from './chart-rules.ts';
import type { ChartPhase, ContinuousOptions, FrozenLimits } from './chart.ts';
import { waterDrift } from './published-charts.spec-data.ts';
import type { PhaseBreak } from './phases.ts';
import type { SeriesPoint } from './series.ts';

const firstDay = '2026-01-01';
const dayOf = (place: number): string => daysAfter(firstDay, place);

const series = (values: readonly (number | null)[]): readonly SeriesPoint[] =>
  values.map((value, place) => ({ id: place, time: dayOf(place), value, isVoided: false }));

const phasesOf = (
  values: readonly (number | null)[],
  said: Partial<ContinuousOptions> = {},
): readonly ChartPhase[] => chartOf(series(values), { ...defaultChart, resolution: 0.1, ...said }).phases;

const phaseOf = (values: readonly (number | null)[], said: Partial<ContinuousOptions> = {}): ChartPhase => {
  const [phase] = phasesOf(values, said);
  if (phase === undefined) throw new Error('no phase');
  return phase;
};

const found = ({ signals }: ChartPhase): readonly (readonly [string, number])[] =>
  signals.map(({ rule, index }) => [rule, index]);

const { baseline, monitored } = waterDrift;
const drifting = [...baseline, ...monitored];

/** Twenty values about 0, a, a, −a, −a and so on: nine ranges of 2a among nineteen are 1.128 on average, so that σ = 1. */
const a = (1.128 * 19) / 18;
const calm = Array.from({ length: 20 }, (_, place) => (place % 4 < 2 ? a : -a));

const frozenAt = (from: number, limits: FrozenLimits['limits']): FrozenLimits => ({
  limits,
  from: dayOf(from),
  by: 'A. Physicist',
  at: '2026-06-01T09:00:00Z',
});

describe('a water CT number that drifts by 0.08 HU a day', () => {
  const rules: readonly ChartRule[] = [
    'nelson-1',
    'nelson-2',
    'nelson-5',
    'nelson-6',
    'nelson-8',
    'ewma',
    'cusum',
  ];
  const phase = phaseOf(drifting, { estimationCount: baseline.length, rules });

  it('stays within its acceptance limits of 0 ± 5 HU', () => {
    expect(drifting.every((value) => Math.abs(value) <= 5)).toBe(true);
  });

  it('is watched with the limits of its first 25 days', () => {
    expect(phase.limits).toMatchObject({ count: 25, isSigmaOfRounding: false });
    expect(phase.centre).toBeCloseTo(waterDrift.mean, 6);
    expect(phase.limits?.sigma).toBeCloseTo(waterDrift.sigma, 6);
    expect(phase.lines?.upper).toBeCloseTo(waterDrift.upper, 6);
    expect(phase.lines?.lower).toBeCloseTo(waterDrift.lower, 6);
    expect(phase.lines?.rangeCentre).toBeCloseTo(waterDrift.averageRange, 6);
    // 3.267 · 12.5/24 = 1.7015625, which prints either way.
    expect(phase.lines?.rangeUpper).toBeCloseTo(1.7015625, 9);
    expect(phase.warnings).toEqual([]);
  });

  it('is found by the EWMA on the tenth day, while no day of the baseline signals', () => {
    const { signals } = phaseOf(drifting, { estimationCount: baseline.length, rules: ['ewma'] });
    expect(signals[0]).toEqual({
      rule: 'ewma',
      index: 34,
      id: 34,
      from: 34,
      direction: 'up',
      words: 'The weighted average of recent values (EWMA) is above its limits: look for a drift.',
    });
    expect(signals.filter(({ index }) => index >= 40).map(({ index }) => index)).toEqual([
      40, 41, 42, 43, 44, 45, 46, 47, 48, 49,
    ]);
  });

  it('signals after its baseline first where it was computed independently, by each rule', () => {
    const monitoring = phase.signals
      .filter(({ index }) => index >= baseline.length)
      .map(({ rule, index }) => ({ rule, index: index - baseline.length }));
    const firsts = Object.fromEntries(
      rules.map((rule) => [rule, monitoring.find((signal) => signal.rule === rule)?.index]),
    );
    expect(firsts).toEqual(waterDrift.firstSignals);
  });

  it('is dated by the CUSUM to its fourth day, since its sum was 0 on the third', () => {
    expect(phase.drifts).toEqual([
      {
        direction: 'up',
        after: { index: 27, id: 27, time: '2026-01-28' },
        from: { index: 28, id: 28, time: '2026-01-29' },
        found: { index: 36, id: 36, time: '2026-02-06' },
        words: 'By the CUSUM, values run above the centre from here on: look for what changed then.',
      },
    ]);
  });

  it('signals alike when the limits of the baseline were frozen', () => {
    const { limits } = phase;
    if (limits === null) throw new Error('no limits');
    const frozen = frozenAt(baseline.length, limits);
    const watched = phaseOf(drifting, { frozen: [frozen], rules });
    expect(watched).toEqual({ ...phase, frozen });
  });
});

describe('a chart', () => {
  it('estimates from the first twenty values and watches the others', () => {
    const { points, limits, frozen } = phaseOf([...calm, 3.1, -3.1]);
    expect(points.map(({ stage }) => stage)).toEqual([
      ...Array<string>(20).fill('estimation'),
      'monitoring',
      'monitoring',
    ]);
    expect(limits?.count).toBe(20);
    expect(frozen).toBeNull();
  });

  it('shows each point with its statistics', () => {
    const { points } = phaseOf([...calm, 2]);
    // Centre 0, σ = 1: EWMA 0.2 · 2 within 2.86 · 0.2; CUSUM 2 − 0.5.
    expect(points.at(-1)).toEqual({
      id: 20,
      time: '2026-01-21',
      value: 2,
      stage: 'monitoring',
      score: expect.closeTo(2, 9),
      movingRange: expect.closeTo(2 + a, 9),
      ewma: {
        value: expect.closeTo(0.4, 9),
        lower: expect.closeTo(-0.572, 9),
        upper: expect.closeTo(0.572, 9),
      },
      cusum: { high: expect.closeTo(1.5, 9), low: 0 },
    });
  });

  it('signals by default beyond 3 σ, by nine on one side and by the EWMA', () => {
    expect(found(phaseOf([...calm, 3.1]))).toEqual([
      ['nelson-1', 20],
      ['ewma', 20],
    ]);
    expect(found(phaseOf([...calm, ...Array<number>(9).fill(0.5)]))).toEqual([['nelson-2', 28]]);
    expect(found(phaseOf([...calm, ...Array<number>(8).fill(0.5)]))).toEqual([]);
  });

  it('asks for a look and never speaks of failure', () => {
    const { signals } = phaseOf([...calm, 3.1]);
    expect(signals[0]?.words).toBe('Beyond 3 σ, above the centre: look at this value.');
  });

  it('signals an unusual difference where that was chosen', () => {
    // Upper limit of the ranges 3.267 · 1.128 = 3.685; from 2 to −1.7 it is 3.7.
    const values = [...calm, 2, -1.7, -1.6];
    expect(phaseOf(values, { rules: ['moving-range'] }).signals).toMatchObject([
      { rule: 'moving-range', index: 21, from: 20, direction: null },
    ]);
    expect(found(phaseOf(values))).toEqual([]);
  });

  it('has the same signals whatever the order of the series', () => {
    const options = { ...defaultChart, resolution: 0.1 };
    const points = series(drifting);
    expect(chartOf(points.toReversed(), options)).toEqual(chartOf(points, options));
  });

  it('leaves out what was taken back, as if it had never been recorded', () => {
    const options = { ...defaultChart, resolution: 0.1 };
    const points = series([...calm, ...Array<number>(9).fill(0.5)]);
    const voided = { id: 'voided', time: dayOf(24), value: -40, isVoided: true };
    expect(chartOf([...points, voided], options)).toEqual(chartOf(points, options));
  });

  it('keeps a true value that is far out: it signals', () => {
    expect(found(phaseOf([...calm, 40]))).toContainEqual(['nelson-1', 20]);
  });

  it('shows a gap as a gap, which ends a run and is not zero', () => {
    const values = [...calm, ...Array<number>(5).fill(0.5), null, ...Array<number>(4).fill(0.5)];
    const { points, signals } = phaseOf(values);
    expect(points[25]).toMatchObject({
      value: null,
      score: null,
      movingRange: null,
      ewma: null,
      cusum: null,
    });
    expect(points[26]?.movingRange).toBeNull();
    expect(points[26]?.ewma?.value).toBeGreaterThan(points[24]?.ewma?.value ?? NaN);
    expect(signals).toEqual([]);
  });

  it('does not count gaps among the values that limits come from', () => {
    const { limits, points } = phaseOf([null, ...calm, 3.1]);
    expect(limits?.count).toBe(20);
    expect(points.at(-1)?.stage).toBe('monitoring');
    expect(points.at(-2)?.stage).toBe('estimation');
  });

  it('has points and nothing that signals while there are fewer than eight values', () => {
    const { points, limits, lines, centre, signals, warnings } = phaseOf([1, 1, 1, 1, 1, 1, 90]);
    expect([limits, lines, centre]).toEqual([null, null, null]);
    expect(signals).toEqual([]);
    expect(points.at(-1)).toMatchObject({ value: 90, score: null, movingRange: 89 });
    expect(warnings).toMatchObject([{ code: 'too-few-values' }]);
  });

  it('warns while its limits come from fewer than twenty values', () => {
    expect(phaseOf([0, 0, 1, 1, 0, 0, 1, 1]).warnings).toMatchObject([{ code: 'few-values' }]);
  });

  it('warns of values beyond the limits among those they come from', () => {
    const phase = phaseOf([...calm.slice(0, 19), 40]);
    expect(phase.warnings).toMatchObject([{ code: 'estimated-from-outliers' }]);
    expect(found(phase)).toContainEqual(['nelson-1', 19]);
  });

  it('of values that only their rounding changes does not wonder that they are alike', () => {
    const same = phaseOf(Array<number>(40).fill(80.1), { rules: ['nelson-7', 'nelson-1', 'ewma'] });
    expect(same.signals).toEqual([]);
    expect(same.warnings).toMatchObject([{ code: 'sigma-of-rounding' }]);
  });

  it('of no value at all has one phase without any', () => {
    expect(phasesOf([])).toMatchObject([
      { points: [], limits: null, warnings: [{ code: 'too-few-values' }] },
    ]);
  });

  it.each([NaN, Infinity])('is refused for a value of %d', (value) => {
    expect(() => phaseOf([1, value])).toThrow(`the value ${value} of 1 is no number`);
  });

  it('is refused when its limits should come from fewer than eight values', () => {
    expect(() => phaseOf(calm, { estimationCount: 7 })).toThrow(RangeError);
  });
});

describe('frozen limits', () => {
  const { limits } = phaseOf(calm);
  if (limits === null) throw new Error('no limits');

  it('are taken as they are, from their time on', () => {
    const frozen = frozenAt(1, limits);
    const phase = phaseOf([0, 3.1], { frozen: [frozen] });
    expect(phase).toMatchObject({ centre: limits.centre, limits, frozen, warnings: [] });
    expect(phase.points.map(({ stage }) => stage)).toEqual(['estimation', 'monitoring']);
    expect(found(phase)).toEqual([
      ['nelson-1', 1],
      ['ewma', 1],
    ]);
  });

  it('still say that they come from few values', () => {
    const frozen = [frozenAt(1, { ...limits, count: 12 })];
    expect(phaseOf([0, 0], { frozen }).warnings).toMatchObject([{ code: 'few-values' }]);
  });

  it('end with their phase', () => {
    const breaks: readonly PhaseBreak[] = [{ time: dayOf(20), reason: 'component', what: 'tube replaced' }];
    const [, after] = phasesOf([...calm, 0, 0], { frozen: [frozenAt(5, limits)], breaks });
    expect(after).toMatchObject({ frozen: null, limits: null, warnings: [{ code: 'too-few-values' }] });
  });

  it('count that were frozen last', () => {
    const earlier = { ...frozenAt(1, { ...limits, centre: 9 }), at: '2026-05-01T09:00:00Z' };
    const later = frozenAt(1, limits);
    expect(phaseOf([0, 0], { frozen: [later, earlier] }).frozen).toEqual(later);
  });

  it('without a spread are refused', () => {
    const frozen = [frozenAt(0, { ...limits, sigma: 0 })];
    expect(() => phaseOf([0, 0], { frozen })).toThrow(RangeError);
  });
});

describe('a phase', () => {
  const breaks: readonly PhaseBreak[] = [{ time: dayOf(20), reason: 'baseline', what: 'new baseline' }];

  it('has its own centre, and no range, run, average or sum from the one before', () => {
    const [first, second] = phasesOf([...calm, ...calm.map((value) => value + 50)], { breaks });
    expect(first?.centre).toBeCloseTo(0, 9);
    expect(second?.centre).toBeCloseTo(50, 9);
    expect(second?.breaks).toEqual(breaks);
    expect(second?.points[0]?.movingRange).toBeNull();
    expect([first?.signals, second?.signals]).toEqual([[], []]);
  });

  it('is none of its own for a run that a break interrupts', () => {
    const high = Array<number>(9).fill(0.5);
    const interrupted = [{ time: dayOf(25), reason: 'software', what: 'VE 11' }] as const;
    expect(phasesOf([...calm, ...high], { breaks: interrupted }).flatMap(found)).toEqual([]);
  });
});

describe('a chart of an ordinal scale', () => {
  const options = {
    scale: 'ordinal',
    breaks: [],
    worse: 'lower',
    baselines: [
      { from: dayOf(0), value: 8 },
      { from: dayOf(6), value: 6 },
    ],
  } as const;

  it('has its baseline as centre, no limits, and signals five in a row below it', () => {
    const [phase] = chartOf(series([8, 7, 7, 7, 7, 7]), options).phases;
    expect(phase).toMatchObject({ centre: 8, limits: null, lines: null, warnings: [], drifts: [] });
    expect(phase?.signals).toEqual([
      {
        rule: 'five-worse-than-baseline',
        index: 5,
        id: 5,
        from: 1,
        direction: 'down',
        words: 'Five values in a row below the baseline: look for what changed.',
      },
    ]);
  });

  it('compares each phase with the baseline that holds at its first value', () => {
    const breaks = [{ time: dayOf(6), reason: 'baseline', what: 'new phantom' }] as const;
    const values = [8, 8, 8, 7, 7, 7, 7, 7, 7, 7, 7, 7];
    const { phases } = chartOf(series(values), { ...options, breaks });
    expect(phases.map(({ centre }) => centre)).toEqual([8, 6]);
    expect(phases.flatMap(found)).toEqual([]);
  });

  it('without a baseline says so and signals nothing', () => {
    const [phase] = chartOf(series([1, 1, 1, 1, 1, 1]), { ...options, baselines: [] }).phases;
    expect(phase).toMatchObject({ centre: null, signals: [], warnings: [{ code: 'no-baseline' }] });
  });
});
