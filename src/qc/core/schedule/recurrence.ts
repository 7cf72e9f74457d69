import { RRuleTemporal } from 'rrule-temporal';
import type { CalendarDate } from '../../../quantities/calendar.ts';
import type { DayOfMonth, Recurrence } from './recurrence-rule.ts';

/** The library gives up after so many steps; forty years of days are fewer. */
const mostSteps = 20_000;
/** The shortest month has so many days. */
const shortestMonth = 28;

/** The last of the days 28 to 31 that the month has: by the standard alone a month without the 31st would be left out. */
const monthDayPart = (day: number): string => {
  if (day <= shortestMonth) return `BYMONTHDAY=${day}`;
  const days = Array.from({ length: day - shortestMonth + 1 }, (_, at) => shortestMonth + at);
  return `BYMONTHDAY=${days.join(',')};BYSETPOS=-1`;
};

const dayParts = (on: DayOfMonth, first: CalendarDate): readonly string[] => {
  switch (on.kind) {
    case 'as-first':
      return [monthDayPart(Number(first.slice(8)))];
    case 'days':
      return on.days.map(monthDayPart);
    case 'nth-weekdays':
      return [`BYDAY=${on.of.map(({ nth, weekday }) => `${nth}${weekday}`).join(',')}`];
    case 'nth-of':
      return [`BYDAY=${on.weekdays.join(',')};BYSETPOS=${on.nth}`];
  }
};

const monthNumber = (date: CalendarDate): number => Number(date.slice(5, 7));

/** The recurrence as rules of RFC 5545 whose dates together are its own. */
const rules = (recurrence: Recurrence, first: CalendarDate): readonly string[] => {
  const { interval } = recurrence;
  switch (recurrence.every) {
    case 'day':
      return [`FREQ=DAILY;INTERVAL=${interval}`];
    case 'week': {
      const { weekdays, weekStart } = recurrence;
      const byDay = weekdays.length === 0 ? '' : `;BYDAY=${weekdays.join(',')}`;
      return [`FREQ=WEEKLY;INTERVAL=${interval};WKST=${weekStart}${byDay}`];
    }
    case 'month':
      return dayParts(recurrence.on, first).map((part) => `FREQ=MONTHLY;INTERVAL=${interval};${part}`);
    case 'year': {
      const months = recurrence.months.length === 0 ? [monthNumber(first)] : recurrence.months;
      return months.flatMap((month) =>
        dayParts(recurrence.on, first).map(
          (part) => `FREQ=YEARLY;INTERVAL=${interval};BYMONTH=${month};${part}`,
        ),
      );
    }
  }
};

/** Days of the calendar are counted as days of Greenwich, where no clock is ever changed. */
const midnight = (date: CalendarDate): Date => new Date(`${date}T00:00:00Z`);

const dayOf = ({ epochMilliseconds }: { readonly epochMilliseconds: number }): CalendarDate =>
  new Date(epochMilliseconds).toISOString().slice(0, 10);

const engines = (recurrence: Recurrence, first: CalendarDate): readonly RRuleTemporal[] =>
  rules(recurrence, first).map(
    (rule) =>
      new RRuleTemporal({
        rruleString: `DTSTART:${first.replaceAll('-', '')}T000000Z\nRRULE:${rule}`,
        strict: true,
        maxIterations: mostSteps,
        cache: false,
      }),
  );

const inOrder = (dates: readonly CalendarDate[]): readonly CalendarDate[] => [...new Set(dates)].toSorted();

/** All dates of the recurrence from its first possible one on, which is where its weeks, months and years are counted from. */
export const recurrenceDates = (
  recurrence: Recurrence,
  first: CalendarDate,
  until: CalendarDate,
): readonly CalendarDate[] =>
  until < first
    ? []
    : inOrder(
        engines(recurrence, first).flatMap((engine) =>
          engine.between(midnight(first), midnight(until), true).map(dayOf),
        ),
      );

/** The next dates after a day, as many as asked for. */
export const nextRecurrences = (
  recurrence: Recurrence,
  first: CalendarDate,
  { after, count }: { readonly after: CalendarDate; readonly count: number },
): readonly CalendarDate[] => {
  const each = engines(recurrence, first).flatMap((engine) => {
    const dates: CalendarDate[] = [];
    for (let last = after; dates.length < count;) {
      const next = engine.next(midnight(last), false);
      if (next === null) break;
      last = dayOf(next);
      dates.push(last);
    }
    return dates;
  });
  return inOrder(each).slice(0, count);
};
