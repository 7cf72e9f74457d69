import { dust, type Direction, type Occurrence } from './beyond.ts';
import type { Reading } from './series.ts';

/** All in the unit of the values. */
export interface CusumSettings {
  readonly target: number;
  /** Deviations up to it are not summed (K). */
  readonly allowance: number;
  /** A sum above it signals (H). */
  readonly decision: number;
}

/** In standard deviations: 465 values on average between false signals, 10.4 until a shift of 1 σ is found. */
export const defaultCusum = { allowance: 0.5, decision: 5 } as const;

/** Sums of the deviations above and below the target, in the unit of the values, never negative. */
export interface CusumSums {
  readonly high: number;
  readonly low: number;
}

/**
 * The tabular CUSUM: C⁺ᵢ = max(0, C⁺ᵢ₋₁ + xᵢ − target − K) and C⁻ᵢ = max(0, C⁻ᵢ₋₁ + target − K − xᵢ), both from 0
 * (NIST/SEMATECH e-Handbook 6.3.2.3). As long as the values; a gap has none and leaves the sums as they were. What is left
 * of a sum by binary rounding only is 0, since the last zero dates the change.
 */
export const tabularCusum = (
  values: readonly Reading[],
  { target, allowance, decision }: CusumSettings,
): readonly (CusumSums | null)[] => {
  const least = dust * decision;
  const positive = (sum: number): number => (sum > least ? sum : 0);
  let high = 0;
  let low = 0;
  return values.map((value) => {
    if (value === null) return null;
    high = positive(high + value - target - allowance);
    low = positive(low + target - allowance - value);
    return { high, low };
  });
};

/** The sums of all deviations from the target, Cᵢ = Cᵢ₋₁ + xᵢ − target: what its slope shows is read by eye. */
export const plainCusum = (values: readonly Reading[], target: number): readonly Reading[] => {
  let sum = 0;
  return values.map((value) => {
    if (value === null) return null;
    sum += value - target;
    return sum;
  });
};

/** A shift that a sum found, by places in the list. */
export interface Change {
  readonly direction: Direction;
  /** Where the sum was 0 for the last time: the change came after it. null: it was not since the start. */
  readonly lastZero: number | null;
  /** The first value after that: the estimate of when the change began. */
  readonly from: number;
  /** Where the sum first exceeded the decision value. */
  readonly found: number;
}

const sides = { up: 'high', down: 'low' } as const;

const changesOn = (
  direction: Direction,
  sums: readonly (CusumSums | null)[],
  decision: number,
): readonly Change[] => {
  const changes: Change[] = [];
  let lastZero: number | null = null;
  let from: number | null = null;
  let isFound = false;
  sums.forEach((each, index) => {
    if (each === null) return;
    const sum = each[sides[direction]];
    if (sum === 0) {
      lastZero = index;
      from = null;
      isFound = false;
      return;
    }
    from ??= index;
    if (isFound || sum <= decision * (1 + dust)) return;
    isFound = true;
    changes.push({ direction, lastZero, from, found: index });
  });
  return changes;
};

/** The changes that the sums found, in that order: one for each time a sum went from 0 beyond the decision value. */
export const changesIn = (sums: readonly (CusumSums | null)[], decision: number): readonly Change[] =>
  [...changesOn('up', sums, decision), ...changesOn('down', sums, decision)].toSorted(
    (one, other) => one.found - other.found,
  );

/** Every point at which a sum exceeds the decision value. */
export const cusumOccurrences = (
  sums: readonly (CusumSums | null)[],
  decision: number,
): readonly Occurrence[] => {
  const most = decision * (1 + dust);
  return sums.flatMap((each, index) => {
    if (each === null) return [];
    const up = each.high > most ? [{ index, from: index, direction: 'up' } as const] : [];
    return each.low > most ? [...up, { index, from: index, direction: 'down' } as const] : up;
  });
};
