import { describe, expect, it } from '@jest/globals';
import { numberIn } from './number-in.ts';

describe('a number that is typed', () => {
  it.each<[string, number | null]>([
    ['12.5', 12.5],
    ['12,5', 12.5],
    ['−3', -3],
    [' +4 ', 4],
    ['.5', 0.5],
    ['0,125', 0.125],
    ['1200', 1200],
    ['', null],
    ['  ', null],
  ])('“%s” is %s', (text, value) => {
    expect(numberIn(text)).toBe(value);
  });

  it.each(['1,200', '-12,345', '71kg', '1.2.3', '1e3', '0x10', '-', 'Infinity'])('“%s” is none', (text) => {
    expect(numberIn(text)).toBeNaN();
  });
});
