import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { daysAfter } from '../../../quantities/calendar.ts';
import { closedBecause } from './clinical-calendar.ts';
import type { Occurrence, OccurrenceState, Plan } from './occurrence.ts';
import { closedDayChoices, type EventKind, type ScheduleRule } from './schedule-rule.ts';
import { scheduleOf } from './schedule.ts';
import { weekdays } from './weekday.ts';

const first = '2026-01-01';
const dayBetween = (min: number, max: number) =>
  fc.integer({ min, max }).map((days) => daysAfter(first, days));
const window = fc.record({ before: fc.integer({ min: 0, max: 40 }), after: fc.integer({ min: 0, max: 40 }) });

const rule: fc.Arbitrary<ScheduleRule> = fc.oneof(
  fc.record({
    basis: fc.constant('calendar' as const),
    rrule: fc.constantFrom(
      ...[
        'FREQ=DAILY',
        'FREQ=DAILY;INTERVAL=3',
        'FREQ=WEEKLY;BYDAY=MO',
        'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR',
      ],
      ...[
        'FREQ=MONTHLY;BYMONTHDAY=-1',
        'FREQ=MONTHLY;BYMONTHDAY=31,1',
        'FREQ=YEARLY;BYMONTH=2,6;BYMONTHDAY=29',
      ],
    ),
    window,
    onClosedDay: fc.constantFrom(...closedDayChoices),
  }),
  fc.record({
    basis: fc.constant('completion' as const),
    rrule: fc.constantFrom('FREQ=DAILY;INTERVAL=5', 'FREQ=WEEKLY', 'FREQ=MONTHLY', 'FREQ=YEARLY'),
    window,
  }),
  fc.record({
    basis: fc.constant('after-event' as const),
    events: fc.constant<readonly EventKind[]>(['repair', 'tube-replaced']),
    withinDays: fc.integer({ min: 0, max: 30 }),
  }),
  fc.constant({ basis: 'usage' as const }),
);

const instant = fc
  .option(fc.integer({ min: 0, max: 23 }))
  .map((hour) => (on: string) => (hour === null ? null : `${on}T${String(hour).padStart(2, '0')}:00:00Z`));
const timed = fc.tuple(dayBetween(-30, 420), instant).map(([on, at]) => ({ on, at: at(on) }));

const plan: fc.Arbitrary<Plan> = fc.record({
  from: fc.constant(first),
  until: fc.option(dayBetween(0, 400)),
  calendar: fc.record({
    openWeekdays: fc.subarray([...weekdays], { minLength: 1 }),
    closures: fc.array(
      fc
        .tuple(dayBetween(-10, 400), fc.option(fc.integer({ min: 0, max: 60 }), { freq: 20 }))
        .map(([from, days]) => ({
          from,
          until: days === null ? null : daysAfter(from, days),
          reason: 'Works',
        })),
      { maxLength: 4 },
    ),
  }),
  sessions: fc
    .array(timed, { maxLength: 40 })
    .map((all) => all.map(({ on, at }, index) => ({ id: index + 1, on, at }))),
  excuses: fc.array(
    dayBetween(0, 400).map((due) => ({ due, by: 'Ana Ruiz', reason: 'Leave' })),
    { maxLength: 8 },
  ),
  daysOfUse: fc
    .array(timed, { maxLength: 40 })
    .map((all) => all.map(({ on, at }) => ({ on, firstExposureAt: at }))),
  events: fc
    .array(timed, { maxLength: 6 })
    .map((all) => all.map(({ on, at }, index) => ({ id: index + 1, kind: 'repair' as const, on, at }))),
});
const today = dayBetween(-20, 420);
const span = fc
  .tuple(dayBetween(-30, 420), fc.integer({ min: 0, max: 120 }))
  .map(([from, days]) => ({ from, until: daysAfter(from, days) }));
const everything = { from: '2020-01-01', until: '2027-12-31' };

describe('laws of schedules', () => {
  it('every session counts once at most, and is either used or told as not counted', () => {
    fc.assert(
      fc.property(rule, plan, today, (one, given, day) => {
        const { occurrences, uncountedSessionIds } = scheduleOf(one, given, { ...everything, today: day });
        const used = occurrences.flatMap(({ sessionId }) => (sessionId === null ? [] : [sessionId]));
        const until = given.sessions.filter(({ on }) => on <= day).map(({ id }) => id);
        expect([...used, ...uncountedSessionIds].toSorted((a, b) => a - b)).toEqual(until);
      }),
      { numRuns: 100 },
    );
  });

  it('occurrences are in order, each due within its window', () => {
    fc.assert(
      fc.property(rule, plan, today, (one, given, day) => {
        const { occurrences } = scheduleOf(one, given, { ...everything, today: day });
        const due = occurrences.map((each) => each.due);
        expect(due).toEqual(due.toSorted());
        for (const each of occurrences) {
          expect(each.windowStart <= each.due && each.due <= each.windowEnd).toBe(true);
          expect(each.movedBecause === null).toBe(each.due === each.plannedOn);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('nothing is due on a closed day, but where patients were imaged', () => {
    fc.assert(
      fc.property(rule, plan, today, (one, given, day) => {
        const { occurrences } = scheduleOf(one, given, { ...everything, today: day });
        const used = new Set(one.basis === 'usage' ? given.daysOfUse.map(({ on }) => on) : []);
        expect(
          occurrences.filter(({ due }) => !used.has(due) && closedBecause(given.calendar, due) !== null),
        ).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  /** The states that an occurrence may have, by its session, its excuse and where today lies. */
  const possible = (
    each: Occurrence,
    basis: ScheduleRule['basis'],
    day: string,
  ): readonly OccurrenceState[] => {
    const { doneOn, excuse, windowStart, windowEnd } = each;
    if (doneOn !== null) {
      if (basis === 'usage') return ['done', 'done-late'];
      return doneOn > windowEnd ? ['done-late'] : ['done'];
    }
    if (excuse !== null) return ['excused'];
    if (day < windowStart) return ['scheduled'];
    if (day > windowEnd) return ['overdue', 'missed'];
    return basis === 'usage' ? ['due', 'overdue'] : ['due'];
  };

  it('the state tells what there is: a session, an excuse, or where today lies', () => {
    fc.assert(
      fc.property(rule, plan, today, (one, given, day) => {
        for (const each of scheduleOf(one, given, { ...everything, today: day }).occurrences) {
          expect(possible(each, one.basis, day)).toContain(each.state);
          if (each.doneOn !== null) expect(each.windowStart <= each.doneOn).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('what is told of a day does not depend on which other days are asked about', () => {
    fc.assert(
      fc.property(rule, plan, today, span, (one, given, day, days) => {
        const asked = { ...days, today: day };
        const all = scheduleOf(one, given, { ...everything, today: day });
        const part = scheduleOf(one, given, asked);
        const isAsked = (date: string) => asked.from <= date && date <= asked.until;
        expect(part.occurrences).toEqual(all.occurrences.filter(({ due }) => isAsked(due)));
        expect(part.dropped).toEqual(all.dropped.filter(({ plannedOn }) => isAsked(plannedOn)));
      }),
      { numRuns: 100 },
    );
  });
});
