import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Direction } from './beyond.ts';
import { chartOf, defaultChart } from './chart-of.ts';
import { isChartRule } from './chart-rules.ts';
import type { Chart, ContinuousOptions } from './chart.ts';
import type { Reading, SeriesPoint } from './series.ts';

const everyRule = [
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((number) => `nelson-${number}`),
  ...[1, 2, 3, 4].map((number) => `western-electric-${number}`),
  ...['ewma', 'cusum', 'moving-range'],
].filter(isChartRule);

const timeOf = (place: number): string => `day ${String(place).padStart(4, '0')}`;

const series = (values: readonly Reading[], start = 0): readonly SeriesPoint[] =>
  values.map((value, place) => ({
    id: start + place,
    time: timeOf(start + place),
    value,
    isVoided: false,
  }));

const drawn = (points: readonly SeriesPoint[], said: Partial<ContinuousOptions> = {}): Chart =>
  chartOf(points, { ...defaultChart, resolution: 0.1, rules: everyRule, ...said });

const seen = ({ phases }: Chart) =>
  phases.map(({ signals, drifts, warnings }) => ({
    signals: signals.map(({ rule, index, from, direction }) => ({ rule, index, from, direction })),
    drifts: drifts.map(({ direction, after, from, found }) => [direction, after?.id, from.id, found.id]),
    warnings: warnings.map(({ code }) => code),
  }));

/** As typed with one decimal: some calm, some that wander, some with gaps. */
const typed = fc.integer({ min: -40, max: 40 });
const values: fc.Arbitrary<Reading[]> = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: typed.map((tenths) => tenths / 10) },
    { weight: 2, arbitrary: fc.constant(0.1) },
    { weight: 1, arbitrary: typed.map((tenths) => tenths) },
    { weight: 1, arbitrary: fc.constant(null) },
  ),
  { minLength: 10, maxLength: 60 },
);
const spread = fc.constantFrom('mean-moving-range' as const, 'median-moving-range' as const);

const moved = (readings: readonly Reading[], by: (value: number) => number): Reading[] =>
  readings.map((value) => (value === null ? null : by(value)));

describe('a chart', () => {
  it('moves with its values and keeps its signals', () => {
    fc.assert(
      fc.property(values, spread, fc.integer({ min: -1000, max: 1000 }), (readings, by, tenths) => {
        const shift = tenths / 10;
        const before = drawn(series(readings), { spread: by });
        const after = drawn(series(moved(readings, (value) => value + shift)), { spread: by });
        expect(seen(after)).toEqual(seen(before));
        after.phases.forEach((phase, place) => {
          const old = before.phases[place];
          if (phase.limits === null || old?.limits === null || old?.lines === null || old === undefined)
            return;
          expect(phase.centre).toBeCloseTo(old.limits.centre + shift, 6);
          expect(phase.limits.sigma).toBeCloseTo(old.limits.sigma, 6);
          expect(phase.lines?.upper).toBeCloseTo(old.lines.upper + shift, 6);
          expect(phase.lines?.rangeUpper).toBeCloseTo(old.lines.rangeUpper, 6);
        });
      }),
    );
  });

  it('scales with its values and keeps its signals, whatever the unit', () => {
    fc.assert(
      fc.property(values, spread, fc.constantFrom(0.001, 0.3, 2, 10, 1000), (readings, by, factor) => {
        const before = drawn(series(readings), { spread: by });
        const scaled = series(moved(readings, (value) => value * factor));
        const after = drawn(scaled, { spread: by, resolution: 0.1 * factor });
        expect(seen(after)).toEqual(seen(before));
        const [old] = before.phases;
        const [phase] = after.phases;
        if (old?.limits === null || old === undefined) return;
        expect((phase?.limits?.sigma ?? NaN) / factor).toBeCloseTo(old.limits.sigma, 6);
        expect((phase?.centre ?? NaN) / factor).toBeCloseTo(old.limits.centre, 6);
      }),
    );
  });

  it('turned upside down has its signals on the other side', () => {
    fc.assert(
      fc.property(values, spread, (readings, by) => {
        const told = (chart: Chart, directions: Readonly<Record<Direction, Direction>>): readonly string[] =>
          (chart.phases[0]?.signals ?? [])
            .map(({ rule, index, direction }) => `${index} ${rule} ${direction && directions[direction]}`)
            .toSorted();
        const up = drawn(series(readings), { spread: by });
        const down = drawn(series(moved(readings, (value) => -value)), { spread: by });
        expect(told(down, { up: 'down', down: 'up' })).toEqual(told(up, { up: 'up', down: 'down' }));
      }),
    );
  });

  it('of values that never change has no signal and no drift, by any rule', () => {
    fc.assert(
      fc.property(typed, fc.integer({ min: 8, max: 80 }), (tenths, length) => {
        const [phase] = drawn(series(Array<number>(length).fill(tenths / 10))).phases;
        expect([phase?.signals, phase?.drifts]).toEqual([[], []]);
        expect(phase?.centre).toBeCloseTo(tenths / 10, 9);
      }),
    );
  });

  it('does not change by what was taken back', () => {
    fc.assert(
      fc.property(values, fc.array(fc.nat({ max: 60 }), { maxLength: 5 }), (readings, places) => {
        const voided = places.map((place) => ({
          id: `voided ${place}`,
          time: timeOf(place),
          value: 99,
          isVoided: true,
        }));
        expect(drawn([...voided, ...series(readings)])).toEqual(drawn(series(readings)));
      }),
    );
  });

  it('split by a change is the charts of both parts', () => {
    fc.assert(
      fc.property(values, values, (before, after) => {
        const start = before.length;
        const breaks = [{ time: timeOf(start), reason: 'component', what: 'tube replaced' }] as const;
        const whole = drawn([...series(before), ...series(after, start)], { breaks });
        const parts = [drawn(series(before)), drawn(series(after, start))];
        expect(seen(whole)).toEqual(parts.flatMap(seen));
        expect(whole.phases.map(({ points }) => points)).toEqual(
          parts.flatMap(({ phases }) => phases.map(({ points }) => points)),
        );
      }),
    );
  });

  it('is the same when its limits are frozen as they were estimated', () => {
    fc.assert(
      fc.property(values, spread, (readings, by) => {
        const estimated = drawn(series(readings), { spread: by });
        const limits = estimated.phases[0]?.limits ?? null;
        if (limits === null) return;
        const watchedFrom = estimated.phases[0]?.points.find(({ stage }) => stage === 'monitoring');
        const frozen = [{ limits, from: watchedFrom?.time ?? timeOf(readings.length), by: 'A', at: 'later' }];
        const [phase] = drawn(series(readings), { spread: by, frozen }).phases;
        expect(phase?.points).toEqual(estimated.phases[0]?.points);
        expect(phase?.signals).toEqual(estimated.phases[0]?.signals);
      }),
    );
  });

  it('leaves nothing at a gap, and everything at each value once there are limits', () => {
    fc.assert(
      fc.property(values, (readings) => {
        for (const { points, limits } of drawn(series(readings)).phases)
          for (const { value, score, ewma, cusum } of points) {
            const isEmpty = value === null || limits === null;
            expect([score === null, ewma === null, cusum === null]).toEqual([isEmpty, isEmpty, isEmpty]);
          }
      }),
    );
  });
});
