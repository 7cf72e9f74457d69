import { beyond, type Limits, type Occurrence } from './beyond.ts';
import type { Reading } from './series.ts';

export interface EwmaSettings {
  /** Weight of the newest value, above 0 and at most 1. */
  readonly lambda: number;
  /** Distance of the limits in standard deviations of the average (L). */
  readonly width: number;
  /** Time-varying limits are narrower at the start, where the average rests on few values. */
  readonly limits: 'time-varying' | 'asymptotic';
}

/** 371 values on average from one false signal to the next, 9.8 until a shift of 1 σ is found (asymptotic limits). */
export const defaultEwma: EwmaSettings = { lambda: 0.2, width: 2.86, limits: 'time-varying' };

export interface EwmaPoint extends Limits {
  readonly value: number;
}

/** What the average starts from and how far single values scatter, both in the unit of the values. */
export interface InControl {
  readonly centre: number;
  readonly sigma: number;
}

/**
 * Exponentially weighted moving averages zᵢ = λ xᵢ + (1 − λ) zᵢ₋₁ from z₀ = centre, with the limits
 * centre ± L σ √(λ/(2 − λ) [1 − (1 − λ)²ⁱ]) (NIST/SEMATECH e-Handbook 6.3.2.4), as long as the values. A gap has none and
 * leaves the average as it was; i counts the values that are known. Throws for a λ that is no weight.
 */
export const ewmaOf = (
  values: readonly Reading[],
  { centre, sigma }: InControl,
  { lambda, width, limits }: EwmaSettings = defaultEwma,
): readonly (EwmaPoint | null)[] => {
  if (!(lambda > 0 && lambda <= 1))
    throw new RangeError(`λ of an EWMA is above 0 and at most 1, not ${lambda}`);
  const widest = width * sigma * Math.sqrt(lambda / (2 - lambda));
  let average = centre;
  let known = 0;
  return values.map((value) => {
    if (value === null) return null;
    average = lambda * value + (1 - lambda) * average;
    known += 1;
    const share = limits === 'asymptotic' ? 1 : Math.sqrt(1 - (1 - lambda) ** (2 * known));
    return { value: average, lower: centre - widest * share, upper: centre + widest * share };
  });
};

/** Every point whose average lies beyond its limits. */
export const ewmaOccurrences = (
  points: readonly (EwmaPoint | null)[],
  sigma: number,
): readonly Occurrence[] =>
  points.flatMap((point, index) => {
    const direction = point === null ? null : beyond(point.value, point, sigma);
    return direction === null ? [] : [{ index, from: index, direction }];
  });
