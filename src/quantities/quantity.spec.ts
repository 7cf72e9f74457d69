import { describe, expect, it } from '@jest/globals';
import { plus, quantity, sumOfKnown, times } from './quantity.ts';
import type { GraySquareCentimetre, Milligray, Quantity } from './quantity.ts';

type Adds<A, B> = [A, B] extends [Quantity<infer U>, Quantity<infer V>]
  ? [U, V] extends [V, U]
    ? true
    : false
  : false;

/** Compiles only when the condition holds: this is the proof, the run of the spec adds nothing to it. */
const holds = <Condition extends true>(condition: Condition): Condition => condition;

describe('quantity', () => {
  it('adds quantities of one unit', () => {
    expect(plus(quantity(1.5, 'mGy'), quantity(2, 'mGy'))).toBe(3.5);
  });

  it('cannot add mGy to Gy·cm², which the compiler proves', () => {
    const sameUnit: Adds<Milligray, Milligray> = true;
    const otherUnit: Adds<Milligray, GraySquareCentimetre> = false;
    const isAssignable: Milligray extends GraySquareCentimetre ? true : false = false;
    const isAssignableToUnion: Milligray extends Quantity<'mGy' | 'Gy.cm2'> ? true : false = false;
    expect(holds(sameUnit)).toBe(true);
    expect([otherUnit, isAssignable, isAssignableToUnion]).toEqual([false, false, false]);
  });

  it('refuses what is not finite', () => {
    expect(() => quantity(Number.NaN, 'mGy')).toThrow(RangeError);
    expect(() => quantity(Number.POSITIVE_INFINITY, 's')).toThrow('Infinity s is not a quantity');
  });

  it('sums what is known and leaves the sum of nothing unknown', () => {
    expect(sumOfKnown([quantity(1, 's'), null, quantity(2, 's')])).toBe(3);
    expect(sumOfKnown<'s'>([null, null])).toBeNull();
  });

  it('scales by a pure number', () => {
    expect(times(quantity(2, 'Gy.cm2'), 1.1)).toBeCloseTo(2.2, 12);
  });
});
