import type { WorkList } from '../../../qc/schedule/schedule.contract.ts';
import type { Address } from '../../ui/use-address.ts';
import { formatDate } from '../../ui/dates.ts';
import { daysAway } from '../../ui/days.ts';
import type { Performer } from '../qc-words.ts';

export type UnitWork = WorkList['units'][number];
export type Work = UnitWork['work'][number];
export type DoneToday = UnitWork['doneToday'][number];
export const workStates = ['overdue', 'due', 'done'] as const;
export type WorkState = (typeof workStates)[number];

/** What is open is overdue or due; both counts and lists go by this. */
export const stateOf = ({ occurrence }: Work): 'overdue' | 'due' =>
  occurrence.state === 'overdue' ? 'overdue' : 'due';

/** Until when it is in time, or since when no longer. */
export const dueWords = ({ occurrence }: Work, today: string): string => {
  const { state, windowEnd } = occurrence;
  if (state === 'overdue') return `was due by ${formatDate(windowEnd)}, ${daysAway(windowEnd, today)}`;
  return windowEnd === today ? 'today' : `until ${formatDate(windowEnd)}, ${daysAway(windowEnd, today)}`;
};

interface WorkFilter {
  readonly unitIds: ReadonlySet<number> | null;
  readonly performer: Performer | null;
  readonly state: WorkState | null;
}

export const filterOf = (address: Address, mine: Performer | null): WorkFilter => {
  const { unitIds, who, state } = address;
  return {
    unitIds: unitIds === undefined ? null : new Set(unitIds.split(',').map(Number)),
    performer: who === 'mine' ? mine : who === 'technologist' || who === 'physicist' ? who : null,
    state: workStates.find((each) => each === state) ?? null,
  };
};

/** Everything of the units that are asked for, before states are chosen: what the chips count. */
export const narrowed = (units: readonly UnitWork[], { unitIds, performer }: WorkFilter): UnitWork[] =>
  units
    .filter(({ unit }) => unitIds === null || unitIds.has(unit.id))
    .map((each) => ({
      ...each,
      work: each.work
        .filter(({ performedBy }) => performer === null || performedBy === performer)
        .toSorted((one, other) => one.occurrence.windowEnd.localeCompare(other.occurrence.windowEnd)),
    }));

export const ofState = (units: readonly UnitWork[], state: WorkState | null): UnitWork[] =>
  units
    .map((each) => ({
      ...each,
      work: state === 'done' ? [] : each.work.filter((work) => state === null || stateOf(work) === state),
      doneToday: state === null || state === 'done' ? each.doneToday : [],
    }))
    .filter(({ work, doneToday }) => state === null || work.length + doneToday.length > 0);

export const countsOf = (units: readonly UnitWork[]): Readonly<Record<WorkState, number>> => {
  const states = units.flatMap(({ work }) => work.map(stateOf));
  return {
    overdue: states.filter((state) => state === 'overdue').length,
    due: states.filter((state) => state === 'due').length,
    done: units.reduce((sum, { doneToday }) => sum + doneToday.length, 0),
  };
};

const rankOf = ({ work, doneToday }: UnitWork): number => {
  if (work.some((each) => stateOf(each) === 'overdue')) return 0;
  if (work.length > 0) return 1;
  return doneToday.length > 0 ? 2 : 3;
};

/** Units with what is overdue first, then what is due, what was done, and those with nothing today. */
export const inOrder = (units: readonly UnitWork[]): UnitWork[] =>
  units.toSorted((one, other) => rankOf(one) - rankOf(other));
