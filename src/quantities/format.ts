import type { CanonicalUnit } from './quantity.ts';

const noBreak = '\u00a0';
const unknown = '—';

const symbols: Partial<Record<CanonicalUnit, string>> = {
  'Gy.cm2': 'Gy·cm²',
  'mGy.cm': 'mGy·cm',
  'mA.s': 'mAs',
  cm2: 'cm²',
  deg: '°',
  a: 'years',
  '1': '',
};

/** The unit as people write it: "Gy·cm²", "°"; empty for pure numbers. */
export const unitSymbol = (unit: CanonicalUnit): string => symbols[unit] ?? unit;

/** A number to three significant digits (or as many as asked), without exponent; a dash for what is not known. */
export const formatNumber = (value: number | null, digits = 3): string => {
  if (value === null) return unknown;
  if (value === 0) return '0';
  const rounded = Number(value.toPrecision(digits));
  const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(Math.abs(rounded))));
  return decimals > 12 ? rounded.toExponential(digits - 1) : rounded.toFixed(decimals);
};

/** A dose–length product in mGy·cm: no decimals from 100 on, three significant digits below. */
export const formatDlp = (value: number | null): string =>
  value !== null && Math.abs(value) >= 100 ? value.toFixed(0) : formatNumber(value);

/** A number with its unit, joined so that no line breaks between them: "7.69 mGy", "-12.5°". */
export const formatQuantity = (value: number | null, unit: CanonicalUnit): string => {
  if (value === null) return unknown;
  const number = unit === 'mGy.cm' ? formatDlp(value) : formatNumber(value);
  const symbol = unitSymbol(unit);
  return symbol === '' || unit === 'deg' ? `${number}${symbol}` : `${number}${noBreak}${symbol}`;
};

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** Seconds as m:ss, from one hour on as h:mm:ss; a dash for what is not known. */
export const formatDuration = (seconds: number | null): string => {
  if (seconds === null) return unknown;
  const whole = Math.round(Math.abs(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  const sign = seconds < 0 && whole > 0 ? '-' : '';
  const tail = `${hours > 0 ? twoDigits(minutes) : minutes}:${twoDigits(whole % 60)}`;
  return hours > 0 ? `${sign}${hours}:${tail}` : `${sign}${tail}`;
};
