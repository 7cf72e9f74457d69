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

/** The limits that judged the newest value of a field. */
export const limitsInForce = (sessions: readonly TrendSession[], field: string): Trend['limits'] => {
  const evaluation = sessions.at(-1)?.judgement.evaluations.find((each) => each.field === field);
  const of = (level: Level): Range | null =>
    evaluation?.limits.find((used) => used.level === level && used.standing.isInForce)?.band ?? null;
  return { warning: of('warning'), action: of('action') };
};
