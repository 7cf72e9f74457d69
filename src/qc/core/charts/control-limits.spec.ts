import { describe, expect, it } from '@jest/globals';
import { lagOneAutocorrelation } from './autocorrelation.ts';
import { estimateLimits, outlierWarnings, warningsOf, type ControlLimits } from './control-limits.ts';

const options = { spread: 'mean-moving-range', resolution: 0.1 } as const;

const estimated = (
  values: readonly (number | null)[],
  said: Partial<Parameters<typeof estimateLimits>[1]> = {},
) => estimateLimits(values, { ...options, ...said });

const limitsOf = (values: readonly (number | null)[]): ControlLimits => {
  const estimate = estimated(values);
  if (!estimate.ok) throw new Error(estimate.refusal.message);
  return estimate.limits;
};

const codesOf = (values: readonly (number | null)[]) => warningsOf(limitsOf(values)).map(({ code }) => code);

/** Values whose neighbours neither agree nor oppose: 0, 0, 1, 1, 0, 0, … */
const pairs = (length: number): number[] => Array.from({ length }, (_, place) => Math.floor(place / 2) % 2);

describe('limits', () => {
  it('are refused with fewer than eight values, gaps not counted', () => {
    expect(estimated([...pairs(7), null, null])).toEqual({
      ok: false,
      refusal: {
        code: 'too-few-values',
        message:
          'Limits need at least 8 values and there are 7: compare with the tolerance and the last value.',
      },
    });
    expect(estimated(pairs(8)).ok).toBe(true);
  });

  it('are uncertain with fewer than twenty values', () => {
    expect(codesOf(pairs(19))).toEqual(['few-values']);
    expect(codesOf(pairs(20))).toEqual([]);
    expect(warningsOf(limitsOf(pairs(12)))[0]?.message).toContain('12 values');
  });

  it('are refused where no two values are neighbours', () => {
    const lonely = pairs(8).flatMap((value) => [value, null]);
    expect(estimated(lonely)).toMatchObject({ ok: false, refusal: { code: 'no-neighbouring-values' } });
  });

  it('count no range across a gap', () => {
    // Ranges 1, 1, 1 and 1, 1, 1, but not the 9 from 1 to 10.
    const { centre, sigma } = limitsOf([0, 1, 0, 1, null, 10, 11, 10, 11]);
    expect(centre).toBe(44 / 8);
    expect(sigma).toBeCloseTo(1 / 1.128, 9);
  });

  it('of values that never differ are three times the resolution over √12', () => {
    const { centre, sigma, isSigmaOfRounding, autocorrelation } = limitsOf(Array<number>(20).fill(80.1));
    expect(centre).toBeCloseTo(80.1, 9);
    expect(sigma).toBeCloseTo(0.0288675, 7);
    expect([isSigmaOfRounding, autocorrelation]).toEqual([true, null]);
    expect(codesOf(Array<number>(20).fill(80.1))).toEqual(['sigma-of-rounding']);
  });

  it('are never narrower than rounding explains', () => {
    // One step of 0.1 there and back: mean range 0.2/19, over 1.128 it is 0.0093 and less than 0.0289.
    const once = [...Array<number>(10).fill(80.1), 80.2, ...Array<number>(9).fill(80.1)];
    expect(limitsOf(once)).toMatchObject({ isSigmaOfRounding: true });
    expect(limitsOf(once).sigma).toBeCloseTo(0.0288675, 7);
  });

  it('by the median of the ranges are not widened by one wild value', () => {
    const wild = [...pairs(9), 1000, ...pairs(10)];
    const robust = estimated(
      wild.map((value, place) => value + place),
      { spread: 'median-moving-range' },
    );
    expect(robust).toMatchObject({ ok: true, limits: { spread: 'median-moving-range' } });
    // Ranges are 1 or 2 or 0 and twice about 1000; ten or more of them are 1 at most.
    expect(robust.ok && robust.limits.sigma).toBeCloseTo(1 / 0.954, 9);
  });

  it('whose neighbours go together are too narrow', () => {
    const drifting = Array.from({ length: 20 }, (_, place) => place);
    const [warning] = warningsOf(limitsOf(drifting));
    expect(warning?.code).toBe('neighbours-go-together');
    expect(warning?.message).toContain('too narrow');
  });

  it('whose neighbours oppose each other are too wide', () => {
    const alternating = Array.from({ length: 20 }, (_, place) => place % 2);
    const [warning] = warningsOf(limitsOf(alternating));
    expect(warning?.message).toBe(
      'Each value depends on the one before (lag-1 correlation -0.95): the limits are too wide for such values.',
    );
  });

  it('tell of values beyond them among those they come from', () => {
    const values = [...pairs(20), 50];
    expect(outlierWarnings(values, { ...limitsOf(pairs(20)), centre: 0.5, sigma: 1 })).toEqual([
      {
        code: 'estimated-from-outliers',
        message:
          'Of the values that the limits come from, 1 lies beyond them: look at it before the limits are frozen.',
      },
    ]);
    expect(outlierWarnings(pairs(20), limitsOf(pairs(20)))).toEqual([]);
  });

  it.each([0, -1, NaN])('cannot be told with a resolution of %d', (resolution) => {
    expect(() => estimated(pairs(20), { resolution })).toThrow(RangeError);
  });
});

describe('the lag-1 autocorrelation', () => {
  it('is worked by hand for 1, 2, 3, 4', () => {
    // Deviations −1.5, −0.5, 0.5, 1.5: products 0.75 − 0.25 + 0.75 = 1.25 over squares 5.
    expect(lagOneAutocorrelation([1, 2, 3, 4])).toBeCloseTo(0.25, 9);
  });

  it('pairs no values across a gap', () => {
    // The same values, without the product of 2 and 3.
    expect(lagOneAutocorrelation([1, 2, null, 3, 4])).toBeCloseTo(0.3, 9);
  });

  it('of values that do not differ, or of two, is not known', () => {
    expect(lagOneAutocorrelation(Array<number>(20).fill(80.1))).toBeNull();
    expect(lagOneAutocorrelation([1, 2])).toBeNull();
  });
});
