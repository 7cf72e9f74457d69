import type { ChartPhase, ContinuousOptions, FrozenLimits } from './chart.ts';
import {
  estimateLimits,
  fewestValues,
  outlierWarnings,
  warningsOf,
  type ChartWarning,
  type ControlLimits,
} from './control-limits.ts';
import { movingRanges } from './moving-range.ts';
import { isIn, type Phase } from './phases.ts';
import { earlierFirst, type Reading, type SeriesPoint, type Time } from './series.ts';
import { chartPoints, linesOf, watched, type StagePart } from './stage.ts';

const frozenFor = (phase: Phase, { frozen }: ContinuousOptions): FrozenLimits | null =>
  frozen
    .filter(({ from }) => isIn(phase, from))
    .toSorted((one, other) => earlierFirst(one.at, other.at))
    .at(-1) ?? null;

const orEnd = (place: number, { length }: readonly unknown[]): number => (place === -1 ? length : place);

const firstAt = (points: readonly SeriesPoint[], from: Time): number =>
  orEnd(
    points.findIndex(({ time }) => time >= from),
    points,
  );

/** The place after so many known values; the end where there are fewer. */
const placeAfter = (values: readonly Reading[], count: number): number => {
  if (!(count >= fewestValues))
    throw new RangeError(`limits are estimated from ${fewestValues} values or more, not from ${count}`);
  let known = 0;
  const last = values.findIndex((value) => {
    known += value === null ? 0 : 1;
    return known === count;
  });
  return Math.min(orEnd(last, values) + 1, values.length);
};

interface Watching {
  /** Place of the first value that is watched. */
  readonly start: number;
  readonly limits: ControlLimits | null;
  readonly frozen: FrozenLimits | null;
  readonly warnings: readonly ChartWarning[];
}

const watching = ({ points }: Phase, frozen: FrozenLimits | null, options: ContinuousOptions): Watching => {
  if (frozen !== null) {
    const { limits, from } = frozen;
    return { start: firstAt(points, from), limits, frozen, warnings: warningsOf(limits) };
  }
  const values = points.map(({ value }) => value);
  const start = placeAfter(values, options.estimationCount);
  const first = values.slice(0, start);
  const estimate = estimateLimits(first, options);
  if (!estimate.ok) return { start, limits: null, frozen, warnings: [estimate.refusal] };
  const { limits } = estimate;
  return { start, limits, frozen, warnings: [...warningsOf(limits), ...outlierWarnings(first, limits)] };
};

/** The values up to a place, and those from there on. */
const stagesOf = ({ points }: Phase, start: number): readonly StagePart[] => {
  const ranges = movingRanges(points.map(({ value }) => value));
  return [
    { stage: 'estimation', start: 0, points: points.slice(0, start), ranges: ranges.slice(0, start) },
    { stage: 'monitoring', start, points: points.slice(start), ranges: ranges.slice(start) },
  ];
};

/**
 * A phase of a continuous quantity. Frozen limits are taken as they are; else the first values give the limits and the
 * later ones are watched with them. Without limits there are points and nothing that signals.
 */
export const continuousPhase = (phase: Phase, options: ContinuousOptions): ChartPhase => {
  const { breaks, from, until } = phase;
  const { start, limits, frozen, warnings } = watching(phase, frozenFor(phase, options), options);
  const parts = stagesOf(phase, start);
  const stages = parts.map((part) =>
    limits === null
      ? { points: chartPoints(part, null), signals: [], drifts: [] }
      : watched(part, limits, options),
  );
  return {
    ...{ breaks, from, until, limits, frozen, warnings },
    centre: limits?.centre ?? null,
    lines: limits === null ? null : linesOf(limits),
    points: stages.flatMap((each) => each.points),
    signals: stages.flatMap((each) => each.signals),
    drifts: stages.flatMap((each) => each.drifts),
  };
};
