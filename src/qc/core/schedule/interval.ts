import { daysAfter, type CalendarDate } from '../../../quantities/calendar.ts';
import type { Recurrence } from './recurrence-rule.ts';

const lastDayOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The same day so many months later; where the month is too short, its last day. */
export const monthsAfter = (date: CalendarDate, months: number): CalendarDate => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const counted = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(counted / 12), (counted % 12) + 1];
  const toDay = Math.min(day, lastDayOf(toYear, toMonth));
  return [
    String(toYear).padStart(4, '0'),
    ...[toMonth, toDay].map((each) => String(each).padStart(2, '0')),
  ].join('-');
};

/**
 * One interval after a day, whatever weekdays or months the recurrence names: what counts from the last time knows the
 * length only. Six months after 31 August are 28 February.
 */
export const intervalAfter = ({ every, interval }: Recurrence, date: CalendarDate): CalendarDate => {
  switch (every) {
    case 'day':
      return daysAfter(date, interval);
    case 'week':
      return daysAfter(date, 7 * interval);
    case 'month':
      return monthsAfter(date, interval);
    case 'year':
      return monthsAfter(date, 12 * interval);
  }
};

/** Whether a recurrence is an interval and nothing more. */
export const isBareInterval = (recurrence: Recurrence): boolean => {
  switch (recurrence.every) {
    case 'day':
      return true;
    case 'week':
      return recurrence.weekdays.length === 0;
    case 'month':
      return recurrence.on.kind === 'as-first';
    case 'year':
      return recurrence.months.length === 0 && recurrence.on.kind === 'as-first';
  }
};
