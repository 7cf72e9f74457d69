import { beyond, type Occurrence } from './beyond.ts';
import { driftWords, signalWords, type ChartRule } from './chart-rules.ts';
import type { ChartLines, ChartPoint, ContinuousOptions, Drift, Mark, Signal, Stage } from './chart.ts';
import type { ControlLimits } from './control-limits.ts';
import { changesIn, cusumOccurrences, tabularCusum, type CusumSums } from './cusum.ts';
import { ewmaOccurrences, ewmaOf, type EwmaPoint } from './ewma.ts';
import { individualLimits, rangeLines, spreads } from './moving-range.ts';
import { runRuleOccurrences } from './run-rules.ts';
import type { Reading, SeriesPoint } from './series.ts';

/** The points of one stage of a phase. */
export interface StagePart {
  readonly stage: Stage;
  /** Place of the first of them in the phase. */
  readonly start: number;
  readonly points: readonly SeriesPoint[];
  /** From the value before, also where that is of the stage before. */
  readonly ranges: readonly Reading[];
}

export interface WatchedStage {
  readonly points: readonly ChartPoint[];
  readonly signals: readonly Signal[];
  readonly drifts: readonly Drift[];
}

interface Statistics {
  readonly scores: readonly Reading[];
  readonly averages: readonly (EwmaPoint | null)[];
  readonly sums: readonly (CusumSums | null)[];
  /** Of the sums, in the unit of the values. */
  readonly decision: number;
}

export const linesOf = ({ centre, sigma, spread }: ControlLimits): ChartLines => {
  const ranges = rangeLines(sigma, spreads[spread]);
  return { ...individualLimits(centre, sigma), rangeCentre: ranges.centre, rangeUpper: ranges.upper };
};

const statisticsOf = (
  points: readonly SeriesPoint[],
  { centre, sigma }: ControlLimits,
  { ewma, cusum }: ContinuousOptions,
): Statistics => {
  if (!(sigma > 0)) throw new RangeError(`σ of control limits is above 0, not ${sigma}`);
  const values = points.map(({ value }) => value);
  const decision = cusum.decision * sigma;
  return {
    scores: values.map((value) => (value === null ? null : (value - centre) / sigma)),
    averages: ewmaOf(values, { centre, sigma }, ewma),
    sums: tabularCusum(values, { target: centre, allowance: cusum.allowance * sigma, decision }),
    decision,
  };
};

const rangeOccurrences = (ranges: readonly Reading[], limits: ControlLimits): readonly Occurrence[] => {
  const upper = linesOf(limits).rangeUpper;
  return ranges.flatMap((range, index) =>
    range === null || beyond(range, { lower: 0, upper }, limits.sigma) === null
      ? []
      : [{ index, from: index - 1, direction: null }],
  );
};

const occurrencesOf = (
  rule: ChartRule,
  { ranges }: StagePart,
  { scores, averages, sums, decision }: Statistics,
  limits: ControlLimits,
): readonly Occurrence[] => {
  if (rule === 'ewma') return ewmaOccurrences(averages, limits.sigma);
  if (rule === 'cusum') return cusumOccurrences(sums, decision);
  if (rule === 'moving-range') return rangeOccurrences(ranges, limits);
  // Values that agree within their rounding lie close together for ever; that is no news.
  return rule === 'nelson-7' && limits.isSigmaOfRounding ? [] : runRuleOccurrences(scores, rule);
};

const signalsOf = (rule: ChartRule, part: StagePart, found: readonly Occurrence[]): readonly Signal[] =>
  found.flatMap(({ index, from, direction }): Signal[] => {
    const point = part.points[index];
    if (point === undefined) return [];
    const places = { index: part.start + index, from: part.start + from };
    return [{ rule, ...places, id: point.id, direction, words: signalWords(rule, direction) }];
  });

const markOf = ({ start, points }: StagePart, place: number): readonly Mark[] => {
  const point = points[place];
  return point === undefined ? [] : [{ index: start + place, id: point.id, time: point.time }];
};

const driftsOf = (part: StagePart, { sums, decision }: Statistics): readonly Drift[] =>
  changesIn(sums, decision).flatMap(({ direction, lastZero, from, found }) => {
    const [after = null] = lastZero === null ? [] : markOf(part, lastZero);
    const [began] = markOf(part, from);
    const [seen] = markOf(part, found);
    if (began === undefined || seen === undefined) return [];
    return [{ direction, after, from: began, found: seen, words: driftWords(direction) }];
  });

/** Points as they are drawn, with what is known of them. */
export const chartPoints = (
  { stage, points, ranges }: StagePart,
  known: Pick<Statistics, 'scores' | 'averages' | 'sums'> | null,
): readonly ChartPoint[] =>
  points.map(({ id, time, value }, place) => ({
    ...{ id, time, value, stage },
    score: known?.scores[place] ?? null,
    movingRange: ranges[place] ?? null,
    ewma: known?.averages[place] ?? null,
    cusum: known?.sums[place] ?? null,
  }));

/** The points of a stage against limits. Averages, sums and runs start afresh with it. */
export const watched = (part: StagePart, limits: ControlLimits, options: ContinuousOptions): WatchedStage => {
  const statistics = statisticsOf(part.points, limits, options);
  const signals = options.rules.flatMap((rule) =>
    signalsOf(rule, part, occurrencesOf(rule, part, statistics, limits)),
  );
  return {
    points: chartPoints(part, statistics),
    signals: signals.toSorted((one, other) => one.index - other.index),
    drifts: driftsOf(part, statistics),
  };
};
