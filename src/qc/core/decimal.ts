/**
 * An exact decimal, digits × 10^tens. Limits are compared in the decimals that people typed: in binary, 0.7 and 10 % more
 * is 0.7699999999999999, and a value of 0.77 that lies exactly on the edge would fail.
 */
export interface Decimal {
  readonly digits: bigint;
  readonly tens: number;
}

const written = /^(-?\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/;

/** The decimal that a number is written as (the shortest that means it); throws for what is not finite. */
export const decimal = (value: number): Decimal => {
  const [, whole, fraction = '', exponent = '0'] = written.exec(String(value)) ?? [];
  if (whole === undefined) throw new RangeError(`${value} is no decimal`);
  return { digits: BigInt(whole + fraction), tens: Number(exponent) - fraction.length };
};

/** The digits of both at the smaller power of ten. */
const aligned = (a: Decimal, b: Decimal): readonly [bigint, bigint, number] => {
  const tens = Math.min(a.tens, b.tens);
  return [a.digits * 10n ** BigInt(a.tens - tens), b.digits * 10n ** BigInt(b.tens - tens), tens];
};

export const plus = (a: Decimal, b: Decimal): Decimal => {
  const [one, other, tens] = aligned(a, b);
  return { digits: one + other, tens };
};

export const negated = (a: Decimal): Decimal => ({ digits: -a.digits, tens: a.tens });

export const minus = (a: Decimal, b: Decimal): Decimal => plus(a, negated(b));

export const times = (a: Decimal, b: Decimal): Decimal => ({
  digits: a.digits * b.digits,
  tens: a.tens + b.tens,
});

export const absolute = (a: Decimal): Decimal => (a.digits < 0n ? negated(a) : a);

/** So many percent of it, exactly. */
export const percentOf = (a: Decimal, percent: number): Decimal => {
  const share = times(a, decimal(percent));
  return { digits: share.digits, tens: share.tens - 2 };
};

/** Below 0 when the first is less, 0 when both are equal, above 0 when it is greater. */
export const compare = (a: Decimal, b: Decimal): number => {
  const [one, other] = aligned(a, b);
  if (one === other) return 0;
  return one < other ? -1 : 1;
};

/** The number nearest to it. */
export const toNumber = ({ digits, tens }: Decimal): number => Number(`${digits}e${tens}`);

/** How many decimals a number is written with: 2 for 1.25, 0 for 300. */
export const decimalsOf = (value: number): number => Math.max(0, -decimal(value).tens);

/** The number rounded to so many decimals. */
export const roundedTo = (value: number, decimals: number): number => Number(value.toFixed(decimals)) + 0;
