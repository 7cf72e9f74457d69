/** Above the centre or rising, below it or falling. */
export type Direction = 'up' | 'down';

/** Two limits, in one unit. */
export interface Limits {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Binary dust in units of σ: with a centre of 1 and σ = 0.1 the value 1.3, which lies on the limit, is
 * 3.0000000000000004 σ away. What people type and instruments show differs by far more.
 */
export const dust = 1e-9;

/**
 * On which side a value lies strictly beyond its limits; null between them and exactly on one. Sigma is the standard
 * deviation in the unit of the value.
 */
export const beyond = (value: number, { lower, upper }: Limits, sigma: number): Direction | null => {
  if (value > upper + dust * sigma) return 'up';
  return value < lower - dust * sigma ? 'down' : null;
};

/** A place in a list of readings where a rule completes its pattern; it speaks of the readings from `from` to `index`. */
export interface Occurrence {
  readonly index: number;
  readonly from: number;
  /** null: the rule knows none. */
  readonly direction: Direction | null;
}
