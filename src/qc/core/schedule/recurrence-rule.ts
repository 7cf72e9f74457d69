import type { Weekday } from './weekday.ts';

/** The second Tuesday: 2, TU; the last Friday: -1, FR. */
export interface NthWeekday {
  readonly nth: number;
  readonly weekday: Weekday;
}

/** Which day of a month it is. */
export type DayOfMonth =
  /** The day of the first date: an assignment that begins on the 17th is due on the 17th. */
  | { readonly kind: 'as-first' }
  /** 1 to 31, or -1 for the last and so on. In a month that is too short its last day counts. */
  | { readonly kind: 'days'; readonly days: readonly number[] }
  | { readonly kind: 'nth-weekdays'; readonly of: readonly NthWeekday[] }
  /** The nth of the days that are one of these: -1 of Monday to Friday is the last working day. */
  | { readonly kind: 'nth-of'; readonly nth: number; readonly weekdays: readonly Weekday[] };

/** How often something comes back, in days of the calendar: no hours, no time zone. */
export type Recurrence =
  | { readonly every: 'day'; readonly interval: number }
  | {
      readonly every: 'week';
      readonly interval: number;
      /** Empty: the weekday of the first date. */
      readonly weekdays: readonly Weekday[];
      readonly weekStart: Weekday;
    }
  | { readonly every: 'month'; readonly interval: number; readonly on: DayOfMonth }
  | {
      readonly every: 'year';
      readonly interval: number;
      /** 1 to 12; empty: the month of the first date. */
      readonly months: readonly number[];
      readonly on: DayOfMonth;
    };
