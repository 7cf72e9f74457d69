import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { daysAfter } from '../../../quantities/calendar.ts';
import { nextRecurrences, recurrenceDates } from './recurrence.ts';
import type { Recurrence } from './recurrence-rule.ts';
import { readRecurrence } from './recurrence-text.ts';
import { weekdayOf, weekdays } from './weekday.ts';

const read = (text: string): Recurrence => {
  const reading = readRecurrence(text);
  if (!reading.ok) throw new Error(reading.refusal.message);
  return reading.recurrence;
};
const dates = (text: string, first: string, until: string) => recurrenceDates(read(text), first, until);

describe('the dates of a recurrence', () => {
  it.each([
    // 1 January 2026 is a Thursday.
    ['FREQ=WEEKLY;BYDAY=MO', '2026-01-01', '2026-01-19', ['2026-01-05', '2026-01-12', '2026-01-19']],
    ['FREQ=WEEKLY', '2026-01-01', '2026-01-15', ['2026-01-01', '2026-01-08', '2026-01-15']],
    ['FREQ=DAILY;INTERVAL=2', '2026-02-26', '2026-03-02', ['2026-02-26', '2026-02-28', '2026-03-02']],
    // The week of Thursday the 1st begins on Monday, 29 December: its Friday, then those of two weeks later.
    [
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR',
      '2026-01-01',
      '2026-01-20',
      ['2026-01-02', '2026-01-12', '2026-01-16'],
    ],
    [
      'FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR',
      '2026-01-02',
      '2026-01-06',
      ['2026-01-02', '2026-01-05', '2026-01-06'],
    ],
    ['FREQ=MONTHLY;BYDAY=2TU', '2026-01-01', '2026-03-31', ['2026-01-13', '2026-02-10', '2026-03-10']],
    ['FREQ=MONTHLY;BYDAY=-1FR', '2026-01-01', '2026-03-31', ['2026-01-30', '2026-02-27', '2026-03-27']],
    // Saturday, 31 January and Saturday, 28 February are no working days; Tuesday, 31 March is one.
    [
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
      '2026-01-01',
      '2026-03-31',
      ['2026-01-30', '2026-02-27', '2026-03-31'],
    ],
    ['FREQ=MONTHLY;BYMONTHDAY=1,15', '2026-01-10', '2026-02-15', ['2026-01-15', '2026-02-01', '2026-02-15']],
    ['FREQ=YEARLY;BYMONTH=3,9;BYDAY=1MO', '2026-01-01', '2026-12-31', ['2026-03-02', '2026-09-07']],
    ['FREQ=YEARLY;BYMONTH=6', '2026-01-17', '2027-12-31', ['2026-06-17', '2027-06-17']],
  ])('%s from %s until %s', (text, first, until, expected) => {
    expect(dates(text, first, until)).toEqual(expected);
  });

  it('of the 31st are the last days of shorter months', () => {
    const expected = ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31'];
    expect(dates('FREQ=MONTHLY;BYMONTHDAY=31', '2026-01-01', '2026-05-31')).toEqual(expected);
    expect(dates('FREQ=MONTHLY;BYMONTHDAY=-1', '2026-01-01', '2026-05-31')).toEqual(expected);
    expect(dates('FREQ=MONTHLY', '2026-01-31', '2026-05-31')).toEqual(expected);
    expect(dates('FREQ=MONTHLY;BYMONTHDAY=30', '2027-12-01', '2028-03-31')).toEqual([
      '2027-12-30',
      '2028-01-30',
      '2028-02-29',
      '2028-03-30',
    ]);
  });

  it('that name the 30th and the 31st are one where the month has one of them', () => {
    expect(dates('FREQ=MONTHLY;BYMONTHDAY=30,31', '2026-02-01', '2026-03-31')).toEqual([
      '2026-02-28',
      '2026-03-30',
      '2026-03-31',
    ]);
  });

  it('of a leap day are 28 February in other years', () => {
    expect(dates('FREQ=YEARLY', '2024-02-29', '2028-12-31')).toEqual([
      '2024-02-29',
      '2025-02-28',
      '2026-02-28',
      '2027-02-28',
      '2028-02-29',
    ]);
  });

  it('go over the end of a year', () => {
    expect(dates('FREQ=MONTHLY;INTERVAL=3', '2025-11-30', '2026-08-31')).toEqual([
      '2025-11-30',
      '2026-02-28',
      '2026-05-30',
      '2026-08-30',
    ]);
  });

  it('are days of the calendar where clocks are changed', () => {
    // Sunday, 8 March and Sunday, 1 November 2026 in New York, Sunday, 29 March and 25 October in Zurich.
    for (const sunday of ['2026-03-08', '2026-03-29', '2026-10-25', '2026-11-01'])
      expect(dates('FREQ=DAILY', daysAfter(sunday, -1), daysAfter(sunday, 1))).toEqual([
        daysAfter(sunday, -1),
        sunday,
        daysAfter(sunday, 1),
      ]);
  });

  it('are none before the first', () => {
    expect(dates('FREQ=DAILY', '2026-01-02', '2026-01-01')).toEqual([]);
  });

  it('of each day of forty years are all there', () => {
    // 40 × 365 days, leap days of 1992, …, 2028 (ten), and the last day.
    expect(dates('FREQ=DAILY', '1990-01-01', '2030-01-01')).toHaveLength(40 * 365 + 10 + 1);
  });

  it('after a day are as many as asked for', () => {
    const asked = { after: '2026-01-31', count: 3 };
    expect(nextRecurrences(read('FREQ=MONTHLY;BYMONTHDAY=1,31'), '2026-01-01', asked)).toEqual([
      '2026-02-01',
      '2026-02-28',
      '2026-03-01',
    ]);
    expect(nextRecurrences(read('FREQ=WEEKLY;BYDAY=MO'), '2026-03-01', asked)).toEqual([
      '2026-03-02',
      '2026-03-09',
      '2026-03-16',
    ]);
  });
});

describe('laws of recurrence', () => {
  const first = fc.integer({ min: 0, max: 1500 }).map((days) => daysAfter('2023-06-01', days));
  const span = fc.integer({ min: 0, max: 1500 });
  const some = (values: number) =>
    fc.uniqueArray(fc.integer({ min: 1, max: values }), { minLength: 1, maxLength: 3 });
  const text = fc.oneof(
    fc.integer({ min: 1, max: 40 }).map((interval) => `FREQ=DAILY;INTERVAL=${interval}`),
    fc
      .tuple(fc.integer({ min: 1, max: 5 }), fc.subarray([...weekdays], { minLength: 1 }))
      .map(([interval, days]) => `FREQ=WEEKLY;INTERVAL=${interval};BYDAY=${days.join(',')}`),
    fc
      .tuple(fc.integer({ min: 1, max: 14 }), some(31))
      .map(([interval, days]) => `FREQ=MONTHLY;INTERVAL=${interval};BYMONTHDAY=${days.join(',')}`),
    fc
      .tuple(fc.integer({ min: 1, max: 3 }), some(12), fc.integer({ min: 1, max: 31 }))
      .map(
        ([interval, months, day]) =>
          `FREQ=YEARLY;INTERVAL=${interval};BYMONTH=${months.join(',')};BYMONTHDAY=${day}`,
      ),
  );

  const day = (iso: string) => Date.parse(iso) / 86_400_000;
  // 1970-01-05 was a Monday.
  const week = (iso: string) => Math.floor((day(iso) - day('1970-01-05')) / 7);
  const year = (iso: string) => Number(iso.slice(0, 4));
  const month = (iso: string) => Number(iso.slice(5, 7));

  /** How many steps of its kind lie between the first possible day and a day. */
  const steps = ({ every }: Recurrence, began: string, date: string): number => {
    const inYears = year(date) - year(began);
    return {
      day: day(date) - day(began),
      week: week(date) - week(began),
      month: 12 * inYears + month(date) - month(began),
      year: inYears,
    }[every];
  };

  const isDayOfMonth = (days: readonly number[], date: string): boolean => {
    const isLast = daysAfter(date, 1).endsWith('-01');
    const dayOfMonth = Number(date.slice(8));
    return days.some((each) => each === dayOfMonth || (each > dayOfMonth && isLast));
  };

  /** Said again without the library: whether a day is one of the recurrence's. */
  const isOn = (recurrence: Recurrence, began: string, date: string): boolean => {
    if (steps(recurrence, began, date) % recurrence.interval !== 0) return false;
    if (recurrence.every === 'day') return true;
    if (recurrence.every === 'week') return recurrence.weekdays.includes(weekdayOf(date));
    if (recurrence.every === 'year' && !recurrence.months.includes(month(date))) return false;
    return recurrence.on.kind === 'days' && isDayOfMonth(recurrence.on.days, date);
  };

  it('the dates are exactly the days on which it is', () => {
    fc.assert(
      fc.property(text, first, span, (rule, began, days) => {
        const recurrence = read(rule);
        const all = Array.from({ length: days + 1 }, (_, at) => daysAfter(began, at));
        expect(recurrenceDates(recurrence, began, daysAfter(began, days))).toEqual(
          all.filter((date) => isOn(recurrence, began, date)),
        );
      }),
      { numRuns: 80 },
    );
  });

  it('the next dates are those that follow in the list', () => {
    fc.assert(
      fc.property(text, first, fc.integer({ min: 0, max: 800 }), (rule, began, days) => {
        const after = daysAfter(began, days);
        const next = nextRecurrences(read(rule), began, { after, count: 2 });
        const last = next.at(-1) ?? after;
        const listed = recurrenceDates(read(rule), began, last).filter((date) => date > after);
        expect(next).toEqual(listed);
        expect(next).toHaveLength(2);
      }),
      { numRuns: 60 },
    );
  });
});
