import { defaultRules } from './chart-rules.ts';
import type { Chart, ChartOptions, ContinuousOptions } from './chart.ts';
import { continuousPhase } from './continuous-phase.ts';
import { enoughValues } from './control-limits.ts';
import { defaultCusum } from './cusum.ts';
import { defaultEwma } from './ewma.ts';
import { ordinalPhase } from './ordinal-phase.ts';
import { phasesOf } from './phases.ts';
import { countingPoints, type SeriesPoint } from './series.ts';

/** What a chart is drawn with where nobody chose otherwise; only the resolution is the field's own. */
export const defaultChart: Omit<ContinuousOptions, 'resolution'> = {
  scale: 'continuous',
  breaks: [],
  frozen: [],
  rules: defaultRules,
  spread: 'mean-moving-range',
  estimationCount: enoughValues,
  ewma: defaultEwma,
  cusum: defaultCusum,
};

/**
 * The control chart of a series, phase by phase: centre, limits, each point with its statistics, signals, dated drifts, and
 * in words what to know before relying on it. Voided points are left out, gaps stay gaps; the order of the series does not
 * matter. Single values and moving ranges, EWMA, CUSUM and run rules for continuous quantities, runs below the baseline for
 * ordinal ones. A signal asks for a look and is no verdict.
 */
export const chartOf = (series: readonly SeriesPoint[], options: ChartOptions): Chart => ({
  phases: phasesOf(countingPoints(series), options.breaks).map((phase) =>
    options.scale === 'ordinal' ? ordinalPhase(phase, options) : continuousPhase(phase, options),
  ),
});
