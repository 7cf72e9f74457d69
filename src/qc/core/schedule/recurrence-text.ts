import type { DayOfMonth, NthWeekday, Recurrence } from './recurrence-rule.ts';
import { isWeekday, weekdays, type Weekday } from './weekday.ts';

/** Why a text is no rule of recurrence that QC takes. */
export type RecurrenceRefusalCode =
  | 'recurrence-not-understood'
  | 'recurrence-part-not-taken'
  | 'recurrence-part-twice'
  | 'recurrence-frequency'
  | 'recurrence-interval'
  | 'recurrence-weekday'
  | 'recurrence-day-of-month'
  | 'recurrence-month'
  | 'recurrence-position'
  | 'recurrence-combination';

export interface RecurrenceRefusal {
  readonly code: RecurrenceRefusalCode;
  readonly message: string;
}

export type RecurrenceReading =
  | { readonly ok: true; readonly recurrence: Recurrence }
  | { readonly ok: false; readonly refusal: RecurrenceRefusal };

/** Thrown while a text is read, caught where the reading began. */
class NotTaken extends Error {
  readonly refusal: RecurrenceRefusal;

  constructor(code: RecurrenceRefusalCode, message: string) {
    super(message);
    this.refusal = { code, message };
  }
}

const longestText = 200;
const longestInterval = 366;
/** Each month has four of every weekday, not each a fifth. */
const mostOfWeekday = 4;
/** The days from the end that each month has. */
const mostFromEnd = 28;

const partsTaken = ['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTHDAY', 'BYMONTH', 'BYSETPOS', 'WKST'];

const endWords = 'From when to when it holds is said by the assignment';
const hourWords = 'QC is due on days, not at hours';
const dayWords = 'Name the days by BYMONTH with BYMONTHDAY or BYDAY';
const whyNotTaken: Readonly<Record<string, string>> = {
  COUNT: endWords,
  UNTIL: endWords,
  DTSTART: endWords,
  BYHOUR: hourWords,
  BYMINUTE: hourWords,
  BYSECOND: hourWords,
  BYYEARDAY: dayWords,
  BYWEEKNO: dayWords,
  RSCALE: 'There is one calendar',
  SKIP: 'In a month that is too short its last day counts',
  EXDATE: 'Days without QC are closures',
  RDATE: 'A further day is an assignment of its own',
};

type Parts = ReadonlyMap<string, string>;

const partsOf = (text: string): Parts => {
  const parts = new Map<string, string>();
  const written = text
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/u, '')
    .replace(/;$/u, '');
  for (const part of written.split(';')) {
    const [, name = '', value = ''] = /^\s*([A-Z]+)\s*=\s*(\S.*)$/u.exec(part) ?? [];
    if (name === '')
      throw new NotTaken(
        'recurrence-not-understood',
        `“${part}” is no part of a rule. Parts are names with values, such as FREQ=WEEKLY;BYDAY=MO.`,
      );
    if (!partsTaken.includes(name)) {
      const why = Object.hasOwn(whyNotTaken, name) ? whyNotTaken[name] : 'It is no part of a rule';
      throw new NotTaken('recurrence-part-not-taken', `Leave out ${name}. ${why ?? ''}.`);
    }
    if (parts.has(name))
      throw new NotTaken('recurrence-part-twice', `${name} is there twice. Put its values into one list.`);
    parts.set(name, value.trim());
  }
  return parts;
};

const itemsOf = (value: string): readonly string[] => value.split(',').map((item) => item.trim());

/** The whole number that the text is; null for anything else. */
const wholeNumber = (text: string): number | null => (/^[+-]?\d{1,4}$/u.test(text) ? Number(text) : null);

const sortedOnce = (numbers: readonly number[]): readonly number[] =>
  [...new Set(numbers)].toSorted((one, other) => one - other);

const intervalOf = (parts: Parts): number => {
  const text = parts.get('INTERVAL') ?? '1';
  const interval = wholeNumber(text);
  if (interval === null || interval < 1 || interval > longestInterval)
    throw new NotTaken(
      'recurrence-interval',
      `INTERVAL is a whole number from 1 to ${longestInterval}, not “${text}”: with FREQ=MONTHLY, 3 is every third month.`,
    );
  return interval;
};

const weekdayCode = (text: string): Weekday => {
  if (!isWeekday(text))
    throw new NotTaken('recurrence-weekday', `“${text}” is no weekday: use ${weekdays.join(', ')}.`);
  return text;
};

const plainWeekdays = (value: string, why: string): readonly Weekday[] =>
  itemsOf(value).map((item) => {
    if (/^[+-]?\d+[A-Z]{2}$/u.test(item))
      throw new NotTaken('recurrence-weekday', `“${item}” names one weekday of a month, but ${why}.`);
    return weekdayCode(item);
  });

const inOrder = (days: readonly Weekday[]): readonly Weekday[] =>
  weekdays.filter((each) => days.includes(each));

const nthWords = 'Count 1 to 4, or -1 for the last, -2 for the one before it: not every month has a fifth.';

const positionOf = (text: string): number => {
  const nth = wholeNumber(text);
  if (nth === null || nth === 0 || Math.abs(nth) > mostOfWeekday)
    throw new NotTaken('recurrence-position', `“${text}” does not say which one of the month. ${nthWords}`);
  return nth;
};

const nthWeekday = (item: string): NthWeekday => {
  const [, nth = '', weekday = ''] = /^([+-]?\d*)(.*)$/u.exec(item) ?? [];
  const code = weekdayCode(weekday);
  if (nth === '')
    throw new NotTaken(
      'recurrence-weekday',
      `Say which ${code} of the month: 2${code} is the second, -1${code} the last. Every ${code} is FREQ=WEEKLY;BYDAY=${code}.`,
    );
  return { nth: positionOf(nth), weekday: code };
};

const dayNumbers = (value: string): readonly number[] =>
  sortedOnce(
    itemsOf(value).map((item) => {
      const day = wholeNumber(item);
      if (day === null || day === 0 || day > 31 || day < -mostFromEnd)
        throw new NotTaken(
          'recurrence-day-of-month',
          `“${item}” is no day of a month: use 1 to 31, or -1 for the last day, back to -${mostFromEnd}.`,
        );
      return day;
    }),
  );

const nthOf = (byDay: string, position: string): DayOfMonth => {
  const nth = positionOf(position);
  const days = inOrder(plainWeekdays(byDay, 'BYSETPOS says already which one it is'));
  const [only] = days;
  return days.length === 1 && only !== undefined
    ? { kind: 'nth-weekdays', of: [{ nth, weekday: only }] }
    : { kind: 'nth-of', nth, weekdays: days };
};

const dayOfMonth = (parts: Parts): DayOfMonth => {
  const [byDay, byMonthDay, position] = [parts.get('BYDAY'), parts.get('BYMONTHDAY'), parts.get('BYSETPOS')];
  if (byMonthDay !== undefined) {
    if (byDay !== undefined || position !== undefined)
      throw new NotTaken(
        'recurrence-combination',
        'Name the day by BYMONTHDAY or by BYDAY, not by both: the 15th may be any weekday.',
      );
    return { kind: 'days', days: dayNumbers(byMonthDay) };
  }
  if (byDay !== undefined)
    return position === undefined
      ? { kind: 'nth-weekdays', of: itemsOf(byDay).map(nthWeekday) }
      : nthOf(byDay, position);
  if (position !== undefined)
    throw new NotTaken('recurrence-combination', 'BYSETPOS counts days that BYDAY names: add BYDAY.');
  return { kind: 'as-first' };
};

const monthsOf = (value: string): readonly number[] =>
  sortedOnce(
    itemsOf(value).map((item) => {
      const month = wholeNumber(item);
      if (month === null || month < 1 || month > 12)
        throw new NotTaken('recurrence-month', `“${item}” is no month: use 1 to 12.`);
      return month;
    }),
  );

const weekly = (parts: Parts, interval: number): Recurrence => {
  const byDay = parts.get('BYDAY');
  return {
    every: 'week',
    interval,
    weekdays:
      byDay === undefined ? [] : inOrder(plainWeekdays(byDay, 'this rule goes by weeks: use FREQ=MONTHLY')),
    weekStart: weekdayCode(parts.get('WKST') ?? 'MO'),
  };
};

const daily = (parts: Parts, interval: number): Recurrence => {
  if (!parts.has('BYDAY')) return { every: 'day', interval };
  if (interval > 1)
    throw new NotTaken(
      'recurrence-combination',
      'Every so many days and on certain weekdays is too much for one rule: use FREQ=WEEKLY with BYDAY.',
    );
  return weekly(parts, 1);
};

const yearly = (parts: Parts, interval: number): Recurrence => {
  const byMonth = parts.get('BYMONTH');
  const on = dayOfMonth(parts);
  if (byMonth === undefined && on.kind !== 'as-first')
    throw new NotTaken('recurrence-combination', 'Say of which month: add BYMONTH=3 for March.');
  return { every: 'year', interval, months: byMonth === undefined ? [] : monthsOf(byMonth), on };
};

interface Frequency {
  readonly read: (parts: Parts, interval: number) => Recurrence;
  /** What it does not take, though others do. */
  readonly without: readonly string[];
}

const frequencies: Readonly<Record<string, Frequency>> = {
  DAILY: { read: daily, without: ['BYMONTHDAY', 'BYMONTH', 'BYSETPOS'] },
  WEEKLY: { read: weekly, without: ['BYMONTHDAY', 'BYMONTH', 'BYSETPOS'] },
  MONTHLY: {
    read: (parts, interval) => ({ every: 'month', interval, on: dayOfMonth(parts) }),
    without: ['BYMONTH'],
  },
  YEARLY: { read: yearly, without: [] },
};

const understood = (text: string): Recurrence => {
  const parts = partsOf(text);
  const name = parts.get('FREQ') ?? '';
  const frequency = Object.hasOwn(frequencies, name) ? frequencies[name] : undefined;
  if (frequency === undefined)
    throw new NotTaken(
      'recurrence-frequency',
      'Say how often: FREQ is DAILY, WEEKLY, MONTHLY or YEARLY. FREQ=WEEKLY;BYDAY=MO is every Monday.',
    );
  const misplaced = frequency.without.find((part) => parts.has(part));
  if (misplaced !== undefined)
    throw new NotTaken('recurrence-combination', `${misplaced} has no place in a rule with FREQ=${name}.`);
  weekdayCode(parts.get('WKST') ?? 'MO');
  return frequency.read(parts, intervalOf(parts));
};

/**
 * What a text says of recurrence, by the rules of RFC 5545, 3.3.10 (RRULE), or why QC does not take it. Less is taken than
 * the standard allows: whole days only, no end (the assignment has one), nothing that some months do not have. Unlike
 * there, the 31st of a shorter month is its last day: a monthly test is due in February, too.
 */
export const readRecurrence = (text: string): RecurrenceReading => {
  const refused = (code: RecurrenceRefusalCode, message: string): RecurrenceReading => ({
    ok: false,
    refusal: { code, message },
  });
  if (text.length > longestText)
    return refused('recurrence-not-understood', `A rule has at most ${longestText} characters.`);
  try {
    return { ok: true, recurrence: understood(text) };
  } catch (error) {
    if (error instanceof NotTaken) return { ok: false, refusal: error.refusal };
    throw error;
  }
};
