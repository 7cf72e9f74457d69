import { grouped } from './grouped.ts';
import { monthsAfter } from './interval.ts';
import type { Occurrence, OccurrenceState } from './occurrence.ts';

export interface Tally {
  readonly doneOnTime: number;
  readonly doneLate: number;
  readonly missed: number;
  /** Not done, and no longer in time. */
  readonly overdue: number;
  readonly excused: number;
  /** Done on time of all that was due and not excused, 0 to 1; null where nothing was. */
  readonly share: number | null;
}

export interface MonthTally extends Tally {
  /** "2026-11" */
  readonly month: string;
}

export interface Compliance {
  readonly total: Tally;
  /** Every month from the first to the last in which something is due. */
  readonly months: readonly MonthTally[];
}

type Counted = Pick<Occurrence, 'due' | 'state'>;

const tallyOf = (occurrences: readonly Counted[]): Tally => {
  const count = (state: OccurrenceState): number => occurrences.filter((each) => each.state === state).length;
  const [doneOnTime, doneLate] = [count('done'), count('done-late')];
  const [missed, overdue] = [count('missed'), count('overdue')];
  const wasDue = doneOnTime + doneLate + missed + overdue;
  return {
    ...{ doneOnTime, doneLate, missed, overdue, excused: count('excused') },
    share: wasDue === 0 ? null : doneOnTime / wasDue,
  };
};

const monthOf = ({ due }: Counted): string => due.slice(0, 7);

const monthsBetween = (first: string, last: string): readonly string[] => {
  const months: string[] = [];
  for (let month = first; month <= last; month = monthsAfter(`${month}-01`, 1).slice(0, 7))
    months.push(month);
  return months;
};

/**
 * How much was done on time, in all and by the month in which it was due, of one assignment or of many. What is scheduled
 * or due is not counted yet; what is excused is told, and takes no part in the share.
 */
export const complianceOf = (occurrences: readonly Counted[]): Compliance => {
  const byMonth = grouped(occurrences, monthOf);
  const known = [...byMonth.keys()].toSorted();
  const [first, last] = [known.at(0), known.at(-1)];
  return {
    total: tallyOf(occurrences),
    months:
      first === undefined || last === undefined
        ? []
        : monthsBetween(first, last).map((month) => ({ month, ...tallyOf(byMonth.get(month) ?? []) })),
  };
};
