import { quantity } from './quantity.ts';
import type { CanonicalUnit, Quantity } from './quantity.ts';

type Dimension =
  | 'kerma'
  | 'kerma-area'
  | 'kerma-length'
  | 'effective-dose'
  | 'time'
  | 'voltage'
  | 'current'
  | 'charge'
  | 'length'
  | 'area'
  | 'angle'
  | 'rate'
  | 'count'
  | 'percent'
  | 'mass';

/** A unit as a power of ten of its dimension's SI unit, times a factor where it is no power of ten. */
interface Unit {
  readonly dimension: Dimension;
  readonly tens: number;
  readonly factor: number;
}

/** How to get from the number as sent to the canonical unit: × 10^tens × factor. */
export interface Scale {
  readonly tens: number;
  readonly factor: number;
}

const powersOfTen: Readonly<Record<Exclude<Dimension, 'count'>, Readonly<Record<string, number>>>> = {
  kerma: { Gy: 0, dGy: -1, cGy: -2, mGy: -3, uGy: -6, nGy: -9, RAD: -2 },
  'kerma-area': {
    Gym2: 0,
    dGym2: -1,
    cGym2: -2,
    mGym2: -3,
    uGym2: -6,
    Gycm2: -4,
    dGycm2: -5,
    cGycm2: -6,
    mGycm2: -7,
    uGycm2: -10,
  },
  'kerma-length': { Gym: 0, mGym: -3, Gycm: -2, cGycm: -4, mGycm: -5, uGycm: -8, mGymm: -6 },
  'effective-dose': { Sv: 0, mSv: -3, uSv: -6 },
  time: { s: 0, sec: 0, second: 0, seconds: 0, ms: -3, msec: -3, us: -6, ns: -9 },
  voltage: { V: 0, kV: 3, kVp: 3, KV: 3, KVP: 3, kvp: 3, MV: 6 },
  current: { A: 0, mA: -3, uA: -6 },
  charge: { As: 0, C: 0, mAs: -3, mC: -3, uAs: -6, uC: -6 },
  length: { m: 0, dm: -1, cm: -2, mm: -3, um: -6 },
  area: { m2: 0, dm2: -2, cm2: -4, mm2: -6 },
  angle: { deg: 0, Deg: 0, degree: 0, degrees: 0, '°': 0, º: 0, o: 0 },
  rate: {
    '/s': 0,
    '1/s': 0,
    's-1': 0,
    Hz: 0,
    'pulse/s': 0,
    'pulses/s': 0,
    'frame/s': 0,
    'frames/s': 0,
    'f/s': 0,
    fps: 0,
    pps: 0,
    'p/s': 0,
    'image/s': 0,
    'images/s': 0,
  },
  percent: { '%': 0, percent: 0, Percent: 0 },
  mass: { kg: 3, g: 0 },
};

/** Units that are no power of ten of another. */
const multiples: Readonly<Record<string, Unit>> = {
  min: { dimension: 'time', tens: 0, factor: 60 },
  minute: { dimension: 'time', tens: 0, factor: 60 },
  minutes: { dimension: 'time', tens: 0, factor: 60 },
  h: { dimension: 'time', tens: 0, factor: 3600 },
  '/min': { dimension: 'rate', tens: 0, factor: 1 / 60 },
};

/** Words for "no unit" and for what is counted, without the braces that UCUM asks for. */
const countWords = [
  '1',
  ...['nounit', 'nounits', 'unitless', 'none', 'ratio', 'number', 'counts', 'xraysources', 'x-raysources'],
  ...['event', 'events', 'pulse', 'pulses', 'frame', 'frames', 'image', 'images', 'exposure', 'exposures'],
];

const table = new Map<string, Unit>([
  ...Object.entries(powersOfTen).flatMap(([dimension, units]) =>
    Object.entries(units).map(([code, tens]): [string, Unit] => [
      code,
      { dimension: dimension as Dimension, tens, factor: 1 },
    ]),
  ),
  ...Object.entries(multiples),
  ...countWords.map((code): [string, Unit] => [code, { dimension: 'count', tens: 0, factor: 1 }]),
]);

/**
 * Drops what makers write in different ways: dots and stars between factors, carets, blanks, superscripts, the two
 * micro signs. Letters keep their case, for UCUM tells mGy from MGy by it.
 */
const plainSpelling = (code: string): string =>
  code
    .replace(/[\s.·*^]/g, '')
    .replace(/²/g, '2')
    .replace(/[µμ]/g, 'u');

const withoutAnnotations = (code: string): string => {
  const bare = code.replace(/\{[^{}]*\}/g, '');
  return bare === '' && code !== '' ? '1' : bare;
};

const countUnit = table.get('1') ?? null;
const wordsOfCount: ReadonlySet<string> = new Set(countWords);
const longestUnit = 64;
const mayBeSpelledOtherwise = /[^A-Za-z0-9/%]/;

/** Only words for counts may be written in capitals: elsewhere a capital is another unit. */
const findUnit = (code: string): Unit | null => {
  const plain = mayBeSpelledOtherwise.test(code) ? plainSpelling(withoutAnnotations(code)) : code;
  return table.get(plain) ?? (wordsOfCount.has(plain.toLowerCase()) ? countUnit : null);
};

/** Whether this is a unit that Kerma knows, of any quantity. */
export const isUnit = (code: string): boolean => code.length <= longestUnit && findUnit(code) !== null;

/** Scales of units as sent, by the canonical unit. Files may be made to hold any number of units: then they are forgotten. */
const scales = new Map<CanonicalUnit, Map<string, Scale | null>>();
const scalesKept = 200;

const scalesTo = (canonical: CanonicalUnit): Map<string, Scale | null> => {
  const known = scales.get(canonical);
  if (known !== undefined && known.size < scalesKept) return known;
  const none = new Map<string, Scale | null>();
  scales.set(canonical, none);
  return none;
};

const computeScale = (sentUnit: string, canonical: CanonicalUnit): Scale | null => {
  const from = findUnit(sentUnit);
  const to = findUnit(canonical);
  if (from === null || to?.dimension !== from.dimension) return null;
  return { tens: from.tens - to.tens, factor: from.factor / to.factor };
};

/**
 * How to get from a unit as sent (UCUM, or a spelling seen in reports: "Gym2", "dGy*cm^2", "uAs", "{pulse}/s") to a
 * canonical unit; null when the unit is unknown or of another quantity. Source: UCUM, and quirks of ten makers.
 */
export const scaleBetween = (sentUnit: string, canonical: CanonicalUnit): Scale | null => {
  if (sentUnit.length > longestUnit) return null;
  const known = scales.get(canonical)?.get(sentUnit);
  if (known !== undefined) return known;
  const scale = computeScale(sentUnit, canonical);
  scalesTo(canonical).set(sentUnit, scale);
  return scale;
};

const decimal = /^([+-]?(?:\d+[.,]?\d*|[.,]\d+))(?:[eE]([+-]?\d{1,4}))?$/;
const plainDecimal = /^-?\d{1,15}(?:\.\d{1,40})?$/;
const longestDecimal = 200;

/**
 * The number that a decimal string means, times 10^tens and rounded once, so that 1.07E-05 Gy·m² is 0.107 Gy·cm² and not
 * 0.10700000000000001; null for what is no number. Takes a comma for the point, as some makers write it.
 */
export const decimalTimesTen = (text: string, tens: number): number | null => {
  if (text.length > longestDecimal) return null;
  // The usual case, without taking the text apart.
  if (tens === 0 && plainDecimal.test(text)) return Number(text) + 0;
  const parts = decimal.exec(text.trim());
  if (parts?.[1] === undefined) return null;
  const exponent = Number(parts[2] ?? 0) + tens;
  const value = Number(`${parts[1].replace(',', '.')}e${exponent}`);
  return Number.isFinite(value) ? value + 0 : null;
};

/** No quantity of a dose report is greater in its canonical unit; what follows from such numbers stays finite. */
const greatest = 1e15;

/** The quantity that a decimal string in a scaled unit means; null for what is no number, and for one beyond 10^15. */
export const quantityFromText = <U extends CanonicalUnit>(
  text: string,
  scale: Scale,
  canonical: U,
): Quantity<U> | null => {
  const value = decimalTimesTen(text, scale.tens);
  const scaled = value === null ? null : value * scale.factor;
  return scaled === null || Math.abs(scaled) > greatest ? null : quantity(scaled, canonical);
};
