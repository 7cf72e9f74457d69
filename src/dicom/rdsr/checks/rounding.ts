import { decimalTimesTen, scaleBetween } from '../../../quantities/units.ts';
import type { CanonicalUnit } from '../../../quantities/quantity.ts';
import type { Sent } from '../report-common.ts';

/** Totals and sums closer than this part of the total are taken as equal. */
const relativeTolerance = 0.02;

/** The place value of the last digit of a decimal text: 0.01 of "12.50", 1e-7 of "1.6e-006"; 0 of a mere zero. */
const lastDigitOf = (text: string): number => {
  const parts = /^[+-]?\d*(?:[.,](\d*))?(?:[eE]([+-]?\d{1,4}))?$/.exec(text.trim());
  if (parts === null || Number(text.replace(',', '.')) === 0) return 0;
  return 10 ** (Number(parts[2] ?? 0) - (parts[1] ?? '').length);
};

/** One unit of the last digit that was sent, in the canonical unit; 0 when it cannot be told. */
export const lastDigit = (sent: Sent | undefined, unit: CanonicalUnit): number => {
  const [text] = sent?.text ?? [];
  if (sent === undefined || text === undefined || decimalTimesTen(text, 0) === null) return 0;
  const scale = sent.unit === null ? null : scaleBetween(sent.unit, unit);
  return scale === null ? 0 : lastDigitOf(text) * 10 ** scale.tens * scale.factor;
};

/** Whether two values differ by more than 2 % of the greater and more than one unit of the last digit sent. */
export const differBeyondRounding = (total: number, sum: number, oneDigit: number): boolean => {
  const tolerance = Math.max(relativeTolerance * Math.max(Math.abs(total), Math.abs(sum)), oneDigit);
  return Math.abs(total - sum) > tolerance * (1 + 1e-9);
};
