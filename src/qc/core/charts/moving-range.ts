import type { Limits } from './beyond.ts';
import { mean, median, type Reading } from './series.ts';

/** How the standard deviation follows from the moving ranges of two values each. */
export interface SpreadConstants {
  readonly average: (ranges: readonly number[]) => number;
  /** σ is the average moving range divided by it. */
  readonly divisor: number;
  /** The upper limit of a moving range is the average one times it; the lower limit is 0. */
  readonly upperFactor: number;
}

/**
 * The mean moving range: d₂ = 1.128 and D₄ = 3.267 for ranges of two (Montgomery and Runger, Applied Statistics and
 * Probability for Engineers, ch. 16). The median one, which a few wild values do not widen: σ = median/0.954, upper limit
 * median + 3 d₃ σ with d₃ = 0.8525 (JMP 16.1 Help, Control Limits for Individual Measurement and Moving Range Charts).
 */
export const spreads = {
  'mean-moving-range': { average: mean, divisor: 1.128, upperFactor: 3.267 },
  'median-moving-range': { average: median, divisor: 0.954, upperFactor: 1 + (3 * 0.8525) / 0.954 },
} as const satisfies Readonly<Record<string, SpreadConstants>>;

export type Spread = keyof typeof spreads;

/** MRᵢ = |xᵢ − xᵢ₋₁|, as long as the values; null for the first and beside a gap. */
export const movingRanges = (values: readonly Reading[]): readonly Reading[] =>
  values.map((value, index) => {
    const before = values[index - 1] ?? null;
    return value === null || before === null ? null : Math.abs(value - before);
  });

/** σ from known moving ranges, of which there must be one at least. */
export const sigmaFrom = (
  ranges: readonly number[],
  { average, divisor }: SpreadConstants = spreads['mean-moving-range'],
): number => average(ranges) / divisor;

/** The limits of single values: centre ± 3 σ. */
export const individualLimits = (centre: number, sigma: number): Limits => ({
  lower: centre - 3 * sigma,
  upper: centre + 3 * sigma,
});

/** The centre and the upper limit of the moving ranges that belong to σ; their lower limit is 0. */
export const rangeLines = (
  sigma: number,
  { divisor, upperFactor }: SpreadConstants = spreads['mean-moving-range'],
): { readonly centre: number; readonly upper: number } => ({
  centre: divisor * sigma,
  upper: upperFactor * divisor * sigma,
});
