import { daysAfter, type CalendarDate } from '../../../quantities/calendar.ts';
import { afterEventOccurrences } from './after-event-occurrences.ts';
import { calendarOccurrences } from './calendar-occurrences.ts';
import { completionOccurrences } from './completion-occurrences.ts';
import { sessionsUntil, type Dropped, type Occurrence, type Occurrences, type Plan } from './occurrence.ts';
import type { Recurrence } from './recurrence-rule.ts';
import { readRecurrence } from './recurrence-text.ts';
import type { CalendarRule, CompletionRule, ScheduleRule } from './schedule-rule.ts';
import { usageOccurrences } from './usage-occurrences.ts';

/** The days that are asked about, both ends included, and the day that it is in the unit's time zone. */
export interface Asked {
  readonly from: CalendarDate;
  readonly until: CalendarDate;
  readonly today: CalendarDate;
}

export interface Schedule extends Occurrences {
  /** Sessions up to today that did nothing that was due: too early, a second one, on a day without use. */
  readonly uncountedSessionIds: readonly number[];
}

/** Longer ones are a slip of the caller: an assignment is answered from its first day on. */
export const longestScheduleYears = 50;
const longestDays = longestScheduleYears * 366;

const recurrenceOf = ({ rrule }: CalendarRule | CompletionRule): Recurrence => {
  const reading = readRecurrence(rrule);
  if (!reading.ok) throw new TypeError(`No rule that was checked: ${reading.refusal.message}`);
  return reading.recurrence;
};

/** All that is known up to a day and today; the calendar may give one more, moved back or not. */
const allOccurrences = (rule: ScheduleRule, plan: Plan, asked: Omit<Asked, 'from'>): Occurrences => {
  if (asked.until > daysAfter(plan.from, longestDays))
    throw new RangeError(`A schedule is asked for at most ${longestScheduleYears} years from its first day.`);
  switch (rule.basis) {
    case 'calendar':
      return calendarOccurrences({ ...rule, recurrence: recurrenceOf(rule) }, plan, asked);
    case 'completion':
      return completionOccurrences({ ...rule, recurrence: recurrenceOf(rule) }, plan, asked.today);
    case 'usage':
      return usageOccurrences(plan, asked.today);
    case 'after-event':
      return afterEventOccurrences(rule, plan, asked.today);
  }
};

/**
 * What is due between two days, what became of it, and what the rule names but is not due. A state never depends on the
 * days that are asked about. The rule is one without `scheduleProblems`.
 */
export const scheduleOf = (rule: ScheduleRule, plan: Plan, asked: Asked): Schedule => {
  const all = allOccurrences(rule, plan, asked);
  const isAsked = (day: CalendarDate): boolean => asked.from <= day && day <= asked.until;
  const used = new Set(all.occurrences.map(({ sessionId }) => sessionId));
  return {
    occurrences: all.occurrences.filter(({ due }) => isAsked(due)),
    dropped: all.dropped.filter(({ plannedOn }: Dropped) => isAsked(plannedOn)),
    uncountedSessionIds: sessionsUntil(plan, asked.today).flatMap(({ id }) => (used.has(id) ? [] : [id])),
  };
};

export interface OpenWork {
  /** Due or overdue, in order. */
  readonly open: readonly Occurrence[];
  /** The first one whose window is not open yet; null: none is known. */
  readonly next: Occurrence | null;
}

/** What is to be done today, however long it has been due, and what comes next. */
export const openWork = (rule: ScheduleRule, plan: Plan, today: CalendarDate): OpenWork => {
  const { occurrences } = allOccurrences(rule, plan, { until: today, today });
  return {
    open: occurrences.filter(({ state }) => state === 'due' || state === 'overdue'),
    next: occurrences.find(({ state }) => state === 'scheduled') ?? null,
  };
};
