import { describe, expect, it } from '@jest/globals';
import { alwaysOpen } from './clinical-calendar.ts';
import type { DayOfUse, DoneSession, Plan, ServiceEvent } from './occurrence.ts';
import type { AfterEventRule } from './schedule-rule.ts';
import { openWork, scheduleOf, type Schedule } from './schedule.ts';

const plan = (said: Partial<Plan> = {}): Plan => ({
  from: '2026-01-01',
  until: null,
  calendar: alwaysOpen,
  sessions: [],
  excuses: [],
  daysOfUse: [],
  events: [],
  ...said,
});
const told = ({ occurrences }: Pick<Schedule, 'occurrences'>) =>
  occurrences.map(({ due, state, sessionId }) =>
    [due, state, ...(sessionId === null ? [] : [sessionId])].join(' '),
  );
const done = (id: number, on: string, time: string | null = null): DoneSession => ({
  id,
  on,
  at: time === null ? null : `${on}T${time}:00Z`,
});

describe('what is due on each day of clinical use, before the first patient', () => {
  const used = (on: string, time: string | null = '14:00'): DayOfUse => ({
    on,
    firstExposureAt: time === null ? null : `${on}T${time}:00Z`,
  });
  const november = (said: Partial<Plan>, today: string) =>
    scheduleOf({ basis: 'usage' }, plan(said), { from: '2026-11-01', until: '2026-11-30', today });

  it('is due on days of use only', () => {
    // Monday the 2nd and Thursday the 5th were days of use; today is Friday.
    const schedule = november(
      {
        daysOfUse: [used('2026-11-05'), used('2026-11-02')],
        sessions: [done(1, '2026-11-02', '12:30'), done(2, '2026-11-03', '12:30')],
      },
      '2026-11-06',
    );
    expect(told(schedule)).toEqual(['2026-11-02 done 1', '2026-11-05 missed', '2026-11-06 due']);
    expect(schedule.uncountedSessionIds).toEqual([2]);
    expect(schedule.occurrences[0]).toMatchObject({ windowStart: '2026-11-02', windowEnd: '2026-11-02' });
  });

  it.each<[string, readonly DoneSession[], string | null, string]>([
    ['before the first patient', [done(1, '2026-11-02', '13:59')], '14:00', 'done 1'],
    ['at the same minute', [done(1, '2026-11-02', '14:00')], '14:00', 'done 1'],
    ['after the first patient', [done(1, '2026-11-02', '14:01')], '14:00', 'done-late 1'],
    [
      'after, and before as well',
      [done(1, '2026-11-02', '15:00'), done(2, '2026-11-02', '13:00')],
      '14:00',
      'done 2',
    ],
    ['at a time that nobody knows', [done(1, '2026-11-02')], '14:00', 'done 1'],
    ['on a day whose first patient has no time', [done(1, '2026-11-02', '23:00')], null, 'done 1'],
    ['the day before', [done(1, '2026-11-01', '23:00')], '14:00', 'missed'],
  ])('done %s', (_, sessions, time, state) => {
    const [first] = told(november({ daysOfUse: [used('2026-11-02', time)], sessions }, '2026-11-03'));
    expect(first).toBe(`2026-11-02 ${state}`);
  });

  it('of a day that is told twice has the earliest exposure', () => {
    const daysOfUse = [used('2026-11-02', null), used('2026-11-02', '16:00'), used('2026-11-02', '13:00')];
    const sessions = [done(1, '2026-11-02', '14:00')];
    expect(told(november({ daysOfUse, sessions }, '2026-11-03'))).toEqual([
      '2026-11-02 done-late 1',
      '2026-11-03 due',
    ]);
  });

  it('is due today before anybody was imaged, overdue from then on, and none tomorrow if nobody was', () => {
    const today = '2026-11-06';
    expect(told(november({}, today))).toEqual([`${today} due`]);
    expect(told(november({ daysOfUse: [used(today)] }, today))).toEqual([`${today} overdue`]);
    expect(told(november({ sessions: [done(1, today, '08:00')] }, today))).toEqual([`${today} done 1`]);
    expect(told(november({}, '2026-11-07'))).toEqual(['2026-11-07 due']);
    expect(told({ occurrences: openWork({ basis: 'usage' }, plan(), today).open })).toEqual([`${today} due`]);
  });

  it('is not due today where the clinic is closed, unless patients were imaged all the same', () => {
    const calendar = { ...alwaysOpen, openWeekdays: ['MO', 'TU', 'WE', 'TH', 'FR'] } as const;
    // A Saturday.
    const today = '2026-11-07';
    expect(told(november({ calendar }, today))).toEqual([]);
    expect(told(november({ calendar, daysOfUse: [used(today)] }, today))).toEqual([`${today} overdue`]);
  });

  it('is none before the assignment or after it', () => {
    const daysOfUse = [used('2026-11-02'), used('2026-11-03'), used('2026-11-04')];
    expect(told(november({ from: '2026-11-03', until: '2026-11-03', daysOfUse }, '2026-11-05'))).toEqual([
      '2026-11-03 missed',
    ]);
  });

  it('may be excused', () => {
    const excuses = [{ due: '2026-11-02', by: 'Ana Ruiz', reason: 'Emergency at night' }];
    const [first] = told(november({ daysOfUse: [used('2026-11-02')], excuses }, '2026-11-03'));
    expect(first).toBe('2026-11-02 excused');
  });
});

describe('what is due within a week after service or a new tube', () => {
  const rule: AfterEventRule = { basis: 'after-event', events: ['repair', 'tube-replaced'], withinDays: 7 };
  let made = 0;
  const event = (on: string, said: Partial<ServiceEvent> = {}): ServiceEvent => ({
    id: (made += 1),
    kind: 'repair',
    on,
    at: null,
    ...said,
  });
  const year = (said: Partial<Plan>, today: string) =>
    scheduleOf(rule, plan(said), { from: '2026-01-01', until: '2026-12-31', today });

  it.each([
    ['2026-03-02', 'due'],
    ['2026-03-09', 'due'],
    ['2026-03-10', 'overdue'],
    ['2026-12-31', 'overdue'],
  ])('is on %s %s', (today, state) => {
    const events = [event('2026-03-02')];
    expect(told(year({ events }, today))).toEqual([`2026-03-09 ${state}`]);
  });

  it('is done by a session on the day of the service or later, not before', () => {
    const events = [event('2026-03-02')];
    const schedule = year({ events, sessions: [done(1, '2026-03-01'), done(2, '2026-03-02')] }, '2026-03-20');
    expect(told(schedule)).toEqual(['2026-03-09 done 2']);
    expect(schedule.uncountedSessionIds).toEqual([1]);
    expect(told(year({ events, sessions: [done(1, '2026-03-10')] }, '2026-03-20'))).toEqual([
      '2026-03-09 done-late 1',
    ]);
  });

  it('on the day of the service counts from its hour on', () => {
    const events = [event('2026-03-02', { at: '2026-03-02T15:00:00Z' })];
    const sessions = [done(1, '2026-03-02', '07:00'), done(2, '2026-03-02', '15:00')];
    expect(told(year({ events, sessions }, '2026-03-02'))).toEqual(['2026-03-09 done 2']);
    expect(told(year({ events, sessions: sessions.slice(0, 1) }, '2026-03-02'))).toEqual(['2026-03-09 due']);
  });

  it('is once for events between which nothing was done, by the first of them', () => {
    const events = [event('2026-03-02'), event('2026-03-06', { kind: 'tube-replaced' })];
    const schedule = year({ events, sessions: [done(1, '2026-03-07')] }, '2026-03-20');
    expect(told(schedule)).toEqual(['2026-03-09 done 1']);
    expect(schedule.occurrences[0]?.eventIds).toEqual(events.map(({ id }) => id));
  });

  it('is twice where something was done between them', () => {
    const events = [event('2026-03-06'), event('2026-03-02')];
    expect(told(year({ events, sessions: [done(1, '2026-03-03')] }, '2026-03-20'))).toEqual([
      '2026-03-09 done 1',
      '2026-03-13 overdue',
    ]);
  });

  it('is twice where the first was excused', () => {
    const events = [event('2026-03-02'), event('2026-03-06')];
    const excuses = [{ due: '2026-03-09', by: 'Ana Ruiz', reason: 'Not used until the tube comes' }];
    expect(told(year({ events, excuses, sessions: [done(1, '2026-03-08')] }, '2026-03-20'))).toEqual([
      '2026-03-09 excused',
      '2026-03-13 done 1',
    ]);
  });

  it('is not due after other events, nor after those beside the assignment', () => {
    const events = [
      event('2026-03-02', { kind: 'display-replaced' }),
      event('2025-12-31'),
      event('2026-06-01'),
    ];
    expect(told(year({ events, until: '2026-05-31' }, '2026-07-01'))).toEqual([]);
  });

  it('moves to the next open day, and is none where no end of a closure is known', () => {
    const closedFrom = (until: string | null) => ({
      ...alwaysOpen,
      closures: [{ from: '2026-03-08', until, reason: 'Works' }],
    });
    const events = [event('2026-03-02')];
    expect(year({ events, calendar: closedFrom('2026-03-11') }, '2026-03-12').occurrences).toMatchObject([
      {
        due: '2026-03-12',
        plannedOn: '2026-03-09',
        movedBecause: 'Works',
        windowEnd: '2026-03-12',
        state: 'due',
      },
    ]);
    const gone = year({ events, calendar: closedFrom(null) }, '2026-03-12');
    expect([gone.occurrences, gone.dropped]).toEqual([
      [],
      [{ plannedOn: '2026-03-09', because: 'Works; no end of it is known' }],
    ]);
  });

  it('is missed where the assignment ended without it', () => {
    expect(told(year({ events: [event('2026-03-02')], until: '2026-03-31' }, '2026-04-01'))).toEqual([
      '2026-03-09 missed',
    ]);
  });
});
