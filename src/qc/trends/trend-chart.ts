import { daysAfter, type CalendarDate } from '../../quantities/calendar.ts';
import type { Baseline } from '../core/baseline.ts';
import { chartOf, defaultChart } from '../core/charts/chart-of.ts';
import type { ChartRule } from '../core/charts/chart-rules.ts';
import type { Chart, ChartOptions } from '../core/charts/chart.ts';
import type { PhaseBreak } from '../core/charts/phases.ts';
import { decimalsOfField, type FieldKey, type NumericField } from '../core/fields.ts';
import type { Procedure } from '../core/procedure.ts';
import { numberIn, type TrendSession } from './series.queries.ts';

/** A version of the unit's software, and when it was reported first. */
export interface SoftwareSeen {
  readonly versions: string;
  readonly firstSeenAt: string;
}

/** A field of a unit with all that its chart follows from. */
export interface TrendInputs {
  readonly procedure: Procedure;
  readonly field: NumericField;
  /** Of the series, in order of time. */
  readonly sessions: readonly TrendSession[];
  /** Of the field and series, in order of the days from which they hold. */
  readonly baselines: readonly Baseline[];
  readonly software: readonly SoftwareSeen[];
  readonly rules?: readonly ChartRule[] | undefined;
}

const isOrdinal = ({ trends }: Procedure, field: FieldKey): boolean =>
  trends.some((each) => each.field === field && each.charts.includes('ordinal-steps'));

/** The first of anything is where it all began, and no break. */
const later = <T>(all: readonly T[]): readonly T[] => all.slice(1);

const breaksOf = ({ sessions, baselines, software }: TrendInputs): PhaseBreak[] => [
  ...later(baselines).map(({ validFrom, value }) => ({
    time: validFrom,
    reason: 'baseline' as const,
    what: `baseline ${value}`,
  })),
  ...sessions.flatMap(({ version, at }, place) =>
    place > 0 && sessions[place - 1]?.version !== version
      ? [{ time: at, reason: 'procedure-version' as const, what: `version ${version} of the test` }]
      : [],
  ),
  ...later(software).map(({ firstSeenAt, versions }) => ({
    time: firstSeenAt,
    reason: 'software' as const,
    what: `software ${versions}`,
  })),
];

const optionsOf = (inputs: TrendInputs): ChartOptions => {
  const { procedure, field, baselines, rules } = inputs;
  const breaks = breaksOf(inputs);
  if (isOrdinal(procedure, field.key))
    return {
      ...{ scale: 'ordinal', breaks, worse: 'lower' },
      baselines: baselines.map(({ validFrom, value }) => ({ from: validFrom, value })),
    };
  const resolution = 10 ** -decimalsOfField(field);
  return { ...defaultChart, breaks, resolution, ...(rules && { rules }) };
};

/** The control chart of a field of a unit. */
export const trendChart = (inputs: TrendInputs): Chart & { readonly scale: ChartOptions['scale'] } => {
  const options = optionsOf(inputs);
  const series = inputs.sessions.map((session) => ({
    id: session.sessionId,
    time: session.at,
    value: numberIn(session, inputs.field),
    isVoided: session.isVoided,
  }));
  return { ...chartOf(series, options), scale: options.scale };
};

/** Signals of points on the last days, counted. */
export const signalsLately = ({ phases }: Chart, today: CalendarDate, days: number): number => {
  const since = daysAfter(today, -days);
  return phases.reduce((count, { signals, points }) => {
    const recent = new Set(points.filter(({ time }) => time >= since).map(({ id }) => id));
    return count + signals.filter(({ id }) => recent.has(id)).length;
  }, 0);
};
