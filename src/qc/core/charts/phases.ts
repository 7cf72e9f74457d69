import type { SeriesPoint, Time } from './series.ts';

export type BreakReason = 'baseline' | 'component' | 'procedure-version' | 'software' | 'protocol';

/** From this time on, values are not comparable with those before. */
export interface PhaseBreak {
  readonly time: Time;
  readonly reason: BreakReason;
  /** What changed, for people: "tube replaced". */
  readonly what: string;
}

/** Values that are comparable with each other. */
export interface Phase {
  /** What it began with; empty for the first one. */
  readonly breaks: readonly PhaseBreak[];
  /** null: the first one. */
  readonly from: Time | null;
  /** The time of the next break, no longer included; null: it lasts. */
  readonly until: Time | null;
  readonly points: readonly SeriesPoint[];
}

export const isIn = ({ from, until }: Pick<Phase, 'from' | 'until'>, time: Time): boolean =>
  (from === null || from <= time) && (until === null || time < until);

/**
 * Points in order of time, split at the breaks; a point at the time of a break comes after it. Changes without a value
 * between them begin one phase together. The last phase may be empty: nothing is known yet since its break.
 */
export const phasesOf = (points: readonly SeriesPoint[], breaks: readonly PhaseBreak[]): readonly Phase[] => {
  const times = [...new Set(breaks.map(({ time }) => time))].toSorted();
  const phases: Phase[] = [];
  let carried: readonly PhaseBreak[] = [];
  [null, ...times].forEach((from, place) => {
    const until = times[place] ?? null;
    const begun = [...carried, ...breaks.filter(({ time }) => time === from)];
    const own = points.filter(({ time }) => isIn({ from, until }, time));
    const isSkipped = own.length === 0 && until !== null;
    carried = isSkipped ? begun : [];
    if (!isSkipped) phases.push({ breaks: begun, from, until, points: own });
  });
  return phases;
};
