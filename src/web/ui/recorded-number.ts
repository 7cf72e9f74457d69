import { nbsp } from './numbers.ts';

/** Digits beyond those of a field that a worked-out value may show: enough to see on which side of a limit it lies. */
const moreDigits = 2;

/**
 * A value of a field with its decimals, a minus that can be seen and its unit: "−0.40 HU". What was worked out and lies between two
 * steps of the field shows up to two digits more: 5.04 beyond a limit of 5 is not told as 5.0.
 */
export const recordedNumber = (value: number, decimals: number, symbol = ''): string => {
  const exact = value.toFixed(decimals + moreDigits);
  const least = exact.length - (decimals === 0 ? moreDigits + 1 : moreDigits);
  let end = exact.length;
  while (end > least && exact[end - 1] === '0') end -= 1;
  if (exact[end - 1] === '.') end -= 1;
  const digits = exact.slice(0, Math.max(end, least));
  const signed = /^-0*(\.0*)?$/.test(digits) ? digits.slice(1) : digits.replace('-', '−');
  return symbol === '' ? signed : `${signed}${nbsp}${symbol}`;
};
