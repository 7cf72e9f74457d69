import { describe, expect, it } from '@jest/globals';
import { recordedNumber } from './recorded-number.ts';

describe('a recorded number', () => {
  it.each<[number, number, string]>([
    [-0.4, 2, '−0.40'],
    [0, 2, '0.00'],
    [12, 0, '12'],
    [5, 1, '5.0'],
    // Worked out: not rounded onto a limit.
    [5.04, 1, '5.04'],
    [72.333333, 1, '72.333'],
    [12.5, 0, '12.5'],
    [-10.04, 1, '−10.04'],
    // Nothing is minus zero.
    [-0.00004, 1, '0.0'],
    [0.1 + 0.2, 1, '0.3'],
  ])('%d of a field with %d decimals is %s', (value, decimals, words) => {
    expect(recordedNumber(value, decimals)).toBe(words);
  });

  it('has its unit beside it on the same line', () => {
    expect(recordedNumber(-3, 1, 'HU')).toBe('−3.0\u00a0HU');
  });
});
