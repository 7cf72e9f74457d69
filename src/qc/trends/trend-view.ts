import type { ChartPhase } from '../core/charts/chart.ts';
import type { Range } from '../core/fields.ts';
import type { Level } from '../core/limits.ts';
import type { TrendSession } from './series.queries.ts';
import type { Trend, TrendPhase } from './trends.contract.ts';

type Sessions = ReadonlyMap<number | string, TrendSession>;

const pointView = (
  { id, time, value, stage, score, movingRange, ewma, cusum }: ChartPhase['points'][number],
  sessions: Sessions,
): TrendPhase['points'][number] => ({
  ...{ time, value, stage, score, movingRange },
  sessionId: Number(id),
  on: sessions.get(id)?.on ?? time.slice(0, 10),
  verdict: sessions.get(id)?.verdict ?? 'not-evaluated',
  ewma: ewma === null ? null : { value: ewma.value, lower: ewma.lower, upper: ewma.upper },
  cusum: cusum === null ? null : { high: cusum.high, low: cusum.low },
});

/** A phase as HTTP carries it; of the points those from a day on. */
export const phaseView = (phase: ChartPhase, sessions: Sessions, from: string): TrendPhase => ({
  breaks: [...phase.breaks],
  ...{ from: phase.from, until: phase.until, centre: phase.centre },
  sigma: phase.limits?.sigma ?? null,
  lower: phase.lines?.lower ?? null,
  upper: phase.lines?.upper ?? null,
  rangeUpper: phase.lines?.rangeUpper ?? null,
  points: phase.points.filter(({ time }) => time >= from).map((point) => pointView(point, sessions)),
  signals: phase.signals.map(({ id, rule, from: first, direction, words }) => ({
    ...{ sessionId: Number(id), rule, direction, words },
    fromSessionId: Number(phase.points[first]?.id ?? id),
  })),
  drifts: phase.drifts.map(({ from: began, found, direction, words }) => ({
    ...{ fromSessionId: Number(began.id), foundSessionId: Number(found.id), direction, words },
    fromOn: sessions.get(began.id)?.on ?? began.time.slice(0, 10),
  })),
  warnings: phase.warnings.map(({ message }) => message),
});

/** What two bands have in common; null is open. */
const narrower = (one: Range, other: Range): Range => {
  const lows = [one.low, other.low].filter((each) => each !== null);
  const highs = [one.high, other.high].filter((each) => each !== null);
  return {
    low: lows.length === 0 ? null : Math.max(...lows),
    high: highs.length === 0 ? null : Math.min(...highs),
  };
};

/** The limits that judged the newest value of a field; where several rules look at it, the narrowest counts. */
export const limitsInForce = (sessions: readonly TrendSession[], field: string): Trend['limits'] => {
  const evaluations =
    sessions
      .findLast(({ isVoided }) => !isVoided)
      ?.judgement.evaluations.filter((each) => each.field === field) ?? [];
  const of = (level: Level): Range | null => {
    const bands = evaluations
      .flatMap(({ limits }) => limits)
      .flatMap((used) =>
        used.level === level && used.standing.isInForce && used.band !== null ? [used.band] : [],
      );
    const [first, ...rest] = bands;
    return first === undefined ? null : rest.reduce(narrower, first);
  };
  return { warning: of('warning'), action: of('action') };
};
