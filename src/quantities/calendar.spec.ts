import { describe, expect, it } from '@jest/globals';
import {
  datesBetween,
  dateWords,
  daysAfter,
  daysUntil,
  localDate,
  periodWords,
  yearsAfter,
} from './calendar.ts';

describe('the calendar', () => {
  it('shows the date of the wall clock in the zone, not that of Greenwich', () => {
    const instant = new Date('2026-11-21T23:30:00Z');
    expect(localDate(instant, 'Europe/Zurich')).toBe('2026-11-22');
    expect(localDate(instant, 'America/New_York')).toBe('2026-11-21');
  });

  it('goes over the end of February in leap years and others', () => {
    expect(daysAfter('2024-02-28', 1)).toBe('2024-02-29');
    expect(daysAfter('2026-03-01', -1)).toBe('2026-02-28');
  });

  it('has the 28th of February a year after the 29th', () => {
    expect(yearsAfter('2024-02-29', 1)).toBe('2025-02-28');
    expect(yearsAfter('2024-02-29', 4)).toBe('2028-02-29');
    expect(yearsAfter('2026-11-22', -1)).toBe('2025-11-22');
  });

  it('has no gap where the clock is changed', () => {
    expect(datesBetween('2026-10-24', '2026-10-26')).toEqual(['2026-10-24', '2026-10-25', '2026-10-26']);
  });

  it('has no date when the end is before the beginning', () => {
    expect(datesBetween('2026-10-26', '2026-10-24')).toEqual([]);
  });

  it('counts the days between two dates, backwards too, and over a change of the clocks', () => {
    expect(daysUntil('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysUntil('2026-12-04', '2026-11-27')).toBe(-7);
    expect(daysUntil('2026-12-04', '2026-12-04')).toBe(0);
  });

  it('is written for people with the month as a word', () => {
    expect(dateWords('2026-12-04')).toBe('4\u00a0Dec\u00a02026');
    expect(dateWords('some day')).toBe('some day');
  });

  it('begins and ends a period, or begins one without an end', () => {
    expect(periodWords({ from: '2026-03-01', until: '2026-03-09' })).toBe(
      'from 1\u00a0Mar\u00a02026 to 9\u00a0Mar\u00a02026',
    );
    expect(periodWords({ from: '2026-03-01', until: null })).toBe('from 1\u00a0Mar\u00a02026 on');
  });
});
