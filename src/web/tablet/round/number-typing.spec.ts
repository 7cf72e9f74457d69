import { describe, expect, it } from '@jest/globals';
import { afterKey, typedNumber, type NumberKey } from './number-typing.ts';

const typed = (keys: readonly NumberKey[], decimals = 1): string =>
  keys.reduce((text, key) => afterKey(text, key, decimals), '');

describe('the keypad of numbers', () => {
  it('types digits, a sign and a point', () => {
    expect(typed(['1', '2', '.', '5', 'sign'])).toBe('-12.5');
    expect(typed(['sign', '.', '4'])).toBe('-0.4');
  });

  it('takes the sign away when it is pressed again, and the last sign with the step back', () => {
    expect(typed(['3', 'sign', 'sign'])).toBe('3');
    expect(typed(['3', '.', '1', 'back', 'back'])).toBe('3');
  });

  it('has no second point, no more decimals than the field, and none in a whole number', () => {
    expect(typed(['1', '.', '.', '2', '3'])).toBe('1.2');
    expect(typed(['1', '.', '2'], 0)).toBe('12');
  });

  it('has no leading zeros', () => {
    expect(typed(['0', '0', '7'])).toBe('7');
  });
});

describe('what is typed', () => {
  it('is a number, or none yet: nothing and a lone sign are not zero', () => {
    expect(typedNumber('-4.5')).toBe(-4.5);
    expect(typedNumber('4.')).toBe(4);
    expect(typedNumber('')).toBeNull();
    expect(typedNumber('-')).toBeNull();
  });

  it('is never minus zero', () => {
    expect(Object.is(typedNumber('-0'), 0)).toBe(true);
  });
});
