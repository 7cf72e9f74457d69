import { describe, expect, it } from '@jest/globals';
import { changesIn, cusumOccurrences, plainCusum, tabularCusum } from './cusum.ts';
import { montgomeryCusum, montgomeryPlainCusum, nistCusum } from './published-charts.spec-data.ts';

const expectWithin = (
  actual: readonly (number | null | undefined)[],
  published: readonly number[],
  tolerance: number,
): void => {
  expect(actual).toHaveLength(published.length);
  actual.forEach((each, place) =>
    expect(Math.abs((each ?? NaN) - (published[place] ?? NaN))).toBeLessThanOrEqual(tolerance + 1e-9),
  );
};

describe('a tabular CUSUM', () => {
  it('is that of the NIST handbook, 6.3.2.3, and signals where it does', () => {
    const { values, settings, high, low, signals } = nistCusum;
    const sums = tabularCusum(values, settings);
    expectWithin(
      sums.map((each) => each?.high),
      high,
      0.005,
    );
    expectWithin(
      sums.map((each) => each?.low),
      low,
      0.005,
    );
    const occurrences = cusumOccurrences(sums, settings.decision);
    expect(occurrences.map(({ index }) => index)).toEqual(signals);
    expect(occurrences.every(({ direction }) => direction === 'up')).toBe(true);
  });

  it('dates the change of that chart: the thirteenth group is the first after it', () => {
    const sums = tabularCusum(nistCusum.values, nistCusum.settings);
    expect(changesIn(sums, nistCusum.settings.decision)).toEqual([
      { direction: 'up', lastZero: 11, from: 12, found: 13 },
    ]);
  });

  it('is that of Montgomery and Runger, Table 16-8, and never signals', () => {
    const { values, settings, high, low } = montgomeryCusum;
    const sums = tabularCusum(values, settings);
    expectWithin(
      sums.map((each) => each?.high),
      high,
      0.05,
    );
    expectWithin(
      sums.map((each) => each?.low),
      low,
      0.05,
    );
    expect(cusumOccurrences(sums, settings.decision)).toEqual([]);
    expect(changesIn(sums, settings.decision)).toEqual([]);
  });

  const settings = { target: 0, allowance: 0.5, decision: 5 };

  it('waits at a gap and dates across it', () => {
    // Sums above: 0, –, 2.5, –, 5, 7.5.
    const sums = tabularCusum([0, null, 3, null, 3, 3], settings);
    expect(sums.map((each) => each?.high ?? null)).toEqual([0, null, 2.5, null, 5, 7.5]);
    expect(changesIn(sums, 5)).toEqual([{ direction: 'up', lastZero: 0, from: 2, found: 5 }]);
  });

  it('does not signal exactly at its decision value', () => {
    const sums = tabularCusum([3, 3], settings);
    expect(sums.at(-1)).toEqual({ high: 5, low: 0 });
    expect(cusumOccurrences(sums, 5)).toEqual([]);
  });

  it('knows no value before a change that was there from the start', () => {
    const sums = tabularCusum([-3, -3, -3], settings);
    expect(changesIn(sums, 5)).toEqual([{ direction: 'down', lastZero: null, from: 0, found: 2 }]);
  });

  it('finds a second change once its sum has been 0 again', () => {
    // Above: 6, 0, 6; below: 0, 8.5, 2 after +6.5, −9, +6.5.
    const sums = tabularCusum([6.5, -9, 6.5], settings);
    expect(changesIn(sums, 5)).toEqual([
      { direction: 'up', lastZero: null, from: 0, found: 0 },
      { direction: 'down', lastZero: 0, from: 1, found: 1 },
      { direction: 'up', lastZero: 1, from: 2, found: 2 },
    ]);
  });

  it('is not kept above 0 by binary dust', () => {
    expect(0.4 - 0.3 + 0.2 - 0.3).toBeGreaterThan(0);
    const sums = tabularCusum([0.4, 0.2], { target: 0, allowance: 0.3, decision: 3 });
    expect(sums.map((each) => each?.high)).toEqual([expect.closeTo(0.1, 9), 0]);
  });
});

describe('a plain CUSUM', () => {
  it('is that of Montgomery and Runger, Table 16-7', () => {
    const { values, target, sums } = montgomeryPlainCusum;
    expectWithin(plainCusum(values, target), sums, 0.05);
  });

  it('waits at a gap', () => {
    expect(plainCusum([3, null, 1], 1)).toEqual([2, null, 2]);
  });
});
