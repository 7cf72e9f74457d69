import { compare, decimal } from './decimal.ts';
import type { Range } from './fields.ts';
import { numberOf, type JudgingContext, type UnitFacts } from './judging-context.ts';
import type { Condition, LimitCase } from './limits.ts';
import type { NotEvaluated } from './verdict.ts';

/** Null: it cannot be said. */
type Answer = boolean | null;

/** Whether a number lies within a range, edges included, in decimals. */
export const liesWithin = (value: number, { low, high }: Range): boolean => {
  const exact = decimal(value);
  return (
    (low === null || compare(exact, decimal(low)) >= 0) &&
    (high === null || compare(exact, decimal(high)) <= 0)
  );
};

const wasMade = (condition: Extract<Condition, { about: 'made' }>, { manufacturedOn }: UnitFacts): Answer => {
  if (manufacturedOn === null) return null;
  const { from, before } = condition;
  return (from === null || from <= manufacturedOn) && (before === null || manufacturedOn < before);
};

const isAmong = (value: unknown, options: readonly string[]): Answer =>
  typeof value === 'string' ? options.includes(value) : null;

const holds = (condition: Condition, context: JudgingContext): Answer => {
  switch (condition.about) {
    case 'choice':
      return isAmong(context.values[condition.field], condition.isAnyOf);
    case 'number': {
      const value = numberOf(condition.field, context);
      return value === null ? null : liesWithin(value, condition.within);
    }
    case 'unit': {
      const { facts } = context.unit;
      return Object.hasOwn(facts, condition.fact) ? isAmong(facts[condition.fact], condition.isAnyOf) : null;
    }
    case 'made':
      return wasMade(condition, context.unit);
  }
};

export type PickedCase<Bound> = { readonly one: LimitCase<Bound> } | { readonly why: NotEvaluated };

/** The first case whose conditions all hold. A case of which that cannot be said ends the search: it may be the one. */
export const pickCase = <Bound>(
  cases: readonly LimitCase<Bound>[],
  context: JudgingContext,
): PickedCase<Bound> => {
  for (const one of cases) {
    const answers = one.when.map((condition) => ({ condition, answer: holds(condition, context) }));
    if (answers.some(({ answer }) => answer === false)) continue;
    const open = answers.find(({ answer }) => answer === null);
    if (open === undefined) return { one };
    const isOfUnit = open.condition.about === 'unit' || open.condition.about === 'made';
    return { why: isOfUnit ? 'unit-fact-unknown' : 'selector-missing' };
  }
  return { why: 'no-case' };
};
