import { daysAfter, type CalendarDate } from '../../quantities/calendar.ts';
import { dueNotice } from './credential-state.ts';

/** The step at which people are told that an end has passed; the others are days before it. */
export const afterTheEnd = 0;

/** Something that ends, and at which steps that was told before. Both ends count. */
export interface Ending {
  readonly ends: CalendarDate;
  /** Since when Kerma knows of it. */
  readonly knownSince: CalendarDate;
  readonly told: readonly number[];
}

/**
 * The step that is to be told on a day: the nearest only, so that days on which nothing ran are made up by one notice; null
 * where it was told, or a nearer one. An end that was past when it was entered, or longer ago than the first step is
 * before, is history and told to nobody.
 */
export const stepToTell = (
  { ends, knownSince, told }: Ending,
  date: CalendarDate,
  steps: readonly number[],
): number | null => {
  if (date > ends) {
    const isHistory = knownSince > ends || ends < daysAfter(date, -Math.max(...steps));
    return isHistory || told.includes(afterTheEnd) ? null : afterTheEnd;
  }
  const due = dueNotice(ends, date, steps);
  if (due === null) return null;
  return told.some((step) => step !== afterTheEnd && step <= due) ? null : due;
};

/** Whether others are told too, since little time is left, or none. */
export const isLastStep = (step: number, steps: readonly number[]): boolean => step <= Math.min(...steps);
