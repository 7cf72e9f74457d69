import { describe, expect, it } from '@jest/globals';
import { stepOccurrences } from './step-rule.ts';

describe('five values in a row of an ordinal scale', () => {
  it('are told at the fifth below the baseline, and at each after it', () => {
    expect(stepOccurrences([8, 7, 7, 6, 7, 7, 7], 8, 'lower')).toEqual([
      { index: 5, from: 1, direction: 'down' },
      { index: 6, from: 2, direction: 'down' },
    ]);
  });

  it('are not told where only four are below', () => {
    expect(stepOccurrences([7, 7, 7, 7, 8, 7], 8, 'lower')).toEqual([]);
  });

  it.each([8, 9, null])('are interrupted by %j', (value) => {
    expect(stepOccurrences([7, 7, 7, value, 7, 7], 8, 'lower')).toEqual([]);
  });

  it('are worse above the baseline where more is worse', () => {
    expect(stepOccurrences([2, 2, 2, 2, 2], 1, 'higher')).toEqual([{ index: 4, from: 0, direction: 'up' }]);
    expect(stepOccurrences([2, 2, 2, 2, 2], 1, 'lower')).toEqual([]);
  });
});
