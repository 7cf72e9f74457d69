import { daysAfter, type CalendarDate } from '../../../quantities/calendar.ts';
import { weekdayNames, weekdayOf, weekdays, type Weekday } from './weekday.ts';

/** Days without clinic: a holiday, a room that is being rebuilt. Both ends count; `until` null: nobody knows yet. */
export interface Closure {
  readonly from: CalendarDate;
  readonly until: CalendarDate | null;
  readonly reason: string;
}

/** When there is clinic. */
export interface ClinicalCalendar {
  readonly openWeekdays: readonly Weekday[];
  readonly closures: readonly Closure[];
}

/** Every day of the year. */
export const alwaysOpen: ClinicalCalendar = { openWeekdays: weekdays, closures: [] };

const closureOn = ({ closures }: ClinicalCalendar, date: CalendarDate): Closure | undefined =>
  closures.find(({ from, until }) => from <= date && (until === null || date <= until));

/** Why there is no clinic on a day: "Christmas Day", "no clinic on Sundays". Null where there is. */
export const closedBecause = (calendar: ClinicalCalendar, date: CalendarDate): string | null => {
  const closure = closureOn(calendar, date);
  if (closure !== undefined) return closure.reason;
  const weekday = weekdayOf(date);
  return calendar.openWeekdays.includes(weekday) ? null : `no clinic on ${weekdayNames[weekday]}s`;
};

/** Years from here on are an end that nobody means. */
const endOfTime = '9000-01-01';

/** Each closure is jumped over once, and seven days have every weekday. */
const mostSteps = ({ closures }: ClinicalCalendar): number => (closures.length + 1) * 8;

const isOpen = (calendar: ClinicalCalendar, date: CalendarDate): boolean =>
  closedBecause(calendar, date) === null;

/** The first open day from a day on, the day itself included, that lies before the limit; null where there is none. */
export const nextOpenDay = (
  calendar: ClinicalCalendar,
  date: CalendarDate,
  before: CalendarDate | null = null,
): CalendarDate | null => {
  let day = date;
  for (let step = mostSteps(calendar); step > 0; step -= 1) {
    if (day >= (before ?? endOfTime)) return null;
    if (isOpen(calendar, day)) return day;
    const closure = closureOn(calendar, day);
    const last = closure === undefined ? day : (closure.until ?? endOfTime);
    if (last >= endOfTime) return null;
    day = daysAfter(last, 1);
  }
  return null;
};

/** The last open day up to a day, the day itself included, that lies after the limit; null where there is none. */
export const previousOpenDay = (
  calendar: ClinicalCalendar,
  date: CalendarDate,
  after: CalendarDate,
): CalendarDate | null => {
  let day = date;
  for (let step = mostSteps(calendar); step > 0 && day > after; step -= 1) {
    if (isOpen(calendar, day)) return day;
    day = daysAfter(closureOn(calendar, day)?.from ?? day, -1);
  }
  return null;
};
