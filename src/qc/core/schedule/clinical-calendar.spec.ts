import { describe, expect, it } from '@jest/globals';
import { alwaysOpen, closedBecause, nextOpenDay, previousOpenDay } from './clinical-calendar.ts';

const office = {
  openWeekdays: ['MO', 'TU', 'WE', 'TH', 'FR'],
  closures: [{ from: '2026-12-24', until: '2026-12-28', reason: 'Christmas' }],
} as const;

describe('a clinical calendar', () => {
  it.each([
    // Wednesday to Tuesday.
    ['2026-12-23', null],
    ['2026-12-24', 'Christmas'],
    ['2026-12-28', 'Christmas'],
    ['2026-12-29', null],
    ['2027-01-02', 'no clinic on Saturdays'],
  ])('on %s is closed because of: %s', (date, reason) => {
    expect(closedBecause(office, date)).toBe(reason);
  });

  it('has the next open day after closures and weekends, the day itself included', () => {
    expect(nextOpenDay(office, '2026-12-23')).toBe('2026-12-23');
    expect(nextOpenDay(office, '2026-12-24')).toBe('2026-12-29');
    // From Saturday, 2 January to Monday.
    expect(nextOpenDay(office, '2027-01-02')).toBe('2027-01-04');
  });

  it('has the last open day before closures and weekends, the day itself included', () => {
    expect(previousOpenDay(office, '2026-12-28', '2026-12-01')).toBe('2026-12-23');
    // From Sunday, 3 January to Friday.
    expect(previousOpenDay(office, '2027-01-03', '2026-12-01')).toBe('2027-01-01');
  });

  it('has none that reaches its limit', () => {
    expect(nextOpenDay(office, '2026-12-24', '2026-12-29')).toBeNull();
    expect(nextOpenDay(office, '2026-12-24', '2026-12-30')).toBe('2026-12-29');
    expect(previousOpenDay(office, '2026-12-28', '2026-12-23')).toBeNull();
    expect(previousOpenDay(office, '2026-12-28', '2026-12-22')).toBe('2026-12-23');
  });

  it('has none where a closure has no end, or one that nobody means', () => {
    for (const until of [null, '9999-12-31'])
      expect(
        nextOpenDay(
          { ...alwaysOpen, closures: [{ from: '2026-01-01', until, reason: 'Moved' }] },
          '2026-05-01',
        ),
      ).toBeNull();
  });

  it('that is never open has none', () => {
    expect(nextOpenDay({ openWeekdays: [], closures: [] }, '2026-05-01')).toBeNull();
    expect(previousOpenDay({ openWeekdays: [], closures: [] }, '2026-05-01', '2020-01-01')).toBeNull();
  });

  it('jumps over closures that follow each other', () => {
    const closures = [
      { from: '2026-07-08', until: '2026-07-20', reason: 'Works' },
      { from: '2026-07-01', until: '2026-07-07', reason: 'Holidays' },
    ];
    expect(nextOpenDay({ ...alwaysOpen, closures }, '2026-07-02')).toBe('2026-07-21');
    expect(previousOpenDay({ ...alwaysOpen, closures }, '2026-07-19', '2026-01-01')).toBe('2026-06-30');
  });
});
