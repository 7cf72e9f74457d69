import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { daysAfter } from '../../../quantities/calendar.ts';
import { complianceOf } from './compliance.ts';
import { occurrenceStates, type OccurrenceState } from './occurrence.ts';

const due = (day: string, state: OccurrenceState) => ({ due: day, state });
const nothing = { doneOnTime: 0, doneLate: 0, missed: 0, overdue: 0, excused: 0, share: null };

describe('compliance', () => {
  it('is the share done on time of all that was due, month by month', () => {
    const { total, months } = complianceOf([
      due('2026-11-02', 'done'),
      due('2026-11-09', 'done'),
      due('2026-11-16', 'done-late'),
      due('2026-11-23', 'missed'),
      due('2026-12-07', 'done'),
    ]);
    // November: two of four. In all: three of five.
    expect(months).toEqual([
      { ...nothing, month: '2026-11', doneOnTime: 2, doneLate: 1, missed: 1, share: 0.5 },
      { ...nothing, month: '2026-12', doneOnTime: 1, share: 1 },
    ]);
    expect(total).toEqual({ ...nothing, doneOnTime: 3, doneLate: 1, missed: 1, share: 0.6 });
  });

  it('leaves what is excused out of the share and tells how many it were', () => {
    expect(complianceOf([due('2026-11-02', 'done'), due('2026-11-09', 'excused')]).total).toEqual({
      ...nothing,
      doneOnTime: 1,
      excused: 1,
      share: 1,
    });
  });

  it('counts what is overdue as not done on time, and what is due or to come not at all', () => {
    const occurrences = [
      due('2026-11-02', 'done'),
      due('2026-11-09', 'overdue'),
      due('2026-11-16', 'due'),
      due('2026-11-23', 'scheduled'),
    ];
    expect(complianceOf(occurrences).total).toEqual({ ...nothing, doneOnTime: 1, overdue: 1, share: 0.5 });
  });

  it('has no share where nothing was due, in months between others too', () => {
    const { months } = complianceOf([due('2027-02-28', 'done'), due('2026-12-31', 'excused')]);
    expect(months).toEqual([
      { ...nothing, month: '2026-12', excused: 1 },
      { ...nothing, month: '2027-01' },
      { ...nothing, month: '2027-02', doneOnTime: 1, share: 1 },
    ]);
    expect(complianceOf([])).toEqual({ total: nothing, months: [] });
  });

  it('in all is the sum of its months', () => {
    const some = fc.record({
      due: fc.integer({ min: 0, max: 900 }).map((days) => daysAfter('2025-01-01', days)),
      state: fc.constantFrom(...occurrenceStates),
    });
    fc.assert(
      fc.property(fc.array(some), (occurrences) => {
        const { total, months } = complianceOf(occurrences);
        for (const key of ['doneOnTime', 'doneLate', 'missed', 'overdue', 'excused'] as const)
          expect(months.reduce((sum, month) => sum + month[key], 0)).toBe(total[key]);
      }),
    );
  });
});
