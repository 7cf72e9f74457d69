import { computedOrder } from './computed-order.ts';
import { roundedTo } from './decimal.ts';
import type { FieldKey, RecordedValue, RecordedValues } from './fields.ts';
import { formulaValue, type FormulaInput, type FormulaResult } from './formula-value.ts';
import type { Procedure } from './procedure.ts';

/** The computed fields of a session, by field. */
export type ComputedValues = Readonly<Record<FieldKey, FormulaResult>>;

/**
 * Digits kept beyond what a field shows: enough that no real difference is rounded away, few enough that binary dust is, so
 * that 35.00000000000001 % lies on a limit of 35 % and 35.04 % beyond it.
 */
const guardDigits = 6;

/** A value that was worked out, without the dust of binary arithmetic. */
export const withoutDust = (value: number, decimals: number): number =>
  roundedTo(value, decimals + guardDigits);

const asInput = (value: RecordedValue | undefined): FormulaInput => {
  if (typeof value === 'number') return value;
  if (!Array.isArray(value)) return null;
  return value.map((each: unknown) => (typeof each === 'number' ? each : null));
};

/** What the computed fields come to, each from what was recorded and from those before it; null with a reason where unknown. */
export const computedValues = (
  { fields }: Pick<Procedure, 'fields'>,
  values: RecordedValues,
): ComputedValues => {
  const results: Record<FieldKey, FormulaResult> = {};
  const computed = new Set(fields.filter(({ type }) => type === 'computed').map(({ key }) => key));
  const input = (key: FieldKey): FormulaInput =>
    computed.has(key) ? (results[key]?.value ?? null) : asInput(values[key]);
  for (const { field, formula } of computedOrder(fields).order) {
    const result = formulaValue(formula, input);
    results[field.key] =
      result.value === null ? result : { value: withoutDust(result.value, field.decimals), why: null };
  }
  return results;
};
