import type { CalendarDate } from '../../../quantities/calendar.ts';
import { closedBecause } from './clinical-calendar.ts';
import { grouped } from './grouped.ts';
import {
  excuseOf,
  sessionsUntil,
  type DayOfUse,
  type DoneSession,
  type Occurrence,
  type Occurrences,
  type OccurrenceState,
  type Plan,
} from './occurrence.ts';

/** Whether it is known that the session was completed after the first patient was imaged. */
const isAfterFirstPatient = ({ at }: DoneSession, firstExposureAt: string | null): boolean =>
  at !== null && firstExposureAt !== null && Date.parse(at) > Date.parse(firstExposureAt);

const isSooner = (one: DayOfUse, other: DayOfUse): boolean =>
  one.firstExposureAt !== null &&
  (other.firstExposureAt === null || Date.parse(one.firstExposureAt) < Date.parse(other.firstExposureAt));

/** Each day of use once, with its first exposure, in order. */
const daysOfUseIn = ({ daysOfUse, from, until }: Plan, today: CalendarDate): readonly DayOfUse[] => {
  const days = new Map<CalendarDate, DayOfUse>();
  for (const day of daysOfUse) {
    if (day.on < from || day.on > (until ?? today) || day.on > today) continue;
    const known = days.get(day.on);
    if (known === undefined || isSooner(day, known)) days.set(day.on, day);
  }
  return [...days.values()].toSorted((one, other) => one.on.localeCompare(other.on));
};

/** Today before its first patient, where there is clinic: it is due, should there be one. */
const todayUnused = ({ from, until, calendar }: Plan, today: CalendarDate): readonly DayOfUse[] =>
  from <= today && today <= (until ?? today) && closedBecause(calendar, today) === null
    ? [{ on: today, firstExposureAt: null }]
    : [];

interface Became {
  readonly session: DoneSession | null;
  readonly isExcused: boolean;
  readonly isLate: boolean;
}

const stateOf = (
  { on, firstExposureAt }: DayOfUse,
  { session, isExcused, isLate }: Became,
  today: CalendarDate,
): OccurrenceState => {
  if (session !== null) return isLate ? 'done-late' : 'done';
  if (isExcused) return 'excused';
  if (on < today) return 'missed';
  return firstExposureAt === null ? 'due' : 'overdue';
};

const occurrenceOn = (
  day: DayOfUse,
  sessions: readonly DoneSession[],
  plan: Plan,
  today: CalendarDate,
): Occurrence => {
  const { on } = day;
  const inTime = sessions.find((each) => !isAfterFirstPatient(each, day.firstExposureAt));
  const session = inTime ?? sessions[0] ?? null;
  const excuse = excuseOf(plan, { due: on, plannedOn: on });
  const became = { session, isExcused: excuse !== null, isLate: inTime === undefined };
  return {
    ...{ due: on, plannedOn: on, movedBecause: null, windowStart: on, windowEnd: on, eventIds: [], excuse },
    state: stateOf(day, became, today),
    sessionId: session?.id ?? null,
    doneOn: session?.on ?? null,
  };
};

/**
 * What is due on each day of use, before its first patient: done after that patient is late, not done on the day is missed.
 * A day on which patients were imaged is one of use, though the calendar calls it closed. Today is due before anybody knows
 * whether it will be one; should it not be, it is none tomorrow. Where a time is not known, nothing is called late.
 */
export const usageOccurrences = (plan: Plan, today: CalendarDate): Occurrences => {
  const used = daysOfUseIn(plan, today);
  const days = used.at(-1)?.on === today ? used : [...used, ...todayUnused(plan, today)];
  const byDay = grouped(sessionsUntil(plan, today), ({ on }) => on);
  return {
    occurrences: days.map((day) => occurrenceOn(day, byDay.get(day.on) ?? [], plan, today)),
    dropped: [],
  };
};
