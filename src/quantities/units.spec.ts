import { describe, expect, it } from '@jest/globals';
import type { CanonicalUnit } from './quantity.ts';
import { decimalTimesTen, quantityFromText, scaleBetween } from './units.ts';

const convert = (text: string, sent: string, canonical: CanonicalUnit): number | null => {
  const scale = scaleBetween(sent, canonical);
  return scale === null ? null : quantityFromText(text, scale, canonical);
};

describe('a unit as sent', () => {
  it.each([
    ['1.6e-006', 'Gym2', 'Gy.cm2', 0.016],
    ['1.07E-05', 'Gy.m2', 'Gy.cm2', 0.107],
    ['126.596', 'dGy.cm2', 'Gy.cm2', 12.6596],
    ['0.239', 'dGy*cm^2', 'Gy.cm2', 0.0239],
    ['0.2359', 'Gy.cm^2', 'Gy.cm2', 0.2359],
    ['12', 'cGy.cm2', 'Gy.cm2', 0.12],
    ['12', 'µGy.m2', 'Gy.cm2', 0.12],
    ['2359', 'mGy.cm2', 'Gy.cm2', 2.359],
    ['0.00252', 'Gy', 'mGy', 2.52],
    ['1400', 'uGy', 'mGy', 1.4],
    ['11.51', 'mGycm', 'mGy.cm', 11.51],
    ['1.5', 'Gy.cm', 'mGy.cm', 1500],
    ['9586', 'uAs', 'mA.s', 9.586],
    ['375.967', 'uA.s', 'mA.s', 0.375967],
    ['2', 'min', 's', 120],
    ['0.04', 'm2', 'cm2', 400],
    ['0.04', 'm^2', 'cm2', 400],
    ['-12.5', '°', 'deg', -12.5],
    ['7.5', '{pulse}/s', '/s', 7.5],
    ['7.5', 'pulse/s', '/s', 7.5],
    ['2', '{X-Ray sources}', '1', 2],
    ['27', '{events}', '1', 27],
    ['1', 'X-ray sources', '1', 1],
    ['80', 'KVP', 'kV', 80],
  ] as const)('%s %s is read in %s as %d', (text, sent, canonical, expected) => {
    expect(convert(text, sent, canonical)).toBe(expected);
  });

  it.each(['furlong', '', 'gy', 'mgy', 'Gy.s', 'rad', 'MA', 'x'.repeat(5000)])(
    '"%s" is no unit of air kerma and is refused',
    (sent) => {
      expect(scaleBetween(sent, 'mGy')).toBeNull();
    },
  );

  it('keeps its case, by which UCUM tells milli from mega', () => {
    expect(scaleBetween('MGy', 'mGy')).toBeNull();
    expect(scaleBetween('MM', 'mm')).toBeNull();
  });

  it('of another quantity is refused, and so is a kerma-area product for an air kerma', () => {
    expect(scaleBetween('Gy.m2', 'mGy')).toBeNull();
    expect(scaleBetween('mSv', 'mGy')).toBeNull();
  });
});

describe('a decimal string', () => {
  it.each([
    [' 4.909', 0, 4.909],
    ['1e-006', 0, 0.000001],
    ['5.890427397e-05', 0, 0.00005890427397],
    ['9.9e+02', 0, 990],
    ['-0', 0, 0],
    ['0.00', 0, 0],
    ['.5', 0, 0.5],
    ['2,5', 0, 2.5],
    ['0.00015356864017', 4, 1.5356864017],
  ])('"%s" times ten to the %d is %d', (text, tens, expected) => {
    expect(decimalTimesTen(text, tens)).toBe(expected);
  });

  it.each(['', 'abc', '1.2.3', '1e', 'NaN', 'Infinity', '1e99999', '9'.repeat(100_000)])(
    '"%s" is no number',
    (text) => {
      expect(decimalTimesTen(text, 0)).toBeNull();
    },
  );

  it('never gives minus zero', () => {
    expect(Object.is(decimalTimesTen('-0.0', 0), 0)).toBe(true);
  });
});
