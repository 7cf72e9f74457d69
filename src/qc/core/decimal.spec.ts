import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  absolute,
  compare,
  decimal,
  decimalsOf,
  minus,
  percentOf,
  plus,
  roundedTo,
  times,
  toNumber,
} from './decimal.ts';

describe('a decimal', () => {
  it('has no binary dust', () => {
    expect(0.1 + 0.2).not.toBe(0.3);
    expect(toNumber(plus(decimal(0.1), decimal(0.2)))).toBe(0.3);
    expect(toNumber(minus(decimal(100_000.1), decimal(100_000)))).toBe(0.1);
    expect(toNumber(times(decimal(1.1), decimal(0.7)))).toBe(0.77);
  });

  it.each([
    [80, 5, 4],
    [0.7, 110, 0.77],
    [-95, 5, -4.75],
    [80.1, -5, -4.005],
    [3, 0.1, 0.003],
  ])('of %d has %d percent of %d', (value, percent, share) => {
    expect(toNumber(percentOf(decimal(value), percent))).toBe(share);
  });

  it('is compared by its value, however it is written', () => {
    expect(compare(decimal(1e3), decimal(1000))).toBe(0);
    expect(compare(decimal(1e-7), decimal(2e-7))).toBeLessThan(0);
    expect(compare(decimal(-1), decimal(-1.001))).toBeGreaterThan(0);
    expect(compare(absolute(decimal(-2)), decimal(2))).toBe(0);
  });

  it('is refused for what is no number', () => {
    expect(() => decimal(Number.NaN)).toThrow('NaN is no decimal');
    expect(() => decimal(Number.POSITIVE_INFINITY)).toThrow(RangeError);
  });

  it('means the number that it was made from', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(toNumber(decimal(value))).toBe(value + 0);
      }),
    );
  });

  it('added and taken away again is what it was', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(number, number, (a, b) => {
        expect(compare(minus(plus(decimal(a), decimal(b)), decimal(b)), decimal(a))).toBe(0);
      }),
    );
  });

  it('has as many decimals as are written', () => {
    expect([1.25, 300, 1e-7, 0.5, -2.5].map(decimalsOf)).toEqual([2, 0, 7, 1, 1]);
  });

  it('is rounded without a minus before zero', () => {
    expect(Object.is(roundedTo(-0.001, 2), 0)).toBe(true);
    expect(roundedTo(35.000000000000014, 8)).toBe(35);
  });
});
