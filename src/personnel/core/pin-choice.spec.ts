import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { choosePin } from './pin-choice.ts';

const distance = (a: string, b: string): number =>
  Array.from(a).filter((digit, at) => digit !== b[at]).length;

/** The same numbers again and again for the same seed (a linear congruence). */
const randomFrom = (seed: number) => {
  let state = seed >>> 0;
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
};

describe('a PIN that is chosen', () => {
  it('differs from every other in at least two digits', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const random = randomFrom(seed);
        const taken: string[] = [];
        for (let person = 0; person < 60; person += 1) {
          const pin = choosePin((each) => taken.includes(each), random) ?? '';
          expect(pin).toMatch(/^\d{4}$/);
          expect(taken.filter((other) => distance(other, pin) < 2)).toEqual([]);
          taken.push(pin);
        }
      }),
      { numRuns: 10 },
    );
  });

  it('is never one that is tried first, though it were the only one left', () => {
    for (const expected of ['0000', '7777', '1234', '4321', '9876', '1212', '9090'])
      expect(choosePin((pin) => distance(pin, expected) > 1, randomFrom(1))).toBeNull();
    expect(choosePin((pin) => distance(pin, '1253') > 1, randomFrom(1))).toBe('1253');
  });

  it('is none where every other has a neighbour', () => {
    // All whose digits add up to a multiple of ten: each of the others differs from one of them in one digit.
    const sum = (pin: string): number => Array.from(pin).reduce((total, digit) => total + Number(digit), 0);
    expect(choosePin((pin) => sum(pin) % 10 === 0, randomFrom(7))).toBeNull();
  });

  it('may begin anywhere: two that are chosen at random are seldom the same', () => {
    const chosen = Array.from({ length: 50 }, (_, seed) => choosePin(() => false, randomFrom(seed)));
    expect(new Set(chosen).size).toBeGreaterThan(40);
  });
});
