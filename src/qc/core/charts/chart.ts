import type { Direction } from './beyond.ts';
import type { SignalRule, ChartRule } from './chart-rules.ts';
import type { ChartWarning, ControlLimits } from './control-limits.ts';
import type { CusumSums } from './cusum.ts';
import type { EwmaPoint, EwmaSettings } from './ewma.ts';
import type { Spread } from './moving-range.ts';
import type { PhaseBreak } from './phases.ts';
import type { PointId, Reading, Time } from './series.ts';
import type { Worse } from './step-rule.ts';

/** Limits that somebody has decided to go on watching with. */
export interface FrozenLimits {
  readonly limits: ControlLimits;
  /** From here on values are watched with them, until the phase of this time ends. */
  readonly from: Time;
  readonly by: string;
  readonly at: Time;
}

export interface ContinuousOptions {
  readonly scale: 'continuous';
  readonly breaks: readonly PhaseBreak[];
  /** Of several for one phase the one counts that was frozen last. */
  readonly frozen: readonly FrozenLimits[];
  readonly rules: readonly ChartRule[];
  readonly spread: Spread;
  /** The step in which values are recorded, in their unit: 0.1 for one decimal. */
  readonly resolution: number;
  /** Without frozen limits, the first values of a phase from which they are estimated; the others are watched with them. */
  readonly estimationCount: number;
  readonly ewma: EwmaSettings;
  /** In standard deviations. */
  readonly cusum: { readonly allowance: number; readonly decision: number };
}

/** For scales of few levels and small counts, where a standard deviation means nothing. */
export interface OrdinalOptions {
  readonly scale: 'ordinal';
  readonly breaks: readonly PhaseBreak[];
  /** Of each phase, the one that holds at its first value. */
  readonly baselines: readonly { readonly from: Time; readonly value: number }[];
  readonly worse: Worse;
}

export type ChartOptions = ContinuousOptions | OrdinalOptions;

/** Values that the limits are estimated from, or that are watched with them: phases I and II of the literature. */
export type Stage = 'estimation' | 'monitoring';

export interface ChartPoint {
  readonly id: PointId;
  readonly time: Time;
  /** null: a gap. */
  readonly value: Reading;
  readonly stage: Stage;
  /** (value − centre)/σ. */
  readonly score: number | null;
  /** From the value before; null beside a gap and at the start of a phase. */
  readonly movingRange: number | null;
  readonly ewma: EwmaPoint | null;
  readonly cusum: CusumSums | null;
}

/** Statistics ask for a look; whether a value is acceptable is for its limits to say. */
export interface Signal {
  readonly rule: SignalRule;
  /** Place in the points of its phase, and the point there. */
  readonly index: number;
  readonly id: PointId;
  /** Place of the first point that it speaks of. */
  readonly from: number;
  readonly direction: Direction | null;
  readonly words: string;
}

/** A point of a phase: its place, and which it is. */
export interface Mark {
  readonly index: number;
  readonly id: PointId;
  readonly time: Time;
}

/** A change of level that the CUSUM found, and when it began by its estimate. */
export interface Drift {
  readonly direction: Direction;
  /** The last point before it; null: the values ran away from the start of their stage on. */
  readonly after: Mark | null;
  readonly from: Mark;
  readonly found: Mark;
  readonly words: string;
}

/** The lines of a chart, in the unit of the values. */
export interface ChartLines {
  readonly lower: number;
  readonly upper: number;
  /** Of the moving ranges; their lower limit is 0. */
  readonly rangeCentre: number;
  readonly rangeUpper: number;
}

export interface ChartPhase {
  readonly breaks: readonly PhaseBreak[];
  readonly from: Time | null;
  readonly until: Time | null;
  /** The mean the values are watched against; of an ordinal scale its baseline; null: not known. */
  readonly centre: number | null;
  /** null: none, and a warning says why, or the scale is ordinal. */
  readonly limits: ControlLimits | null;
  readonly lines: ChartLines | null;
  /** null: the limits are estimated, and change until there are enough values. */
  readonly frozen: FrozenLimits | null;
  readonly points: readonly ChartPoint[];
  readonly signals: readonly Signal[];
  readonly drifts: readonly Drift[];
  readonly warnings: readonly ChartWarning[];
}

export interface Chart {
  /** In order of time; the last one is of now. */
  readonly phases: readonly ChartPhase[];
}
