/**
 * A number that knows its unit. The brand is invariant: a `Quantity<'mGy'>` is not assignable to a
 * `Quantity<'Gy.cm2'>`, nor to a union of units, and `a + b` gives a plain number that is neither.
 */
declare const unitOf: unique symbol;

export type Quantity<U extends string> = number & { readonly [unitOf]: (unit: U) => U };

/** The canonical units: one per quantity, everywhere inside Kerma (UCUM spelling). */
export type CanonicalUnit =
  | 'mGy'
  | 'Gy.cm2'
  | 'mGy.cm'
  | 'mSv'
  | 's'
  | 'ms'
  | 'kV'
  | 'mA'
  | 'mA.s'
  | 'mm'
  | 'cm'
  | 'cm2'
  | 'deg'
  | '/s'
  | '1'
  | '%'
  | 'kg'
  | 'm'
  | 'a';

export type Milligray = Quantity<'mGy'>;
export type GraySquareCentimetre = Quantity<'Gy.cm2'>;
export type MilligrayCentimetre = Quantity<'mGy.cm'>;
export type Millisievert = Quantity<'mSv'>;
export type Second = Quantity<'s'>;
export type Millisecond = Quantity<'ms'>;
export type Kilovolt = Quantity<'kV'>;
export type Milliampere = Quantity<'mA'>;
export type MilliampereSecond = Quantity<'mA.s'>;
export type Millimetre = Quantity<'mm'>;
export type SquareCentimetre = Quantity<'cm2'>;
export type Degree = Quantity<'deg'>;
export type PerSecond = Quantity<'/s'>;
export type Dimensionless = Quantity<'1'>;

/** Says of a bare number which unit it is in; throws for what is not finite. The only door from numbers to quantities. */
export const quantity = <U extends CanonicalUnit>(value: number, unit: U): Quantity<U> => {
  if (!Number.isFinite(value)) throw new RangeError(`${value} ${unit} is not a quantity`);
  return value as Quantity<U>;
};

/** The sum of two quantities of one unit. */
export const plus = <U extends string>(a: Quantity<U>, b: Quantity<U>): Quantity<U> => (a + b) as Quantity<U>;

/** A quantity times a pure number. */
export const times = <U extends string>(a: Quantity<U>, factor: number): Quantity<U> =>
  (a * factor) as Quantity<U>;

/** The sum of what is known; null when nothing is (unknown is not zero). */
export const sumOfKnown = <U extends string>(values: Iterable<Quantity<U> | null>): Quantity<U> | null => {
  let total: Quantity<U> | null = null;
  for (const value of values) {
    if (value !== null) total = total === null ? value : plus(total, value);
  }
  return total;
};
