import { describe, expect, it } from '@jest/globals';
import { designationOn, designationsBeside } from './designation.ts';

const designation = { from: '2024-05-01', until: '2027-04-30', reviews: ['2025-04-20'] };

describe('a designation', () => {
  it.each([
    ['2024-04-30', { state: 'not-yet', from: '2024-05-01' }],
    ['2024-05-01', { state: 'in-force', reviewDueBy: '2025-05-01' }],
    ['2025-04-19', { state: 'in-force', reviewDueBy: '2025-05-01' }],
    ['2025-04-20', { state: 'in-force', reviewDueBy: '2026-04-20' }],
    ['2026-04-20', { state: 'in-force', reviewDueBy: '2026-04-20' }],
    ['2026-04-21', { state: 'review-overdue', since: '2026-04-21' }],
    ['2027-05-01', { state: 'ended', on: '2027-04-30' }],
  ])('on %s is %j', (date, state) => {
    expect(designationOn(designation, date)).toEqual(state);
  });

  it.each([
    ['2027-04-30', null, 1],
    ['2027-05-01', null, 0],
    ['2024-01-01', '2024-04-30', 0],
    ['2024-01-01', '2024-05-01', 1],
  ])('from %s to %s shares a day with %j other', (from, until, count) => {
    expect(designationsBeside([designation], { from, until })).toHaveLength(count);
  });
});
