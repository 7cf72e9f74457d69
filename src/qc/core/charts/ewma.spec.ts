import { describe, expect, it } from '@jest/globals';
import { defaultEwma, ewmaOccurrences, ewmaOf } from './ewma.ts';
import { nistEwma } from './published-charts.spec-data.ts';

const { values, centre, sigma, settings } = nistEwma;

describe('an exponentially weighted moving average', () => {
  it('is that of the NIST handbook, 6.3.2.4', () => {
    const points = ewmaOf(values, { centre, sigma }, settings);
    expect(points).toHaveLength(nistEwma.averages.length);
    points.forEach((point, place) => {
      expect(point?.value).toBeCloseTo(nistEwma.averages[place] ?? NaN, 2);
      expect(Math.abs((point?.upper ?? NaN) - nistEwma.upper)).toBeLessThan(1e-4);
      expect(Math.abs((point?.lower ?? NaN) - nistEwma.lower)).toBeLessThan(1e-4);
    });
    expect(ewmaOccurrences(points, sigma)).toEqual([]);
  });

  it('has narrower limits at its start, that widen to the same', () => {
    const points = ewmaOf(values, { centre, sigma }, { ...settings, limits: 'time-varying' });
    points.forEach((point, place) => {
      expect(point?.upper).toBeCloseTo(nistEwma.uppersInTime[place] ?? NaN, 4);
      expect(point?.lower).toBeCloseTo(nistEwma.lowersInTime[place] ?? NaN, 4);
    });
  });

  it('finds a shift of 1 σ that stays within 3 σ at its fourteenth value', () => {
    // z = 1 − 0.8ⁱ against 2.86/3 √(1 − 0.64ⁱ): 0.94502 < 0.95189 for i = 13, 0.95602 > 0.95241 for i = 14.
    const points = ewmaOf(Array<number>(14).fill(1), { centre: 0, sigma: 1 });
    expect(ewmaOccurrences(points, 1)).toEqual([{ index: 13, from: 13, direction: 'up' }]);
    const below = ewmaOf(Array<number>(14).fill(-1), { centre: 0, sigma: 1 });
    expect(ewmaOccurrences(below, 1)).toEqual([{ index: 13, from: 13, direction: 'down' }]);
  });

  it('waits at a gap: the average and its limits go on where they were', () => {
    const inControl = { centre: 10, sigma: 2 };
    const whole = ewmaOf([11, 12, 9], inControl);
    const broken = ewmaOf([null, 11, null, null, 12, 9], inControl);
    expect(broken).toEqual([null, whole[0], null, null, whole[1], whole[2]]);
  });

  it('with the whole weight on the newest value has the limits of single values', () => {
    const [point] = ewmaOf([4], { centre: 0, sigma: 1 }, { ...defaultEwma, lambda: 1, width: 3 });
    expect(point).toEqual({ value: 4, lower: -3, upper: 3 });
  });

  it('does not signal exactly on its limit', () => {
    const points = ewmaOf([1.3], { centre: 1, sigma: 0.1 }, { ...defaultEwma, lambda: 1, width: 3 });
    expect(ewmaOccurrences(points, 0.1)).toEqual([]);
  });

  it.each([0, -0.1, 1.1, NaN])('is refused with a weight of %d', (lambda) => {
    expect(() => ewmaOf([1], { centre: 0, sigma: 1 }, { ...defaultEwma, lambda })).toThrow(RangeError);
  });
});
