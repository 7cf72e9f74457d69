import { daysAfter, type CalendarDate } from '../../../quantities/calendar.ts';
import { closedBecause, nextOpenDay } from './clinical-calendar.ts';
import { intervalAfter } from './interval.ts';
import {
  excuseOf,
  later,
  sessionsUntil,
  settled,
  type DoneSession,
  type Dropped,
  type Excuse,
  type Occurrence,
  type Occurrences,
  type Plan,
  type Slot,
} from './occurrence.ts';
import type { Recurrence } from './recurrence-rule.ts';
import type { CompletionRule } from './schedule-rule.ts';

type Rule = CompletionRule & { readonly recurrence: Recurrence };

/** The day on which it is due next, and the one from which it was counted; null: it was never done. */
interface Step {
  readonly plannedOn: CalendarDate;
  readonly countedFrom: CalendarDate | null;
}

const opensOn = ({ window }: Rule, { plannedOn, countedFrom }: Step): CalendarDate => {
  const opens = daysAfter(plannedOn, -window.before);
  return countedFrom === null ? opens : later(opens, daysAfter(countedFrom, 1));
};

const stepAfter = ({ recurrence }: Rule, day: CalendarDate): Step => ({
  plannedOn: intervalAfter(recurrence, day),
  countedFrom: day,
});

/** The first is counted from what was done before the assignment; where there is nothing, it is due on its first day. */
const firstStep = (rule: Rule, { from }: Plan, sessions: readonly DoneSession[]): Step => {
  const before = sessions.filter(({ on }) => on < from).at(-1);
  if (before === undefined) return { plannedOn: from, countedFrom: null };
  const step = stepAfter(rule, before.on);
  return { ...step, plannedOn: later(step.plannedOn, from) };
};

/** The last day on which it can be done: an excused one until the next is open, any other until the assignment ends. */
const lastDayOf = (rule: Rule, { until }: Plan, slot: Omit<Slot, 'lastDay'>, excuse: Excuse | null) => {
  if (excuse !== null) return daysAfter(opensOn(rule, stepAfter(rule, slot.plannedOn)), -1);
  return until === null ? null : later(slot.windowEnd, until);
};

const slotOf = (
  rule: Rule,
  plan: Plan,
  step: Step,
): { readonly slot: Slot; readonly excuse: Excuse | null } | { readonly dropped: Dropped } => {
  const { plannedOn } = step;
  const due = nextOpenDay(plan.calendar, plannedOn);
  const closed = closedBecause(plan.calendar, plannedOn);
  if (due === null)
    return { dropped: { plannedOn, because: `${closed ?? 'closed'}; no end of it is known` } };
  const slot = {
    due,
    plannedOn,
    movedBecause: closed,
    windowStart: opensOn(rule, step),
    windowEnd: later(daysAfter(plannedOn, rule.window.after), due),
    eventIds: [],
  };
  const excuse = excuseOf(plan, slot);
  return { slot: { ...slot, lastDay: lastDayOf(rule, plan, slot, excuse) }, excuse };
};

/** Its window opens after the day from which it is counted, so that no session is found twice. */
const sessionOf = ({ windowStart, lastDay }: Slot, sessions: readonly DoneSession[]): DoneSession | null =>
  sessions.find(({ on }) => windowStart <= on && on <= (lastDay ?? on)) ?? null;

/**
 * What is due an interval after it was last done. Only the next one is known: the one after it depends on the day on which
 * this one is done. What was done before the window opened does not count; an excused one counts as if done when due.
 */
export const completionOccurrences = (rule: Rule, plan: Plan, today: CalendarDate): Occurrences => {
  const sessions = sessionsUntil(plan, today);
  const occurrences: Occurrence[] = [];
  let step = firstStep(rule, plan, sessions);
  while (plan.until === null || step.plannedOn <= plan.until) {
    const found = slotOf(rule, plan, step);
    if ('dropped' in found) return { occurrences, dropped: [found.dropped] };
    const { slot, excuse } = found;
    const session = sessionOf(slot, sessions);
    occurrences.push(settled(slot, { session, excuse }, today));
    if (session === null && excuse === null) break;
    step = stepAfter(rule, session?.on ?? slot.plannedOn);
  }
  return { occurrences, dropped: [] };
};
