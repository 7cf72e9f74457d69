import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { daysAfter } from '../../../quantities/calendar.ts';
import { monthsAfter } from './interval.ts';
import { schedulePresets } from './presets.ts';
import { closedDayChoices, scheduleProblems, type ScheduleRule } from './schedule-rule.ts';

const calendar: ScheduleRule = {
  basis: 'calendar',
  rrule: 'FREQ=WEEKLY;BYDAY=MO',
  window: { before: 0, after: 4 },
  onClosedDay: 'next-open-day',
};
const completion: ScheduleRule = {
  basis: 'completion',
  rrule: 'FREQ=MONTHLY;INTERVAL=6',
  window: { before: 14, after: 14 },
};
const afterEvent: ScheduleRule = { basis: 'after-event', events: ['repair'], withinDays: 7 };

describe('a rule of a schedule', () => {
  it.each([calendar, completion, afterEvent, { basis: 'usage' } satisfies ScheduleRule])(
    'is right: $basis',
    (rule) => {
      expect(scheduleProblems(rule)).toEqual([]);
    },
  );

  it.each(closedDayChoices)('may have closed days: %s', (onClosedDay) => {
    expect(scheduleProblems({ ...calendar, onClosedDay })).toEqual([]);
  });

  it.each<[ScheduleRule, string, string]>([
    [{ ...calendar, rrule: 'FREQ=HOURLY' }, 'rrule', 'DAILY, WEEKLY, MONTHLY or YEARLY'],
    [{ ...completion, rrule: 'FREQ=WEEKLY;BYDAY=MO' }, 'rrule', 'an interval only'],
    [{ ...calendar, window: { before: -1, after: 0 } }, 'window.before', 'from 0 to 366, not -1'],
    [{ ...calendar, window: { before: 0, after: 1.5 } }, 'window.after', 'whole days'],
    [{ ...completion, window: { before: 367, after: 0 } }, 'window.before', 'not 367'],
    [{ ...afterEvent, events: [] }, 'events', 'after what it is due'],
    [{ ...afterEvent, withinDays: Number.NaN }, 'withinDays', 'whole days'],
  ])('%j is refused at %s', (rule, path, words) => {
    expect(scheduleProblems(rule)).toEqual([{ path, message: expect.stringContaining(words) }]);
  });
});

describe('the presets', () => {
  it.each(Object.entries(schedulePresets))('%s is a rule that may be used', (_, { rule }) => {
    expect(scheduleProblems(rule)).toEqual([]);
  });

  it('have an annual test on time never later than 14 months after the last', () => {
    const { window } = schedulePresets.annual.rule;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), (days) => {
        const last = daysAfter('2023-01-01', days);
        expect(daysAfter(monthsAfter(last, 12), window.after) <= monthsAfter(last, 14)).toBe(true);
      }),
    );
  });
});
