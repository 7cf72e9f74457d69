import { daysAfter, type CalendarDate } from '../../../quantities/calendar.ts';
import { closedBecause, nextOpenDay, previousOpenDay, type ClinicalCalendar } from './clinical-calendar.ts';
import {
  earlier,
  excuseOf,
  later,
  sessionsUntil,
  settled,
  type DoneSession,
  type Dropped,
  type Occurrences,
  type Plan,
  type Slot,
} from './occurrence.ts';
import { nextRecurrences, recurrenceDates } from './recurrence.ts';
import type { Recurrence } from './recurrence-rule.ts';
import type { CalendarRule, ClosedDayChoice } from './schedule-rule.ts';

/** The neighbours of a planned day; it may not be moved to them or past them. */
interface Between {
  readonly after: CalendarDate;
  readonly before: CalendarDate | null;
}

type Placed =
  { readonly due: CalendarDate; readonly movedBecause: string | null } | { readonly droppedBecause: string };

const movedDay = (
  choice: ClosedDayChoice,
  plannedOn: CalendarDate,
  { after, before }: Between,
  calendar: ClinicalCalendar,
): CalendarDate | null => {
  switch (choice) {
    case 'drop':
      return null;
    case 'next-open-day':
      return nextOpenDay(calendar, plannedOn, before);
    case 'previous-open-day':
      return previousOpenDay(calendar, plannedOn, after);
  }
};

const noDayLeft: Readonly<Record<ClosedDayChoice, string>> = {
  drop: '',
  'next-open-day': 'no open day is left before it is due again',
  'previous-open-day': 'no open day is left after it was due before',
};

const placedOn = (
  choice: ClosedDayChoice,
  plannedOn: CalendarDate,
  between: Between,
  calendar: ClinicalCalendar,
): Placed => {
  const closed = closedBecause(calendar, plannedOn);
  if (closed === null) return { due: plannedOn, movedBecause: null };
  const due = movedDay(choice, plannedOn, between, calendar);
  if (due !== null) return { due, movedBecause: closed };
  return { droppedBecause: choice === 'drop' ? closed : `${closed}; ${noDayLeft[choice]}` };
};

/**
 * All planned days up to a day, and two beyond it whatever the end of the assignment: the first may be moved back into the
 * days asked for, the second is its neighbour.
 */
const plannedDays = (recurrence: Recurrence, { from }: Plan, upTo: CalendarDate): readonly CalendarDate[] => {
  const days = recurrenceDates(recurrence, from, upTo);
  const after = later(upTo, daysAfter(from, -1));
  return [...days, ...nextRecurrences(recurrence, from, { after, count: 2 })];
};

type OpenSlot = Omit<Slot, 'lastDay'>;

const slotsAndDropped = (
  { window, onClosedDay }: CalendarRule,
  { from, until, calendar }: Plan,
  planned: readonly CalendarDate[],
): { readonly slots: readonly OpenSlot[]; readonly dropped: readonly Dropped[] } => {
  const slots: OpenSlot[] = [];
  const dropped: Dropped[] = [];
  for (const [at, plannedOn] of planned.slice(0, -1).entries()) {
    if (until !== null && plannedOn > until) break;
    const previous = planned[at - 1] ?? null;
    const between = { after: previous ?? daysAfter(from, -1), before: planned[at + 1] ?? null };
    const placed = placedOn(onClosedDay, plannedOn, between, calendar);
    if ('droppedBecause' in placed) {
      dropped.push({ plannedOn, because: placed.droppedBecause });
      continue;
    }
    const opens = daysAfter(plannedOn, -window.before);
    const windowStart = previous === null ? opens : later(opens, daysAfter(previous, 1));
    slots.push({
      ...placed,
      plannedOn,
      windowStart: earlier(windowStart, placed.due),
      windowEnd: later(daysAfter(plannedOn, window.after), placed.due),
      eventIds: [],
    });
  }
  return { slots, dropped };
};

/** Each can be done until the window of the next one opens; the last of an assignment until the assignment ends. */
const closing = (slots: readonly OpenSlot[], end: CalendarDate | null): readonly Slot[] =>
  slots.map((slot, at) => {
    const next = slots[at + 1];
    const openUntil = next === undefined ? end : daysAfter(next.windowStart, -1);
    return { ...slot, lastDay: openUntil === null ? null : later(slot.windowEnd, openUntil) };
  });

/** Which session did which slot: each session the first open one, rather one that is not excused. */
const sessionsOfSlots = (
  slots: readonly Slot[],
  sessions: readonly DoneSession[],
  isExcused: (slot: Slot) => boolean,
): ReadonlyMap<Slot, DoneSession> => {
  const done = new Map<Slot, DoneSession>();
  const isOver = ({ lastDay }: Slot, on: CalendarDate): boolean => lastDay !== null && lastDay < on;
  let first = 0;
  for (const session of sessions) {
    for (let slot = slots[first]; slot !== undefined && isOver(slot, session.on); slot = slots[first])
      first += 1;
    let fallback: Slot | null = null;
    for (let at = first; at < slots.length; at += 1) {
      const slot = slots[at];
      if (slot === undefined || slot.windowStart > session.on) break;
      if (done.has(slot)) continue;
      fallback ??= slot;
      if (isExcused(slot)) continue;
      fallback = slot;
      break;
    }
    if (fallback !== null) done.set(fallback, session);
  }
  return done;
};

/** What is due by the calendar, up to a day and today at least. */
export const calendarOccurrences = (
  rule: CalendarRule & { readonly recurrence: Recurrence },
  plan: Plan,
  { until, today }: { readonly until: CalendarDate; readonly today: CalendarDate },
): Occurrences => {
  const planned = plannedDays(rule.recurrence, plan, daysAfter(later(until, today), rule.window.before));
  const { slots, dropped } = slotsAndDropped(rule, plan, planned);
  const hasEnded = plan.until !== null && (planned.at(-1) ?? plan.until) > plan.until;
  const closed = closing(slots, hasEnded ? plan.until : null);
  const excuses = new Map(closed.map((slot) => [slot, excuseOf(plan, slot)]));
  const isExcused = (slot: Slot): boolean => (excuses.get(slot) ?? null) !== null;
  const done = sessionsOfSlots(closed, sessionsUntil(plan, today), isExcused);
  return {
    occurrences: closed.map((slot) =>
      settled(slot, { session: done.get(slot) ?? null, excuse: excuses.get(slot) ?? null }, today),
    ),
    dropped,
  };
};
