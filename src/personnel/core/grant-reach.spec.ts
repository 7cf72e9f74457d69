import { describe, expect, it } from '@jest/globals';
import { unitsReached } from './grant-reach.ts';

/** Units 1 and 2 stand in facility 7, 3 in 8; 4 was merged into 1, so it stands where 1 does. */
const places = [
  { id: 1, countsAsId: 1, facilityId: 7 },
  { id: 2, countsAsId: 2, facilityId: 7 },
  { id: 3, countsAsId: 3, facilityId: 8 },
  { id: 4, countsAsId: 1, facilityId: 7 },
];
const reached = (facilityId: number | null, unitId: number | null) =>
  unitsReached({ facilityId, unitId }, places);

describe('a role', () => {
  it('given for the organisation reaches all units, those of tomorrow too', () => {
    expect(reached(null, null)).toBe('all');
  });

  it('given for a facility reaches the units that stand there, and no other', () => {
    expect(reached(7, null)).toEqual(new Set([1, 2, 4]));
    expect(reached(8, null)).toEqual(new Set([3]));
  });

  it('given for a unit reaches it and what was merged into it', () => {
    expect(reached(null, 1)).toEqual(new Set([1, 4]));
    expect(reached(null, 2)).toEqual(new Set([2]));
  });

  it('given for a unit that was merged reaches the one it counts as', () => {
    expect(reached(null, 4)).toEqual(new Set([1, 4]));
  });

  it('given for an empty facility or a unit that is not known reaches none', () => {
    expect(reached(9, null)).toEqual(new Set());
    expect(reached(null, 99)).toEqual(new Set());
  });
});
