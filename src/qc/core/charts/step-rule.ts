import type { Occurrence } from './beyond.ts';
import type { Reading } from './series.ts';

/** Which way a scale of few levels gets worse: fewer line pairs seen, a larger smallest disc. */
export type Worse = 'lower' | 'higher';

const runLength = 5;

/**
 * Where five values in a row of an ordinal scale are worse than their baseline: told at the fifth and at each one after it.
 * A value at the baseline or better ends the run, and so does a gap. Few levels have no standard deviation, so there are no
 * other limits for them.
 */
export const stepOccurrences = (
  values: readonly Reading[],
  baseline: number,
  worse: Worse,
): readonly Occurrence[] => {
  const isWorse = (value: number): boolean => (worse === 'lower' ? value < baseline : value > baseline);
  let run = 0;
  return values.flatMap((value, index) => {
    run = value !== null && isWorse(value) ? run + 1 : 0;
    if (run < runLength) return [];
    return [{ index, from: index - runLength + 1, direction: worse === 'lower' ? 'down' : 'up' }];
  });
};
