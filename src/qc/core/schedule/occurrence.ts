import type { CalendarDate } from '../../../quantities/calendar.ts';
import type { ClinicalCalendar } from './clinical-calendar.ts';
import type { EventKind } from './schedule-rule.ts';

/**
 * scheduled: its window is not open yet · due: it is · overdue: the window has closed, and it can still be done · done-late:
 * done after the window · missed: not done, and the next one's window is open.
 */
export const occurrenceStates = [
  'scheduled',
  'due',
  'overdue',
  'done',
  'done-late',
  'excused',
  'missed',
] as const;
export type OccurrenceState = (typeof occurrenceStates)[number];

/** A session that counts: it is complete, and no reviewer has set it aside. */
export interface DoneSession {
  readonly id: number;
  readonly on: CalendarDate;
  /** ISO instant at which it was completed; null: only its day is known. */
  readonly at: string | null;
}

/** Why one occurrence need not be done, and who says so. */
export interface Excuse {
  readonly due: CalendarDate;
  readonly by: string;
  readonly reason: string;
}

/** A day on which patients were imaged. */
export interface DayOfUse {
  readonly on: CalendarDate;
  /** ISO instant; null: the reports do not say. */
  readonly firstExposureAt: string | null;
}

/** Service, a component replaced. */
export interface ServiceEvent {
  readonly id: number;
  readonly kind: EventKind;
  readonly on: CalendarDate;
  /** ISO instant from which the unit was as it is; null: only its day is known. */
  readonly at: string | null;
}

/** An assignment, with all that its dates follow from. */
export interface Plan {
  /** Both ends count; `until` null: open. Weeks, months and years are counted from the first day. */
  readonly from: CalendarDate;
  readonly until: CalendarDate | null;
  readonly calendar: ClinicalCalendar;
  readonly sessions: readonly DoneSession[];
  readonly excuses: readonly Excuse[];
  readonly daysOfUse: readonly DayOfUse[];
  readonly events: readonly ServiceEvent[];
}

/** One time that it is due. */
export interface Occurrence {
  readonly due: CalendarDate;
  /** The day that the rule names; another one than `due` where that was closed. */
  readonly plannedOn: CalendarDate;
  /** Why it was moved: what was closed on the planned day. Null: it was not. */
  readonly movedBecause: string | null;
  /** Both ends count. */
  readonly windowStart: CalendarDate;
  readonly windowEnd: CalendarDate;
  readonly state: OccurrenceState;
  readonly sessionId: number | null;
  readonly doneOn: CalendarDate | null;
  readonly excuse: Excuse | null;
  /** What it is due after, where it is due after something. */
  readonly eventIds: readonly number[];
}

/** A time that the rule names and that is not due, and why. */
export interface Dropped {
  readonly plannedOn: CalendarDate;
  readonly because: string;
}

/** Occurrences in order of the days on which they are due. */
export interface Occurrences {
  readonly occurrences: readonly Occurrence[];
  readonly dropped: readonly Dropped[];
}

/** An occurrence before it is known what became of it. */
export interface Slot {
  readonly due: CalendarDate;
  readonly plannedOn: CalendarDate;
  readonly movedBecause: string | null;
  readonly windowStart: CalendarDate;
  readonly windowEnd: CalendarDate;
  /** The last day on which it can be done, be it late; null: no end is in sight. */
  readonly lastDay: CalendarDate | null;
  readonly eventIds: readonly number[];
}

export const earlier = (one: CalendarDate, other: CalendarDate): CalendarDate => (one < other ? one : other);
export const later = (one: CalendarDate, other: CalendarDate): CalendarDate => (one > other ? one : other);

/** The excuse of a slot, by the day on which it is due or the one that the rule names. */
export const excuseOf = (
  { excuses }: Pick<Plan, 'excuses'>,
  { due, plannedOn }: Pick<Slot, 'due' | 'plannedOn'>,
): Excuse | null =>
  excuses.find((each) => each.due === due) ?? excuses.find((each) => each.due === plannedOn) ?? null;

/** Sessions up to today, in order; what is dated after it cannot have been done. */
export const sessionsUntil = (
  { sessions }: Pick<Plan, 'sessions'>,
  today: CalendarDate,
): readonly DoneSession[] =>
  sessions
    .filter(({ on }) => on <= today)
    .toSorted((one, other) => one.on.localeCompare(other.on) || one.id - other.id);

const openState = ({ windowStart, windowEnd, lastDay }: Slot, today: CalendarDate): OccurrenceState => {
  if (today < windowStart) return 'scheduled';
  if (today <= windowEnd) return 'due';
  return lastDay !== null && today > lastDay ? 'missed' : 'overdue';
};

/** What became of a slot. What was done is done, though it was excused. */
export const settled = (
  slot: Slot,
  { session, excuse }: { readonly session: DoneSession | null; readonly excuse: Excuse | null },
  today: CalendarDate,
): Occurrence => {
  const { due, plannedOn, movedBecause, windowStart, windowEnd, eventIds } = slot;
  const undone = excuse === null ? openState(slot, today) : 'excused';
  const done = session !== null && session.on > windowEnd ? 'done-late' : 'done';
  return {
    ...{ due, plannedOn, movedBecause, windowStart, windowEnd, eventIds, excuse },
    state: session === null ? undone : done,
    sessionId: session?.id ?? null,
    doneOn: session?.on ?? null,
  };
};
