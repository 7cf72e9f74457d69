import type { Frequency, FrequencyCode } from '../procedure.ts';
import type { ScheduleRule } from './schedule-rule.ts';

export interface SchedulePreset {
  readonly name: string;
  readonly rule: ScheduleRule;
}

/**
 * Rules that are chosen rather than written. Those by the month have all days of their month, quarter or half-year: a
 * window never reaches back over the day before it was due last, so that the days before may be those of the longest.
 */
export const schedulePresets = {
  'each-day-of-use': { name: 'Each day of use', rule: { basis: 'usage' } },
  daily: {
    name: 'Daily',
    rule: {
      basis: 'calendar',
      rrule: 'FREQ=DAILY',
      window: { before: 0, after: 0 },
      onClosedDay: 'drop',
    },
  },
  'weekly-on-monday': {
    name: 'Weekly on Monday',
    rule: {
      basis: 'calendar',
      rrule: 'FREQ=WEEKLY;BYDAY=MO',
      // Until Friday.
      window: { before: 0, after: 4 },
      onClosedDay: 'next-open-day',
    },
  },
  monthly: {
    name: 'Monthly',
    rule: {
      basis: 'calendar',
      rrule: 'FREQ=MONTHLY;BYMONTHDAY=-1',
      window: { before: 30, after: 0 },
      onClosedDay: 'previous-open-day',
    },
  },
  quarterly: {
    name: 'Quarterly',
    rule: {
      basis: 'calendar',
      rrule: 'FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1',
      window: { before: 91, after: 0 },
      onClosedDay: 'previous-open-day',
    },
  },
  semiannual: {
    name: 'Semiannual',
    rule: {
      basis: 'calendar',
      rrule: 'FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1',
      window: { before: 183, after: 0 },
      onClosedDay: 'previous-open-day',
    },
  },
  annual: {
    name: 'Annual',
    rule: {
      basis: 'completion',
      rrule: 'FREQ=YEARLY',
      // N.J.A.C. 7:28-22 and Oregon: at intervals not to exceed 14 months. No two months are shorter than 59 days.
      window: { before: 60, after: 59 },
    },
  },
  'after-service': {
    name: 'After service',
    rule: {
      basis: 'after-event',
      events: ['repair', 'tube-replaced', 'generator-replaced', 'receptor-replaced', 'kap-meter-replaced'],
      withinDays: 0,
    },
  },
} as const satisfies Readonly<Record<string, SchedulePreset>>;
export type SchedulePresetKey = keyof typeof schedulePresets;

const usualRules: Readonly<Record<FrequencyCode, ScheduleRule>> = {
  daily: schedulePresets['each-day-of-use'].rule,
  weekly: schedulePresets['weekly-on-monday'].rule,
  monthly: schedulePresets.monthly.rule,
  quarterly: schedulePresets.quarterly.rule,
  semiannual: schedulePresets.semiannual.rule,
  annual: schedulePresets.annual.rule,
  acceptance: { basis: 'after-event', events: ['acceptance'], withinDays: 0 },
};

/** The rule that the usual frequency of a procedure comes to; the physicist may choose another. */
export const suggestedRule = ({ codes }: Pick<Frequency, 'codes'>): ScheduleRule =>
  usualRules[codes[0] ?? 'annual'];
