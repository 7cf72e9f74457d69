import { describe, expect, it } from '@jest/globals';
import { threadMs } from '../../../../test/support/thread-time.ts';
import { datesBetween } from '../../../quantities/calendar.ts';
import { alwaysOpen } from './clinical-calendar.ts';
import type { Occurrence, Plan } from './occurrence.ts';
import { schedulePresets } from './presets.ts';
import type { CalendarRule, CompletionRule, ScheduleRule } from './schedule-rule.ts';
import { openWork, scheduleOf } from './schedule.ts';

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
/** Sessions numbered from one in the order given. */
const on = (...days: readonly string[]) => days.map((day, at) => ({ id: at + 1, on: day, at: null }));
const closed = (from: string, until: string | null, reason: string) => ({
  ...alwaysOpen,
  closures: [{ from, until, reason }],
});
/** Each occurrence as "due state session". */
const told = ({ occurrences }: { readonly occurrences: readonly Occurrence[] }) =>
  occurrences.map(({ due, state, sessionId }) =>
    [due, state, ...(sessionId === null ? [] : [sessionId])].join(' '),
  );
const asked = (from: string, until: string, today: string) => ({ from, until, today });

const monday = schedulePresets['weekly-on-monday'].rule;

/** In January 2026 the Mondays are the 5th, 12th, 19th and 26th. */
describe('what is due every Monday, on time until Friday', () => {
  const january = (today: string) => asked('2026-01-01', '2026-01-31', today);

  it('is done, late, due and to come, each by its session', () => {
    // Monday the 5th; Saturday the 17th, after Friday the 16th. Today is Wednesday the 21st.
    const schedule = scheduleOf(
      monday,
      plan({ sessions: on('2026-01-05', '2026-01-17') }),
      january('2026-01-21'),
    );
    expect(told(schedule)).toEqual([
      '2026-01-05 done 1',
      '2026-01-12 done-late 2',
      '2026-01-19 due',
      '2026-01-26 scheduled',
    ]);
    expect(schedule.occurrences[1]).toEqual({
      due: '2026-01-12',
      plannedOn: '2026-01-12',
      movedBecause: null,
      windowStart: '2026-01-12',
      windowEnd: '2026-01-16',
      state: 'done-late',
      sessionId: 2,
      doneOn: '2026-01-17',
      excuse: null,
      eventIds: [],
    });
  });

  it.each([
    ['2026-01-11', 'scheduled'],
    ['2026-01-12', 'due'],
    ['2026-01-16', 'due'],
    ['2026-01-17', 'overdue'],
    ['2026-01-18', 'overdue'],
    // The window of the next one opens.
    ['2026-01-19', 'missed'],
  ])('and not done is on %s %s', (today, state) => {
    const { occurrences } = scheduleOf(monday, plan(), asked('2026-01-12', '2026-01-12', today));
    expect(occurrences.map((each) => each.state)).toEqual([state]);
  });

  it('does not count when it is done before its window', () => {
    // Sunday, 4 January.
    const schedule = scheduleOf(monday, plan({ sessions: on('2026-01-04') }), january('2026-01-06'));
    expect(told(schedule)[0]).toBe('2026-01-05 due');
    expect(schedule.uncountedSessionIds).toEqual([1]);
  });

  it('is done once, however many sessions there are in its window', () => {
    const sessions = on('2026-01-05', '2026-01-05', '2026-01-07');
    const schedule = scheduleOf(monday, plan({ sessions }), january('2026-01-08'));
    expect(told(schedule).slice(0, 2)).toEqual(['2026-01-05 done 1', '2026-01-12 scheduled']);
    expect(schedule.uncountedSessionIds).toEqual([2, 3]);
  });

  it('takes no session that is dated after today', () => {
    const schedule = scheduleOf(monday, plan({ sessions: on('2026-01-13') }), january('2026-01-12'));
    expect(told(schedule)[1]).toBe('2026-01-12 due');
    expect(schedule.uncountedSessionIds).toEqual([]);
  });

  it('is excused with who said so and why, and done where it was done all the same', () => {
    const excuses = [
      { due: '2026-01-05', by: 'Ana Ruiz', reason: 'Phantom away for repair' },
      { due: '2026-01-12', by: 'Ana Ruiz', reason: 'Phantom away for repair' },
    ];
    const schedule = scheduleOf(monday, plan({ excuses, sessions: on('2026-01-14') }), january('2026-01-20'));
    expect(told(schedule)).toEqual([
      '2026-01-05 excused',
      '2026-01-12 done 1',
      '2026-01-19 due',
      '2026-01-26 scheduled',
    ]);
    expect(schedule.occurrences[0]?.excuse).toEqual(excuses[0]);
  });

  it('moves to Tuesday where Monday is closed, and says why', () => {
    const calendar = closed('2026-01-19', '2026-01-19', 'Martin Luther King Day');
    const excuses = [{ due: '2026-01-19', by: 'Ana Ruiz', reason: 'No staff' }];
    const { occurrences } = scheduleOf(monday, plan({ calendar, excuses }), january('2026-01-20'));
    expect(occurrences[2]).toMatchObject({
      due: '2026-01-20',
      plannedOn: '2026-01-19',
      movedBecause: 'Martin Luther King Day',
      windowStart: '2026-01-19',
      windowEnd: '2026-01-23',
      // Entered for the day that the rule names.
      state: 'excused',
    });
  });

  it('is dropped where the whole week is closed, and says why', () => {
    const calendar = closed('2026-01-19', '2026-01-25', 'New floor');
    const schedule = scheduleOf(monday, plan({ calendar }), january('2026-01-20'));
    expect(told(schedule).slice(1)).toEqual(['2026-01-12 overdue', '2026-01-26 scheduled']);
    expect(schedule.dropped).toEqual([
      { plannedOn: '2026-01-19', because: 'New floor; no open day is left before it is due again' },
    ]);
  });

  it('begins and ends with its assignment, both days included', () => {
    const schedule = scheduleOf(
      monday,
      plan({ from: '2026-01-12', until: '2026-01-19' }),
      january('2026-01-20'),
    );
    expect(told(schedule)).toEqual(['2026-01-12 missed', '2026-01-19 due']);
  });

  it('is missed at last when the assignment ends, and not before its window does', () => {
    const state = (today: string) =>
      told(scheduleOf(monday, plan({ until: '2026-01-20' }), january(today))).at(-1);
    expect(state('2026-01-23')).toBe('2026-01-19 due');
    expect(state('2026-01-24')).toBe('2026-01-19 missed');
  });
});

describe('what is due every Monday, three days earlier or later', () => {
  const rule: CalendarRule = { ...monday, window: { before: 3, after: 5 } };

  it('gives a session in two windows to the one that is due first', () => {
    // Windows Friday the 2nd to Saturday the 10th, and Friday the 9th to Saturday the 17th.
    const sessions = on('2026-01-09', '2026-01-10');
    expect(
      told(scheduleOf(rule, plan({ sessions }), asked('2026-01-01', '2026-01-12', '2026-01-10'))),
    ).toEqual(['2026-01-05 done 1', '2026-01-12 done 2']);
  });

  it('gives it to the other where the first is excused', () => {
    const excuses = [{ due: '2026-01-05', by: 'Ana Ruiz', reason: 'Leave' }];
    const sessions = on('2026-01-09');
    expect(
      told(scheduleOf(rule, plan({ sessions, excuses }), asked('2026-01-01', '2026-01-12', '2026-01-10'))),
    ).toEqual(['2026-01-05 excused', '2026-01-12 done 1']);
  });

  it('is missed only when its own window has closed as well', () => {
    const state = (today: string) => told(scheduleOf(rule, plan(), asked('2026-01-05', '2026-01-05', today)));
    expect(state('2026-01-10')).toEqual(['2026-01-05 due']);
    expect(state('2026-01-11')).toEqual(['2026-01-05 missed']);
  });
});

describe('what is due every month', () => {
  const { rule } = schedulePresets.monthly;

  it('has the days of its month, be it long or short', () => {
    const { occurrences } = scheduleOf(
      rule,
      plan({ from: '2028-01-01' }),
      asked('2028-01-01', '2028-04-30', '2028-01-01'),
    );
    expect(occurrences.map(({ windowStart, windowEnd }) => `${windowStart} ${windowEnd}`)).toEqual([
      '2028-01-01 2028-01-31',
      '2028-02-01 2028-02-29',
      '2028-03-01 2028-03-31',
      '2028-04-01 2028-04-30',
    ]);
  });

  it('is done by the last day of one month and the first of the next', () => {
    const sessions = on('2026-02-28', '2026-03-01');
    expect(
      told(scheduleOf(rule, plan({ sessions }), asked('2026-02-01', '2026-04-30', '2026-04-01'))),
    ).toEqual(['2026-02-28 done 1', '2026-03-31 done 2', '2026-04-30 due']);
  });

  it('moves to the last open day before, over the end of the year', () => {
    // Wednesday, 23 December is the last open day; the clinic opens again on Monday, 4 January 2027.
    const calendar = closed('2026-12-24', '2027-01-03', 'Holidays');
    const { occurrences } = scheduleOf(
      rule,
      plan({ calendar }),
      asked('2026-12-01', '2027-01-31', '2026-12-01'),
    );
    expect(told({ occurrences })).toEqual(['2026-12-23 due', '2027-01-31 scheduled']);
    expect(occurrences[0]).toMatchObject({
      plannedOn: '2026-12-31',
      movedBecause: 'Holidays',
      windowEnd: '2026-12-31',
    });
  });

  it('is dropped where the whole month is closed', () => {
    const calendar = closed('2026-12-01', '2026-12-31', 'Rebuilding');
    const schedule = scheduleOf(rule, plan({ calendar }), asked('2026-11-15', '2027-01-31', '2026-12-15'));
    expect(told(schedule)).toEqual(['2026-11-30 overdue', '2027-01-31 scheduled']);
    expect(schedule.dropped).toEqual([
      { plannedOn: '2026-12-31', because: 'Rebuilding; no open day is left after it was due before' },
    ]);
  });

  it('and was moved back into the days asked for is among them, though its planned day is not', () => {
    const calendar = closed('2026-12-24', '2026-12-31', 'Holidays');
    expect(
      told(scheduleOf(rule, plan({ calendar }), asked('2026-12-20', '2026-12-25', '2026-12-02'))),
    ).toEqual(['2026-12-23 due']);
  });
});

describe('what is due every day', () => {
  const { rule } = schedulePresets.daily;

  it('leaves closed days out and says why', () => {
    const calendar = {
      ...closed('2026-12-25', '2026-12-25', 'Christmas Day'),
      openWeekdays: ['MO', 'TU', 'WE', 'TH', 'FR'],
    } as const;
    const schedule = scheduleOf(rule, plan({ calendar }), asked('2026-12-24', '2026-12-28', '2026-12-28'));
    // Thursday; Friday is Christmas; on Monday the window of the next one is open.
    expect(told(schedule)).toEqual(['2026-12-24 missed', '2026-12-28 due']);
    expect(schedule.dropped).toEqual([
      { plannedOn: '2026-12-25', because: 'Christmas Day' },
      { plannedOn: '2026-12-26', because: 'no clinic on Saturdays' },
      { plannedOn: '2026-12-27', because: 'no clinic on Sundays' },
    ]);
  });

  it('is due once on days on which clocks are changed', () => {
    const schedule = scheduleOf(rule, plan(), asked('2026-10-24', '2026-10-26', '2026-10-24'));
    expect(told(schedule)).toEqual(['2026-10-24 due', '2026-10-25 scheduled', '2026-10-26 scheduled']);
  });

  it('for ten years takes less than a second', () => {
    const sessions = on(...datesBetween('2016-01-01', '2025-12-31'));
    const before = threadMs();
    const { occurrences } = scheduleOf(
      rule,
      plan({ from: '2016-01-01', sessions }),
      asked('2016-01-01', '2025-12-31', '2025-12-31'),
    );
    const took = threadMs() - before;
    // 2016, 2020 and 2024 have leap days.
    expect(occurrences).toHaveLength(3653);
    expect(occurrences.every(({ state }) => state === 'done')).toBe(true);
    expect(took).toBeLessThan(1000);
  });

  it('is not asked for over more years than an assignment lasts', () => {
    expect(() => scheduleOf(rule, plan(), asked('2026-01-01', '9999-12-31', '2026-01-01'))).toThrow(
      '50 years',
    );
  });
});

describe('what is due six months after it was last done', () => {
  const rule: CompletionRule = {
    basis: 'completion',
    rrule: 'FREQ=MONTHLY;INTERVAL=6',
    window: { before: 14, after: 14 },
  };
  const years = (today: string) => asked('2025-01-01', '2028-12-31', today);

  it('is due on the first day of the assignment when it was never done', () => {
    expect(told(scheduleOf(rule, plan(), years('2025-12-17')))).toEqual(['2026-01-01 scheduled']);
    expect(told(scheduleOf(rule, plan(), years('2025-12-18')))).toEqual(['2026-01-01 due']);
    expect(told(scheduleOf(rule, plan(), years('2026-01-16')))).toEqual(['2026-01-01 overdue']);
  });

  it('counts from the day on which it was done, early or late', () => {
    // 1 January on time; 10 July, nine days late and in the window of 14; 1 February, 22 days after 10 January: late.
    const sessions = on('2026-01-01', '2026-07-10', '2027-02-01');
    expect(told(scheduleOf(rule, plan({ sessions }), years('2027-02-02')))).toEqual([
      '2026-01-01 done 1',
      '2026-07-01 done 2',
      '2027-01-10 done-late 3',
      '2027-08-01 scheduled',
    ]);
  });

  it('stays overdue for as long as it is not done', () => {
    expect(told(scheduleOf(rule, plan(), years('2028-12-31')))).toEqual(['2026-01-01 overdue']);
  });

  it('does not count what was done before the window, and does not begin anew from it', () => {
    // The window opens on 17 June, 14 days before 1 July.
    const schedule = scheduleOf(
      rule,
      plan({ sessions: on('2026-01-01', '2026-06-16') }),
      years('2026-06-17'),
    );
    expect(told(schedule)).toEqual(['2026-01-01 done 1', '2026-07-01 due']);
    expect(schedule.uncountedSessionIds).toEqual([2]);
  });

  it('of the 31st of August is due on the last of February', () => {
    const sessions = on('2027-08-31');
    expect(told(scheduleOf(rule, plan({ from: '2027-08-31', sessions }), years('2027-09-01'))).at(-1)).toBe(
      '2028-02-29 scheduled',
    );
  });

  it('counts from what was done before the assignment, and is not due before it begins', () => {
    const before = (day: string) => told(scheduleOf(rule, plan({ sessions: on(day) }), years('2026-01-01')));
    expect(before('2025-10-15')).toEqual(['2026-04-15 scheduled']);
    expect(before('2024-05-05')).toEqual(['2026-01-01 due']);
  });

  it('excused is due again as if it had been done on its day', () => {
    const excuses = [{ due: '2026-01-01', by: 'Ana Ruiz', reason: 'Unit in storage' }];
    expect(told(scheduleOf(rule, plan({ excuses }), years('2026-03-01')))).toEqual([
      '2026-01-01 excused',
      '2026-07-01 scheduled',
    ]);
    // Done after all, before the next one is open: it counts from there.
    expect(
      told(scheduleOf(rule, plan({ excuses, sessions: on('2026-02-10') }), years('2026-03-01'))),
    ).toEqual(['2026-01-01 done-late 1', '2026-08-10 scheduled']);
    expect(
      told(scheduleOf(rule, plan({ excuses, sessions: on('2026-06-17') }), years('2026-06-20'))),
    ).toEqual(['2026-01-01 excused', '2026-07-01 done 1', '2026-12-17 scheduled']);
  });

  it('moves to the next open day, and is none where no end of a closure is known', () => {
    const moved = scheduleOf(
      rule,
      plan({ calendar: closed('2026-01-01', '2026-01-04', 'Holidays') }),
      years('2026-01-02'),
    );
    expect(moved.occurrences).toMatchObject([
      { due: '2026-01-05', plannedOn: '2026-01-01', movedBecause: 'Holidays', state: 'due' },
    ]);
    const gone = scheduleOf(
      rule,
      plan({ calendar: closed('2026-01-01', null, 'In storage') }),
      years('2026-01-02'),
    );
    expect(gone.occurrences).toEqual([]);
    expect(gone.dropped).toEqual([{ plannedOn: '2026-01-01', because: 'In storage; no end of it is known' }]);
  });

  it('is missed where the assignment ended without it, and then there is no next', () => {
    expect(told(scheduleOf(rule, plan({ until: '2026-03-31' }), years('2026-04-01')))).toEqual([
      '2026-01-01 missed',
    ]);
    expect(
      told(scheduleOf(rule, plan({ until: '2026-03-31', sessions: on('2026-01-02') }), years('2026-04-01'))),
    ).toEqual(['2026-01-01 done 1']);
  });
});

describe('what is to be done today', () => {
  it('is what is due or overdue, however long, and what comes next', () => {
    const annual = schedulePresets.annual.rule;
    const overdue = openWork(annual, plan(), '2027-06-01');
    expect(told({ occurrences: overdue.open })).toEqual(['2026-01-01 overdue']);
    expect(overdue.next).toBeNull();
    const done = openWork(annual, plan({ sessions: on('2026-01-01') }), '2026-06-01');
    expect(done.open).toEqual([]);
    expect(done.next).toMatchObject({
      due: '2027-01-01',
      windowStart: '2026-11-02',
      windowEnd: '2027-03-01',
    });
  });

  it('knows the next Monday', () => {
    const { open, next } = openWork(monday, plan({ sessions: on('2026-01-12') }), '2026-01-13');
    expect(open).toEqual([]);
    expect(next).toMatchObject({ due: '2026-01-19', state: 'scheduled' });
  });

  it('by a rule that was never checked is a fault', () => {
    const rule: ScheduleRule = { ...monday, rrule: 'whenever' };
    expect(() => openWork(rule, plan(), '2026-01-13')).toThrow('No rule that was checked');
  });
});
