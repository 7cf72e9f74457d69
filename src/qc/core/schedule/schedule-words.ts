import type { DayOfMonth, NthWeekday, Recurrence } from './recurrence-rule.ts';
import { readRecurrence } from './recurrence-text.ts';
import { eventWords, type ScheduleRule, type Window } from './schedule-rule.ts';
import { weekdayNames, weekdays, type Weekday } from './weekday.ts';

const monthNames = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];

/** "a", "a and b", "a, b and c". */
const listed = (words: readonly string[], last = 'and'): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;

const ordinalEnding = (number: number): string => {
  if (number % 100 >= 11 && number % 100 <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][number % 10] ?? 'th';
};

/** "1st", "22nd". */
const ordinal = (number: number): string => `${number}${ordinalEnding(number)}`;

/** "first", "last", "second last". */
const nthWords = (nth: number): string => {
  const names = ['', 'first', 'second', 'third', 'fourth'];
  if (nth > 0) return names[nth] ?? ordinal(nth);
  return nth === -1 ? 'last' : `${names[-nth] ?? ordinal(-nth)} last`;
};

const monthDayWords = (day: number): string => {
  if (day > 0) return ordinal(day);
  return day === -1 ? 'last day' : `${nthWords(day)} day`;
};

const isWorkingWeek = (days: readonly Weekday[]): boolean =>
  days.length === 5 && days.every((day) => day !== 'SA' && day !== 'SU');

const names = (days: readonly Weekday[], last: string): string => {
  if (isWorkingWeek(days))
    return last === 'or' ? 'working day (Monday to Friday)' : 'day from Monday to Friday';
  return days.length === weekdays.length
    ? 'day'
    : listed(
        days.map((day) => weekdayNames[day]),
        last,
      );
};

const nthWeekdayWords = (of: readonly NthWeekday[]): string =>
  listed(of.map(({ nth, weekday }) => `${nthWords(nth)} ${weekdayNames[weekday]}`));

/** "on the 15th", "on the second Tuesday"; empty for the day on which it began. */
const dayOfMonthWords = (on: DayOfMonth): string => {
  switch (on.kind) {
    case 'as-first':
      return '';
    case 'days':
      return `on the ${listed([...on.days.filter((day) => day > 0), ...on.days.filter((day) => day < 0)].map(monthDayWords))}`;
    case 'nth-weekdays':
      return `on the ${nthWeekdayWords(on.of)}`;
    case 'nth-of':
      return `on the ${nthWords(on.nth)} ${names(on.weekdays, 'or')}`;
  }
};

/** "every week", "every 2 weeks". */
const everyWords = ({ every, interval }: Recurrence): string =>
  interval === 1 ? `every ${every}` : `every ${interval} ${every}s`;

const weekWords = (recurrence: Extract<Recurrence, { every: 'week' }>): string => {
  const { interval, weekdays: days } = recurrence;
  if (days.length === 0) return everyWords(recurrence);
  return interval === 1
    ? `every ${names(days, 'and')}`
    : `${everyWords(recurrence)} on ${listed(days.map((day) => weekdayNames[day]))}`;
};

const joined = (words: readonly string[]): string => words.filter((each) => each !== '').join(' ');

const yearWords = (recurrence: Extract<Recurrence, { every: 'year' }>): string => {
  const { months, on } = recurrence;
  if (months.length === 0) return everyWords(recurrence);
  const of = listed(months.map((month) => monthNames[month - 1] ?? ''));
  const day = dayOfMonthWords(on);
  return joined([everyWords(recurrence), day === '' ? `in ${of}` : `${day} of ${of}`]);
};

/** A recurrence as people say it: "every Monday", "every month on the last day". */
const recurrenceWords = (recurrence: Recurrence): string => {
  switch (recurrence.every) {
    case 'day':
      return everyWords(recurrence);
    case 'week':
      return weekWords(recurrence);
    case 'month':
      return joined([everyWords(recurrence), dayOfMonthWords(recurrence.on)]);
    case 'year':
      return yearWords(recurrence);
  }
};

const dayCount = (days: number): string => (days === 1 ? '1 day' : `${days} days`);

/** What is on time: "from 2 days before until 4 days after". Empty where it is the day itself. */
export const windowWords = ({ before, after }: Window): string => {
  if (before === 0 && after === 0) return '';
  const from = before === 0 ? 'from the day itself' : `from ${dayCount(before)} before`;
  return `${from} until ${after === 0 ? 'the day itself' : `${dayCount(after)} after`}`;
};

const afterEventWords = (events: readonly (keyof typeof eventWords)[], withinDays: number): string => {
  const when = withinDays === 0 ? 'on the day of' : `within ${dayCount(withinDays)} after`;
  return `${when} ${listed(
    events.map((event) => eventWords[event]),
    'or',
  )}`;
};

/** When it is due, as people say it. A rule that cannot be read is told as it is written. */
export const scheduleWords = (rule: ScheduleRule): string => {
  if (rule.basis === 'usage') return 'each day of clinical use, before the first patient';
  if (rule.basis === 'after-event') return afterEventWords(rule.events, rule.withinDays);
  const reading = readRecurrence(rule.rrule);
  if (!reading.ok) return rule.rrule;
  const words = recurrenceWords(reading.recurrence);
  return rule.basis === 'completion' ? `${words}, counted from the last time` : words;
};
