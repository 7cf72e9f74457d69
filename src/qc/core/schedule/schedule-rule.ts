import { isBareInterval } from './interval.ts';
import { readRecurrence } from './recurrence-text.ts';

/** Days around the day on which it is due, in which it counts as done on time. */
export interface Window {
  readonly before: number;
  readonly after: number;
}

/** What a rule does where the day is closed: leave it out, or move it as far as the neighbouring one allows. */
export const closedDayChoices = ['drop', 'next-open-day', 'previous-open-day'] as const;
export type ClosedDayChoice = (typeof closedDayChoices)[number];

/** Due on days that the calendar names, whenever it was last done. */
export interface CalendarRule {
  readonly basis: 'calendar';
  /** RRULE, as `readRecurrence` takes it. */
  readonly rrule: string;
  readonly window: Window;
  readonly onClosedDay: ClosedDayChoice;
}

/** Due an interval after it was last done; on a closed day the next open one. */
export interface CompletionRule {
  readonly basis: 'completion';
  /** RRULE of a bare interval: "FREQ=MONTHLY;INTERVAL=6". */
  readonly rrule: string;
  readonly window: Window;
}

/** Due on each day on which patients are imaged, before the first of them. */
export interface UsageRule {
  readonly basis: 'usage';
}

/** What happens to a unit or a garment, after which tests are due. */
export const eventWords = {
  acceptance: 'acceptance',
  repair: 'service',
  'tube-replaced': 'replacement of the tube',
  'generator-replaced': 'replacement of the generator',
  'receptor-replaced': 'replacement of the receptor',
  'kap-meter-replaced': 'replacement of the KAP meter',
  'display-replaced': 'replacement of a display',
  'software-changed': 'a change of software',
  'garment-received': 'receipt of a garment',
  'garment-damaged': 'damage to a garment',
} as const;
export type EventKind = keyof typeof eventWords;

/** Due within so many days after what happened: 0 is the same day. A closed day moves it to the next open one. */
export interface AfterEventRule {
  readonly basis: 'after-event';
  readonly events: readonly EventKind[];
  readonly withinDays: number;
}

/** When a test of an assignment is due. Dates follow from it and are never stored. */
export type ScheduleRule = CalendarRule | CompletionRule | UsageRule | AfterEventRule;

export interface ScheduleProblem {
  readonly path: 'rrule' | 'window.before' | 'window.after' | 'events' | 'withinDays';
  readonly message: string;
}

const mostDays = 366;

const dayCount = (path: ScheduleProblem['path'], days: number): readonly ScheduleProblem[] =>
  Number.isInteger(days) && days >= 0 && days <= mostDays
    ? []
    : [{ path, message: `Give whole days from 0 to ${mostDays}, not ${days}.` }];

const recurrenceProblems = ({ basis, rrule }: CalendarRule | CompletionRule): readonly ScheduleProblem[] => {
  const reading = readRecurrence(rrule);
  if (!reading.ok) return [{ path: 'rrule', message: reading.refusal.message }];
  return basis === 'calendar' || isBareInterval(reading.recurrence)
    ? []
    : [
        {
          path: 'rrule',
          message:
            'What counts from the last time has an interval only, such as FREQ=MONTHLY;INTERVAL=6. Name weekdays or months where it goes by the calendar.',
        },
      ];
};

/** What is wrong with a rule, by field, in words that say what to do; none where it may be used. */
export const scheduleProblems = (rule: ScheduleRule): readonly ScheduleProblem[] => {
  switch (rule.basis) {
    case 'usage':
      return [];
    case 'after-event':
      return [
        ...(rule.events.length === 0
          ? [{ path: 'events' as const, message: 'Say after what it is due: service, a new tube.' }]
          : []),
        ...dayCount('withinDays', rule.withinDays),
      ];
    default:
      return [
        ...recurrenceProblems(rule),
        ...dayCount('window.before', rule.window.before),
        ...dayCount('window.after', rule.window.after),
      ];
  }
};
