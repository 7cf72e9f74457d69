import { formatDlp, formatDuration, formatNumber } from '../../quantities/format.ts';

/** Between a number and its unit, so that they stay on one line. */
export const nbsp = '\u00a0';

/** Thousands apart: "1240.5" as "1,240.5". */
const apart = (text: string): string => {
  const [whole = '', fraction] = text.split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
};

/** Three significant digits, thousands apart, no exponent: 0.00123, 12.4, 1,240. */
export const threeDigits = (value: number): string => apart(formatNumber(value));

/** A dose–length product: no decimals from 100 mGy·cm on. */
export const dlpDigits = (value: number): string => apart(formatDlp(value));

/** Up to five significant digits, without trailing zeros: where many numbers stand and none may be cut off. */
export const fiveDigits = (value: number): string =>
  Number(value.toPrecision(5)).toLocaleString('en-US', { maximumFractionDigits: 8 });

/** A number with all digits it has, but for the noise of binary fractions. */
export const allDigits = (value: number): string =>
  Number(value.toPrecision(10)).toLocaleString('en-US', { maximumFractionDigits: 10 });

/** Seconds as m:ss, from an hour on h:mm:ss; a fraction below ten seconds is told, "0:07.3", so that 0.4 s is not "0:00". */
export const minutesSeconds = (seconds: number): string =>
  seconds > 0 && seconds < 9.95 && !Number.isInteger(seconds)
    ? `0:0${seconds.toFixed(1)}`
    : formatDuration(seconds);
