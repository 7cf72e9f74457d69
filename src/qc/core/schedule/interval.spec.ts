import { describe, expect, it } from '@jest/globals';
import { intervalAfter, isBareInterval, monthsAfter } from './interval.ts';
import { readRecurrence } from './recurrence-text.ts';

const read = (text: string) => {
  const reading = readRecurrence(text);
  if (!reading.ok) throw new Error(reading.refusal.message);
  return reading.recurrence;
};

describe('an interval after a day', () => {
  it.each([
    ['FREQ=DAILY;INTERVAL=10', '2026-12-28', '2027-01-07'],
    ['FREQ=WEEKLY;INTERVAL=2', '2026-02-20', '2026-03-06'],
    ['FREQ=MONTHLY', '2026-01-31', '2026-02-28'],
    ['FREQ=MONTHLY', '2028-01-31', '2028-02-29'],
    ['FREQ=MONTHLY;INTERVAL=6', '2026-08-31', '2027-02-28'],
    ['FREQ=YEARLY', '2024-02-29', '2025-02-28'],
    ['FREQ=YEARLY', '2026-11-22', '2027-11-22'],
  ])('%s: %s is followed by %s', (rule, date, expected) => {
    expect(intervalAfter(read(rule), date)).toBe(expected);
  });

  it('of months goes over the end of a year, in both directions', () => {
    expect(monthsAfter('2026-12-15', 1)).toBe('2027-01-15');
    expect(monthsAfter('2027-01-31', -2)).toBe('2026-11-30');
    expect(monthsAfter('2026-05-31', 0)).toBe('2026-05-31');
  });

  it.each([
    ['FREQ=DAILY', true],
    ['FREQ=WEEKLY;INTERVAL=2', true],
    ['FREQ=WEEKLY;BYDAY=MO', false],
    ['FREQ=MONTHLY;INTERVAL=6', true],
    ['FREQ=MONTHLY;BYMONTHDAY=1', false],
    ['FREQ=YEARLY', true],
    ['FREQ=YEARLY;BYMONTH=3', false],
  ])('and nothing more: %s is so: %s', (rule, isSo) => {
    expect(isBareInterval(read(rule))).toBe(isSo);
  });
});
