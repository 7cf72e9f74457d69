import { describe, expect, it } from '@jest/globals';
import { schedulePresets, type SchedulePresetKey } from './presets.ts';
import { scheduleWords, windowWords } from './schedule-words.ts';

const calendarWords = (rrule: string): string =>
  scheduleWords({ basis: 'calendar', rrule, window: { before: 0, after: 0 }, onClosedDay: 'drop' });

describe('a schedule in words', () => {
  it.each<[SchedulePresetKey, string]>([
    ['each-day-of-use', 'each day of clinical use, before the first patient'],
    ['daily', 'every day'],
    ['weekly-on-monday', 'every Monday'],
    ['monthly', 'every month on the last day'],
    ['quarterly', 'every year on the last day of March, June, September and December'],
    ['semiannual', 'every year on the last day of June and December'],
    ['annual', 'every year, counted from the last time'],
    [
      'after-service',
      'on the day of service, replacement of the tube, replacement of the generator, replacement of the receptor or replacement of the KAP meter',
    ],
  ])('of the preset %s is “%s”', (key, words) => {
    expect(scheduleWords(schedulePresets[key].rule)).toBe(words);
  });

  it.each([
    ['FREQ=DAILY;INTERVAL=2', 'every 2 days'],
    ['FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR', 'every day from Monday to Friday'],
    ['FREQ=WEEKLY', 'every week'],
    ['FREQ=WEEKLY;BYDAY=TH,MO', 'every Monday and Thursday'],
    ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU', 'every day'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO', 'every 2 weeks on Monday'],
    ['FREQ=MONTHLY;INTERVAL=3', 'every 3 months'],
    ['FREQ=MONTHLY;BYMONTHDAY=1,15', 'every month on the 1st and 15th'],
    ['FREQ=MONTHLY;BYMONTHDAY=2,3,11,22,-1', 'every month on the 2nd, 3rd, 11th, 22nd and last day'],
    ['FREQ=MONTHLY;BYMONTHDAY=-2', 'every month on the second last day'],
    ['FREQ=MONTHLY;BYMONTHDAY=-21', 'every month on the 21st last day'],
    ['FREQ=MONTHLY;BYDAY=2TU', 'every month on the second Tuesday'],
    ['FREQ=MONTHLY;BYDAY=1MO,-1FR', 'every month on the first Monday and last Friday'],
    ['FREQ=MONTHLY;BYDAY=-2FR', 'every month on the second last Friday'],
    [
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
      'every month on the last working day (Monday to Friday)',
    ],
    ['FREQ=MONTHLY;BYDAY=SA,SU;BYSETPOS=1', 'every month on the first Saturday or Sunday'],
    ['FREQ=YEARLY', 'every year'],
    ['FREQ=YEARLY;INTERVAL=2;BYMONTH=3', 'every 2 years in March'],
    ['FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=15', 'every year on the 15th of March'],
  ])('%s is “%s”', (rrule, words) => {
    expect(calendarWords(rrule)).toBe(words);
  });

  it('within days after several things names them all', () => {
    expect(
      scheduleWords({ basis: 'after-event', events: ['repair', 'software-changed'], withinDays: 7 }),
    ).toBe('within 7 days after service or a change of software');
    expect(scheduleWords({ basis: 'after-event', events: ['acceptance'], withinDays: 1 })).toBe(
      'within 1 day after acceptance',
    );
  });

  it('counted from the last time says so', () => {
    const window = { before: 0, after: 0 };
    expect(scheduleWords({ basis: 'completion', rrule: 'FREQ=MONTHLY;INTERVAL=6', window })).toBe(
      'every 6 months, counted from the last time',
    );
  });

  it('that cannot be read is told as it is written', () => {
    expect(calendarWords('whenever')).toBe('whenever');
  });
});

describe('a window in words', () => {
  it.each([
    [0, 0, ''],
    [1, 0, 'from 1 day before until the day itself'],
    [0, 4, 'from the day itself until 4 days after'],
    [7, 14, 'from 7 days before until 14 days after'],
  ])('of %d and %d days is “%s”', (before, after, words) => {
    expect(windowWords({ before, after })).toBe(words);
  });
});
