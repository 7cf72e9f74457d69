/** Why a formula has no value; null results carry one of these. */
export type NoValue =
  | 'unknown-input'
  | 'division-by-zero'
  | 'no-real-number'
  | 'too-large'
  | 'too-few-values'
  | 'list-not-collected';

/** A number, or why there is none. */
export type Outcome = { readonly value: number } | { readonly why: NoValue };

export const known = (value: number): Outcome => {
  if (Number.isNaN(value)) return { why: 'no-real-number' };
  return Number.isFinite(value) ? { value } : { why: 'too-large' };
};

interface FunctionRule {
  /** How many arguments it takes; null: any number. */
  readonly least: number;
  readonly most: number | null;
  /** Whether a list (replicates) may be given, and counts as its numbers. */
  readonly collects: boolean;
  readonly of: (values: readonly number[]) => Outcome;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const mean = (values: readonly number[]): number => sum(values) / values.length;

/** Standard deviation of a sample: n − 1. */
const sampleDeviation = (values: readonly number[]): number => {
  const centre = mean(values);
  return Math.sqrt(sum(values.map((value) => (value - centre) ** 2)) / (values.length - 1));
};

export const quotient = (a: number, b: number): Outcome =>
  b === 0 ? { why: 'division-by-zero' } : known(a / b);

const collecting = (least: number, of: (values: readonly number[]) => number): FunctionRule => ({
  least: 1,
  most: null,
  collects: true,
  of: (values) => (values.length < least ? { why: 'too-few-values' } : known(of(values))),
});

const one = (of: (value: number) => number): FunctionRule => ({
  least: 1,
  most: 1,
  collects: false,
  of: ([value = Number.NaN]) => known(of(value)),
});

const mostDecimals = 12;

/** Halves away from zero, as a person rounds; in decimal, so that 1.005 to two places is 1.01. */
const roundHalfAway = (value: number, decimals: number): Outcome => {
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > mostDecimals)
    return { why: 'no-real-number' };
  const [digits = '0', exponent = '0'] = String(Math.abs(value)).split('e');
  const shifted = Math.round(Number(`${digits}e${Number(exponent) + decimals}`));
  const [whole = '0', tens = '0'] = String(shifted).split('e');
  return known(Math.sign(value) * Number(`${whole}e${Number(tens) - decimals}`) + 0);
};

/** All that a formula may call. */
export const formulaFunctions = {
  abs: one(Math.abs),
  sqrt: one(Math.sqrt),
  round: {
    least: 1,
    most: 2,
    collects: false,
    of: ([value = Number.NaN, decimals = 0]) => roundHalfAway(value, decimals),
  },
  min: collecting(1, (values) => Math.min(...values)),
  max: collecting(1, (values) => Math.max(...values)),
  sum: collecting(1, sum),
  mean: collecting(1, mean),
  stdev: collecting(2, sampleDeviation),
  /** How much the first differs from the second, in percent of the second. */
  percentDifference: {
    least: 2,
    most: 2,
    collects: false,
    of: ([value = Number.NaN, reference = Number.NaN]) => quotient(100 * (value - reference), reference),
  },
} satisfies Record<string, FunctionRule>;

export type FormulaFunction = keyof typeof formulaFunctions;

export const functionRule = (name: FormulaFunction): FunctionRule => formulaFunctions[name];

export const isFormulaFunction = (name: string): name is FormulaFunction =>
  Object.hasOwn(formulaFunctions, name);
