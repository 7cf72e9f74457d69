import { bandsInCase, type BandsInCase, type NumericRule, type Reference } from './bands.ts';
import { liesWithin } from './conditions.ts';
import { decimal, minus, toNumber } from './decimal.ts';
import {
  limitsUsed,
  mayJudge,
  nothing,
  open,
  someInForce,
  worstReached,
  type Deviation,
  type Evaluation,
  type LimitUsed,
  type Reached,
} from './evaluation.ts';
import { readingsOf, type JudgingContext, type Readings } from './judging-context.ts';
import { worse, type NotEvaluated } from './verdict.ts';

const deviationFrom = (value: number, reference: Reference | null): Deviation | null => {
  if (reference === null) return null;
  const absolute = toNumber(minus(decimal(value), decimal(reference.value)));
  const size = Math.abs(reference.value);
  return { from: reference.value, absolute, percent: size === 0 ? null : (100 * absolute) / size };
};

type Known = Extract<Readings, { readonly values: readonly number[] }>;

interface Worst {
  readonly value: number;
  readonly reached: Reached;
}

/** The worst of the readings; null when some are missing and those that are there pass. */
const worstReading = ({ values, isShort }: Known, limits: readonly LimitUsed[]): Worst | null => {
  const each = values.map((value) => ({
    value,
    reached: worstReached(limits, ({ band }) => band !== null && !liesWithin(value, band)),
  }));
  const [first, ...rest] = each;
  if (first === undefined) return null;
  const worst = rest.reduce(
    (a, b) => (worse(a.reached.verdict, b.reached.verdict) === a.reached.verdict ? a : b),
    first,
  );
  return isShort && worst.reached.verdict === 'pass' ? null : worst;
};

const isOffScale = (rule: NumericRule, { values }: Known): boolean =>
  rule.kind === 'steps-below-baseline' &&
  rule.scale !== null &&
  values.some((value) => rule.scale?.includes(value) === false);

/** What of a session bears on a numeric rule. */
interface Found extends BandsInCase {
  readonly readings: Readings;
  readonly limits: readonly LimitUsed[];
}

/** The first thing that stands against a verdict: no limit in force, then no value, then nothing to compare with. */
const whyNot = (
  rule: NumericRule,
  { one, bands, readings, limits }: Found,
  context: JudgingContext,
): NotEvaluated | null => {
  if (!mayJudge(rule, context)) return 'not-adopted';
  if (one !== null && !someInForce(limits)) return 'not-adopted';
  if (one !== null && 'why' in readings) return readings.why;
  if ('why' in bands) return bands.why;
  return 'values' in readings && isOffScale(rule, readings) ? 'not-on-scale' : null;
};

const foundFor = (rule: NumericRule, context: JudgingContext): Found => {
  const { one, bands } = bandsInCase(rule, context);
  const resolved = 'why' in bands ? null : bands;
  const limits = one === null ? [] : limitsUsed(rule, one, { ...context, bands: resolved });
  return { one, bands, limits, readings: readingsOf(rule.field, context) };
};

const referenceIn = ({ bands }: Found): Reference | null => ('why' in bands ? null : bands.reference);

/** Judges a rule on numbers by the bands that its limits come down to. */
export const judgeNumeric = (rule: NumericRule, context: JudgingContext): Evaluation => {
  const found = foundFor(rule, context);
  const { readings, limits } = found;
  const reference = referenceIn(found);
  const known = {
    caseName: found.one?.name ?? null,
    value: 'values' in readings ? (readings.values[0] ?? null) : null,
    limits,
    baseline: reference?.baseline ?? null,
  };
  const why = whyNot(rule, found, context);
  if (why !== null) return open(rule, why, known);
  const worst = 'values' in readings ? worstReading(readings, limits) : null;
  if (worst === null) return open(rule, 'value-missing', known);
  const { value, reached } = worst;
  const { verdict, limit } = reached;
  const named = { field: rule.field, rule: rule.key };
  return {
    ...nothing,
    ...named,
    ...known,
    verdict,
    value,
    deviation: deviationFrom(value, reference),
    reached: limit,
  };
};
