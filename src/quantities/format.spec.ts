import { describe, expect, it } from '@jest/globals';
import { formatDuration, formatNumber, formatQuantity, unitSymbol } from './format.ts';

describe('numbers for people', () => {
  it.each([
    [7688.97, '7690'],
    [548.37, '548'],
    [11.7317, '11.7'],
    [0.10558, '0.106'],
    [9.999, '10.0'],
    [0, '0'],
    [-12.54, '-12.5'],
    [null, '—'],
  ])('%s reads %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  it('keep their unit on the same line', () => {
    expect(formatQuantity(12.345, 'mGy')).toBe('12.3\u00a0mGy');
    expect(formatQuantity(0.2359, 'Gy.cm2')).toBe('0.236\u00a0Gy·cm²');
  });

  it('write degrees without a space and pure numbers without a unit', () => {
    expect(formatQuantity(-12.5, 'deg')).toBe('-12.5°');
    expect(formatQuantity(0.813, '1')).toBe('0.813');
    expect(unitSymbol('mA.s')).toBe('mAs');
  });

  it('write a dose–length product without decimals from 100 on', () => {
    expect(formatQuantity(236.09, 'mGy.cm')).toBe('236\u00a0mGy·cm');
    expect(formatQuantity(2002.39, 'mGy.cm')).toBe('2002\u00a0mGy·cm');
    expect(formatQuantity(7.46, 'mGy.cm')).toBe('7.46\u00a0mGy·cm');
  });

  it.each([
    [0, '0:00'],
    [72.46, '1:12'],
    [567.922, '9:28'],
    [59.6, '1:00'],
    [2827, '47:07'],
    [3723, '1:02:03'],
    [null, '—'],
  ])('%s seconds read %s', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });
});
