import { describe, expect, it } from '@jest/globals';
import { afterTheEnd, isLastStep, stepToTell } from './end-notice.ts';

const steps = [90, 30, 7];
const ending = { ends: '2026-12-04', knownSince: '2025-01-01', told: [] as number[] };
const told = (date: string, before: readonly number[] = []) =>
  stepToTell({ ...ending, told: before }, date, steps);

describe('an end is told', () => {
  it('90, 30 and 7 days before, and once when it has passed', () => {
    // 4 Dec is 90 days after 5 Sep, 30 after 4 Nov, 7 after 27 Nov.
    expect(told('2026-09-04')).toBeNull();
    expect(told('2026-09-05')).toBe(90);
    expect(told('2026-11-03', [90])).toBeNull();
    expect(told('2026-11-04', [90])).toBe(30);
    expect(told('2026-11-27', [90, 30])).toBe(7);
    expect(told('2026-12-04', [90, 30, 7])).toBeNull();
    expect(told('2026-12-05', [90, 30, 7])).toBe(afterTheEnd);
    expect(told('2026-12-06', [90, 30, 7, afterTheEnd])).toBeNull();
  });

  it('once for days on which nothing ran: the nearest step alone', () => {
    expect(told('2026-11-20')).toBe(30);
    expect(told('2026-11-28', [90])).toBe(7);
    expect(told('2026-12-20')).toBe(afterTheEnd);
  });

  it('not again at a step that was put further away than one that was told', () => {
    expect(stepToTell({ ...ending, told: [30] }, '2026-11-10', [60, 45])).toBeNull();
    expect(stepToTell({ ...ending, told: [30] }, '2026-11-24', [60, 14])).toBe(14);
  });

  it('to nobody where it was past already when it was entered, or is long past', () => {
    const entered = { ...ending, knownSince: '2026-12-05' };
    expect(stepToTell(entered, '2026-12-06', steps)).toBeNull();
    expect(stepToTell({ ...ending, knownSince: '2026-12-04' }, '2026-12-06', steps)).toBe(afterTheEnd);
    expect(told('2027-03-04')).toBe(afterTheEnd);
    expect(told('2027-03-05')).toBeNull();
  });
});

it('others are told too at the last step and after the end', () => {
  expect([90, 30, 7, afterTheEnd].map((step) => isLastStep(step, steps))).toEqual([false, false, true, true]);
});
