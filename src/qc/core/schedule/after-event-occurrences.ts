import { daysAfter, type CalendarDate } from '../../../quantities/calendar.ts';
import { closedBecause, nextOpenDay } from './clinical-calendar.ts';
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
  type ServiceEvent,
  type Slot,
} from './occurrence.ts';
import type { AfterEventRule } from './schedule-rule.ts';

/** Whether the session was after the event; on the same day it is, unless its hour says that it was not. */
const isAfter = (session: DoneSession, event: ServiceEvent): boolean => {
  if (session.on !== event.on || session.at === null || event.at === null) return session.on >= event.on;
  return Date.parse(session.at) >= Date.parse(event.at);
};

const eventsOf = ({ events }: AfterEventRule, { events: all, from, until }: Plan): readonly ServiceEvent[] =>
  all
    .filter(({ kind, on }) => events.includes(kind) && from <= on && on <= (until ?? on))
    .toSorted(
      (one, other) =>
        one.on.localeCompare(other.on) ||
        Date.parse(one.at ?? `${one.on}T00:00:00Z`) - Date.parse(other.at ?? `${other.on}T00:00:00Z`) ||
        one.id - other.id,
    );

/** Events that one session answers: those between which nothing was done. */
type Group = readonly [ServiceEvent, ...ServiceEvent[]];

const slotOf = (rule: AfterEventRule, plan: Plan, [first, ...more]: Group): Slot | Dropped => {
  const plannedOn = daysAfter(first.on, rule.withinDays);
  const closed = closedBecause(plan.calendar, plannedOn);
  const due = nextOpenDay(plan.calendar, plannedOn);
  if (due === null) return { plannedOn, because: `${closed ?? 'closed'}; no end of it is known` };
  return {
    ...{ due, plannedOn, movedBecause: closed, windowStart: first.on, windowEnd: due },
    lastDay: plan.until === null ? null : later(due, plan.until),
    eventIds: [first, ...more].map(({ id }) => id),
  };
};

const excuseOfGroup = (rule: AfterEventRule, plan: Plan, group: Group): Excuse | null => {
  const slot = slotOf(rule, plan, group);
  return 'because' in slot ? null : excuseOf(plan, slot);
};

/** Events that follow each other without a session between them are one occurrence, unless the first was excused. */
const groupsOf = (rule: AfterEventRule, plan: Plan, sessions: readonly DoneSession[]): readonly Group[] => {
  const groups: Group[] = [];
  for (const event of eventsOf(rule, plan)) {
    const last = groups.at(-1);
    const previous = last?.at(-1);
    const isAnswered =
      previous === undefined ||
      sessions.some((session) => isAfter(session, previous) && !isAfter(session, event));
    if (last === undefined || isAnswered || excuseOfGroup(rule, plan, last) !== null) groups.push([event]);
    else groups.splice(-1, 1, [...last, event]);
  }
  return groups;
};

const sessionOf = (
  sessions: readonly DoneSession[],
  group: Group,
  next: Group | undefined,
  lastDay: CalendarDate | null,
): DoneSession | null => {
  const last = group.at(-1) ?? group[0];
  return (
    sessions.find(
      (session) =>
        isAfter(session, last) &&
        (next === undefined || !isAfter(session, next[0])) &&
        session.on <= (lastDay ?? session.on),
    ) ?? null
  );
};

/**
 * What is due after service or a replacement, counted from the first event that nothing was done after. It stays open until
 * it is done: a further event does not make up for it, and one session after both answers both.
 */
export const afterEventOccurrences = (rule: AfterEventRule, plan: Plan, today: CalendarDate): Occurrences => {
  const sessions = sessionsUntil(plan, today);
  const groups = groupsOf(rule, plan, sessions);
  const occurrences: Occurrence[] = [];
  const dropped: Dropped[] = [];
  for (const [at, group] of groups.entries()) {
    const slot = slotOf(rule, plan, group);
    if ('because' in slot) {
      dropped.push(slot);
      continue;
    }
    const session = sessionOf(sessions, group, groups[at + 1], slot.lastDay);
    occurrences.push(settled(slot, { session, excuse: excuseOf(plan, slot) }, today));
  }
  return { occurrences, dropped };
};
