import type { CalendarDate } from '../../../quantities/calendar.ts';

/** Days of the week as rules write them, Monday first. */
export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Weekday = (typeof weekdays)[number];

export const weekdayNames: Readonly<Record<Weekday, string>> = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
};

export const isWeekday = (text: string): text is Weekday => weekdays.some((each) => each === text);

/** Which day of the week a date is. */
export const weekdayOf = (date: CalendarDate): Weekday => {
  const fromSunday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekdays[(fromSunday + 6) % 7] ?? 'MO';
};
