import { expect, it } from '@jest/globals';
import { countingUnits } from './unit-lineage.ts';

it('a unit counts as itself until it is merged, then as the last of the line', () => {
  const units = [
    { id: 1, mergedIntoId: 2 },
    { id: 2, mergedIntoId: 3 },
    { id: 3, mergedIntoId: null },
    { id: 4, mergedIntoId: null },
  ];
  expect([...countingUnits(units)]).toEqual([
    [1, 3],
    [2, 3],
    [3, 3],
    [4, 4],
  ]);
});
