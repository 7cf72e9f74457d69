import { describe, expect, it } from '@jest/globals';
import { randomFrom } from '../../../../test/support/mutations.ts';
import { averageRunLengths } from './published-charts.spec-data.ts';
import { averageRunLength, type WatchedBy } from './run-lengths.spec-data.ts';

const { shifts, ...charts } = averageRunLengths;

/** Shifts of 2 σ and more are found soon, so that 10,000 runs are quick; the others are in the slow suite. */
const cells = (Object.keys(charts) as WatchedBy[]).flatMap((chart) =>
  shifts.flatMap((shift, place) => (shift < 2 ? [] : [[chart, shift, charts[chart][place] ?? NaN] as const])),
);

describe('the average number of values until a signal', () => {
  it.each(cells)('by %s after a shift of %d σ is %d, within 3 %%', (chart, shift, published) => {
    const found = averageRunLength(chart, shift, { runs: 10_000, random: randomFrom(1_954 + shift) });
    expect(Math.abs(found / published - 1)).toBeLessThan(0.03);
  });
});
