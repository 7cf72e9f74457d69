import { describe, expect, it } from '@jest/globals';
import type { Recurrence } from './recurrence-rule.ts';
import { readRecurrence } from './recurrence-text.ts';

const read = (text: string): Recurrence => {
  const reading = readRecurrence(text);
  if (!reading.ok) throw new Error(reading.refusal.message);
  return reading.recurrence;
};
const refusal = (text: string) => {
  const reading = readRecurrence(text);
  return reading.ok ? null : reading.refusal;
};

describe('a rule of recurrence', () => {
  it.each<[string, Recurrence]>([
    ['FREQ=DAILY', { every: 'day', interval: 1 }],
    [' rrule:freq=daily;interval=2; ', { every: 'day', interval: 2 }],
    ['FREQ=WEEKLY', { every: 'week', interval: 1, weekdays: [], weekStart: 'MO' }],
    [
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR,MO;WKST=SU',
      { every: 'week', interval: 2, weekdays: ['MO', 'FR'], weekStart: 'SU' },
    ],
    ['FREQ=MONTHLY;INTERVAL=3', { every: 'month', interval: 3, on: { kind: 'as-first' } }],
    [
      'FREQ=MONTHLY;BYMONTHDAY=15,-1,1',
      { every: 'month', interval: 1, on: { kind: 'days', days: [-1, 1, 15] } },
    ],
    [
      'FREQ=MONTHLY;BYDAY=1MO,3MO',
      {
        every: 'month',
        interval: 1,
        on: {
          kind: 'nth-weekdays',
          of: [
            { nth: 1, weekday: 'MO' },
            { nth: 3, weekday: 'MO' },
          ],
        },
      },
    ],
    ['FREQ=YEARLY', { every: 'year', interval: 1, months: [], on: { kind: 'as-first' } }],
    [
      'FREQ=YEARLY;BYMONTH=12,6;BYMONTHDAY=-1',
      { every: 'year', interval: 1, months: [6, 12], on: { kind: 'days', days: [-1] } },
    ],
  ])('%j is read', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('on weekdays of each day is one by weeks', () => {
    expect(read('FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR')).toEqual(read('FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'));
  });

  it('that counts one weekday by position is one that names the nth', () => {
    expect(read('FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2')).toEqual(read('FREQ=MONTHLY;BYDAY=2TU'));
  });

  it('may count several weekdays by position', () => {
    expect(read('FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1')).toMatchObject({
      on: { kind: 'nth-of', nth: -1, weekdays: ['MO', 'TU', 'WE', 'TH', 'FR'] },
    });
  });
});

describe('a rule of recurrence is refused', () => {
  it.each([
    ['', 'recurrence-not-understood', 'FREQ=WEEKLY;BYDAY=MO'],
    ['every Monday', 'recurrence-not-understood', '“EVERY MONDAY” is no part of a rule'],
    ['FREQ=', 'recurrence-not-understood', '“FREQ=”'],
    ['FREQ=DAILY;;INTERVAL=2', 'recurrence-not-understood', '“” is no part'],
    ['BYDAY=MO', 'recurrence-frequency', 'DAILY, WEEKLY, MONTHLY or YEARLY'],
    ['FREQ=HOURLY', 'recurrence-frequency', 'DAILY, WEEKLY, MONTHLY or YEARLY'],
    ['FREQ=constructor', 'recurrence-frequency', 'Say how often'],
    ['FREQ=DAILY;FREQ=WEEKLY', 'recurrence-part-twice', 'FREQ is there twice'],
    ['FREQ=DAILY;COUNT=3', 'recurrence-part-not-taken', 'said by the assignment'],
    ['FREQ=DAILY;UNTIL=20261231', 'recurrence-part-not-taken', 'Leave out UNTIL'],
    ['FREQ=DAILY;BYHOUR=7', 'recurrence-part-not-taken', 'not at hours'],
    ['FREQ=YEARLY;BYWEEKNO=20', 'recurrence-part-not-taken', 'BYMONTH'],
    ['FREQ=MONTHLY;SKIP=BACKWARD', 'recurrence-part-not-taken', 'its last day counts'],
    ['FREQ=DAILY;EXDATE=20261225', 'recurrence-part-not-taken', 'closures'],
    ['FREQ=DAILY;COLOUR=RED', 'recurrence-part-not-taken', 'Leave out COLOUR'],
    ['FREQ=WEEKLY;INTERVAL=0', 'recurrence-interval', 'not “0”'],
    ['FREQ=WEEKLY;INTERVAL=1.5', 'recurrence-interval', 'whole number'],
    ['FREQ=DAILY;INTERVAL=367', 'recurrence-interval', '1 to 366'],
    ['FREQ=WEEKLY;BYDAY=MONDAY', 'recurrence-weekday', '“MONDAY” is no weekday'],
    ['FREQ=WEEKLY;BYDAY=2TU', 'recurrence-weekday', 'FREQ=MONTHLY'],
    ['FREQ=WEEKLY;WKST=XX', 'recurrence-weekday', '“XX” is no weekday'],
    ['FREQ=MONTHLY;BYDAY=TU', 'recurrence-weekday', '2TU is the second'],
    ['FREQ=MONTHLY;BYDAY=5FR', 'recurrence-position', 'not every month has a fifth'],
    ['FREQ=MONTHLY;BYDAY=0FR', 'recurrence-position', '“0” does not say which'],
    ['FREQ=MONTHLY;BYDAY=1MO;BYSETPOS=1', 'recurrence-weekday', 'BYSETPOS says already'],
    ['FREQ=MONTHLY;BYSETPOS=1', 'recurrence-combination', 'add BYDAY'],
    ['FREQ=MONTHLY;BYMONTHDAY=0', 'recurrence-day-of-month', '“0” is no day of a month'],
    ['FREQ=MONTHLY;BYMONTHDAY=32', 'recurrence-day-of-month', '1 to 31'],
    ['FREQ=MONTHLY;BYMONTHDAY=-30', 'recurrence-day-of-month', 'back to -28'],
    ['FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=1FR', 'recurrence-combination', 'not by both'],
    ['FREQ=MONTHLY;BYMONTH=3', 'recurrence-combination', 'BYMONTH has no place'],
    ['FREQ=WEEKLY;BYMONTHDAY=3', 'recurrence-combination', 'BYMONTHDAY has no place'],
    ['FREQ=DAILY;INTERVAL=2;BYDAY=MO', 'recurrence-combination', 'FREQ=WEEKLY'],
    ['FREQ=YEARLY;BYMONTHDAY=15', 'recurrence-combination', 'BYMONTH=3'],
    ['FREQ=YEARLY;BYMONTH=13;BYMONTHDAY=1', 'recurrence-month', '“13” is no month'],
  ])('%j: %s', (text, code, words) => {
    expect(refusal(text)).toEqual({ code, message: expect.stringContaining(words) });
  });

  it('where it is longer than rules are', () => {
    expect(refusal(`FREQ=MONTHLY;BYMONTHDAY=${'1,'.repeat(200)}1`)?.message).toContain('at most 200');
  });
});
