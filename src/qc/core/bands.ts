import { baselineOn, type Baseline } from './baseline.ts';
import { absolute, decimal, percentOf, plus, toNumber } from './decimal.ts';
import type { Range } from './fields.ts';
import { pickCase } from './conditions.ts';
import { numberOf, type JudgingContext } from './judging-context.ts';
import type { AcceptanceRule, LimitCase, MinimumTable, StepsBelowBaselineRule } from './limits.ts';
import type { NotEvaluated } from './verdict.ts';

/** Rules whose limits come down to a band in which the value must lie. */
export type NumericRule = Exclude<AcceptanceRule, { kind: 'choice' } | { kind: 'checklist' }>;

/** What a value is compared with: the baseline, or another field's value. */
export interface Reference {
  readonly value: number;
  readonly baseline: Baseline | null;
}

/** The bands of a case in the field's unit, or why they cannot be said; null: the case has no such level. */
export interface Bands {
  readonly warning: Range | null;
  readonly action: Range | null;
  readonly reference: Reference | null;
}

type Resolved<T> = T | { readonly why: NotEvaluated };

const isOpen = <T extends object>(resolved: Resolved<T>): resolved is { readonly why: NotEvaluated } =>
  'why' in resolved;

/** A bound moved by an amount, exactly. */
const shifted = (by: number, bound: number | null): number | null =>
  bound === null ? null : toNumber(plus(decimal(by), decimal(bound)));

const around = (centre: number, { low, high }: Range): Range => ({
  low: shifted(centre, low),
  high: shifted(centre, high),
});

/** So many percent of |centre| beside it: for a baseline of -95, 5 % below is -99.75. */
const percentAround = (centre: number, { low, high }: Range): Range => {
  const size = absolute(decimal(centre));
  const edge = (percent: number | null): number | null =>
    percent === null ? null : toNumber(plus(decimal(centre), percentOf(size, percent)));
  return { low: edge(low), high: edge(high) };
};

/** Digits of an interpolated limit: those of binary arithmetic beyond them are dust. */
const interpolatedDigits = 12;

/** The table's value at x, linear between its rows; null outside of them. */
export const interpolated = (table: MinimumTable, x: number): number | null => {
  const at = table.findIndex(([each]) => each >= x);
  const [x1, y1] = table[at] ?? [];
  if (x1 === undefined || y1 === undefined) return null;
  if (x1 === x) return y1;
  const [x0, y0] = table[at - 1] ?? [];
  if (x0 === undefined || y0 === undefined) return null;
  return Number((y0 + ((y1 - y0) * (x - x0)) / (x1 - x0)).toPrecision(interpolatedDigits));
};

/** The lowest step that does not reach so many steps below the baseline; open where the scale ends before. */
const lowestStep = (scale: readonly number[], baseline: number, steps: number): Range => ({
  low: scale[scale.indexOf(baseline) - steps + 1] ?? null,
  high: null,
});

const bandsOf = <Bound>(
  one: LimitCase<Bound>,
  band: (bound: Bound) => Range,
  reference: Reference | null = null,
): Bands => ({
  warning: one.warning === null ? null : band(one.warning.bound),
  action: one.action === null ? null : band(one.action.bound),
  reference,
});

const baselineFor = (rule: NumericRule, context: JudgingContext): Resolved<Baseline> => {
  const { series, baselines, on } = context;
  if (series === null) return { why: 'selector-missing' };
  return baselineOn(baselines, { field: rule.field, series, on }) ?? { why: 'no-baseline' };
};

const fromBaseline = (
  rule: NumericRule,
  context: JudgingContext,
  bands: (baseline: Baseline) => Resolved<Bands>,
): Resolved<Bands> => {
  const baseline = baselineFor(rule, context);
  return isOpen(baseline) ? baseline : bands(baseline);
};

const stepBands = (
  { scale }: StepsBelowBaselineRule,
  one: LimitCase<number>,
  baseline: Baseline,
): Resolved<Bands> => {
  if (scale === null) return { why: 'no-scale' };
  if (!scale.includes(baseline.value)) return { why: 'not-on-scale' };
  return bandsOf(one, (steps) => lowestStep(scale, baseline.value, steps), {
    value: baseline.value,
    baseline,
  });
};

const tableBands = (one: LimitCase<MinimumTable>, x: number | null): Resolved<Bands> => {
  if (x === null) return { why: 'other-missing' };
  const isOutside = [one.warning, one.action].some(
    (limit) => limit !== null && interpolated(limit.bound, x) === null,
  );
  return isOutside
    ? { why: 'outside-table' }
    : bandsOf(one, (table) => ({ low: interpolated(table, x), high: null }));
};

/** The case that counts, null where none does, and its bands or why there are none. */
export interface BandsInCase {
  readonly one: LimitCase<unknown> | null;
  readonly bands: Resolved<Bands>;
}

const inCase = <Bound>(
  cases: readonly LimitCase<Bound>[],
  context: JudgingContext,
  resolve: (one: LimitCase<Bound>) => Resolved<Bands>,
): BandsInCase => {
  const picked = pickCase(cases, context);
  return 'why' in picked ? { one: null, bands: picked } : { one: picked.one, bands: resolve(picked.one) };
};

const differenceBands = (one: LimitCase<Range>, other: number | null): Resolved<Bands> =>
  other === null
    ? { why: 'other-missing' }
    : bandsOf(one, (range) => around(other, range), { value: other, baseline: null });

const percentBands = (one: LimitCase<Range>, baseline: Baseline): Resolved<Bands> => {
  const { value } = baseline;
  return value === 0
    ? { why: 'zero-baseline' }
    : bandsOf(one, (range) => percentAround(value, range), { value, baseline });
};

/**
 * The bands of a rule in the field's unit for this session: what a pass band on the screen shows. Percent are of |baseline|, and
 * of a baseline of zero there are none.
 */
export const bandsInCase = (rule: NumericRule, context: JudgingContext): BandsInCase => {
  switch (rule.kind) {
    case 'fixed':
      return inCase(rule.cases, context, (one) => bandsOf(one, (range) => range));
    case 'difference-from-field':
      return inCase(rule.cases, context, (one) => differenceBands(one, numberOf(rule.other, context)));
    case 'table-minimum':
      return inCase(rule.cases, context, (one) => tableBands(one, numberOf(rule.by, context)));
    case 'percent-of-baseline':
      return inCase(rule.cases, context, (one) =>
        fromBaseline(rule, context, (baseline) => percentBands(one, baseline)),
      );
    case 'absolute-from-baseline':
      return inCase(rule.cases, context, (one) =>
        fromBaseline(rule, context, (baseline) =>
          bandsOf(one, (range) => around(baseline.value, range), { value: baseline.value, baseline }),
        ),
      );
    case 'steps-below-baseline':
      return inCase(rule.cases, context, (one) =>
        fromBaseline(rule, context, (baseline) => stepBands(rule, one, baseline)),
      );
  }
};
