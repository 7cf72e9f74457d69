import { checkOptions, checkRange, refuseTwins } from './field-checks.ts';
import { isNumeric, optionsOf, type Field, type FieldKey, type ItemKind, type Range } from './fields.ts';
import type { AcceptanceRule, Condition, Limit, LimitCase, MinimumTable } from './limits.ts';
import { levels } from './limits.ts';
import { refused, type Place } from './pack-problem.ts';
import type { Source } from './procedure.ts';
import { qcUnit } from './units.ts';

/** What rules are checked against. */
export interface RuleSurroundings {
  readonly fields: readonly Field[];
  readonly sources: Readonly<Record<string, Source>>;
}

const find = (fields: readonly Field[], key: FieldKey): Field | undefined =>
  fields.find((field) => field.key === key);

/** The field with numbers of this name; refuses one that is not there or holds no numbers. */
const numericField = (key: FieldKey, { fields }: RuleSurroundings, at: Place) => {
  const field = find(fields, key);
  if (field === undefined)
    return at.refuse('dangling-field', `There is no field “${key}” in this procedure.`);
  return isNumeric(field) ? field : at.refuse('wrong-field-type', `“${key}” holds no numbers.`);
};

const checkUnit = (rule: AcceptanceRule, fieldUnit: string, at: Place): void => {
  if (!('unit' in rule)) return;
  if (qcUnit(rule.unit) === null)
    at.refuse('unknown-unit', `The unit “${rule.unit}” of these limits is not known.`);
  else if (rule.unit !== fieldUnit)
    at.refuse(
      'other-unit',
      `The limits are in ${rule.unit}, the field is in ${fieldUnit}. Convert the limits.`,
    );
};

const checkCondition = (condition: Condition, around: RuleSurroundings, at: Place): void => {
  switch (condition.about) {
    case 'choice': {
      const { field: key, isAnyOf: options } = condition;
      checkOptions({ key, field: find(around.fields, key), options }, at);
      return;
    }
    case 'number':
      numericField(condition.field, around, at);
      checkRange(condition.within, at);
      return;
    case 'made':
      if (condition.from === null && condition.before === null)
        at.refuse('open-range', 'The condition on the date of manufacture has no date.');
      return;
    case 'unit':
      return;
  }
};

/** A claim needs something published to stand on; "by definition" is for what a person says, never for a figure. */
const checkFoundation = (
  limit: Limit<unknown>,
  rule: AcceptanceRule,
  { sources, at }: { readonly sources: RuleSurroundings['sources']; readonly at: Place },
): void => {
  limit.citation.sources
    .filter((key) => !Object.hasOwn(sources, key))
    .forEach((key) => {
      at.refuse('dangling-source', `The source “${key}” is not in the pack.`);
    });
  const isFigure = rule.kind !== 'choice' && rule.kind !== 'checklist';
  if (limit.verification === 'by-definition' && isFigure)
    at.refuse(
      'unfounded-limit',
      'A figure is no limit by definition. Say where it was read, or that it is a proposal.',
    );
  const isPublished = limit.citation.sources.some((key) => sources[key]?.isPublished === true);
  if (limit.verification === 'verified' && !isPublished)
    at.refuse('unfounded-limit', 'A verified limit names the published source in which it was read.');
};

/** A side without a warning goes straight to the action. */
const within = (outer: Range, inner: Range): boolean =>
  (outer.low === null || inner.low === null || inner.low >= outer.low) &&
  (outer.high === null || inner.high === null || inner.high <= outer.high);

const checkRangeBound = (bound: Range, at: Place): void => {
  if (bound.low === null && bound.high === null)
    at.refuse('open-range', 'The limit is open on both sides and would let everything pass.');
  checkRange(bound, at);
};

const checkTable = (table: MinimumTable, at: Place): void => {
  const isAscending = table.every(([x], index) => index === 0 || x > (table[index - 1]?.[0] ?? x));
  if (table.length < 2 || !isAscending)
    at.refuse('bad-table', 'The table needs two rows or more, each further along than the one before.');
};

/** How the bounds of one kind of rule are checked, and whether a warning comes no later than the action. */
interface BoundRule<Bound> {
  readonly check: (bound: Bound, at: Place) => void;
  readonly isBefore: (warning: Bound, action: Bound) => boolean;
}

const subset = (part: readonly string[], whole: readonly string[]): boolean =>
  part.every((each) => whole.includes(each));

const ranges: BoundRule<Range> = {
  check: checkRangeBound,
  isBefore: (warning, action) => within(action, warning),
};
const tables: BoundRule<MinimumTable> = { check: checkTable, isBefore: () => true };
const steps: BoundRule<number> = { check: () => undefined, isBefore: (warning, action) => warning < action };
const kinds: BoundRule<readonly ItemKind[]> = { check: () => undefined, isBefore: () => true };
const optionsWithin = (options: readonly string[]): BoundRule<readonly string[]> => ({
  check: (bound, at) => {
    bound
      .filter((option) => !options.includes(option))
      .forEach((option) => {
        at.refuse('unknown-option', `“${option}” is no option of the field: ${options.join(', ')}.`);
      });
  },
  isBefore: (warning, action) => subset(warning, action),
});

const checkCase = <Bound>(
  one: LimitCase<Bound>,
  bounds: BoundRule<Bound>,
  {
    rule,
    around,
    at,
  }: { readonly rule: AcceptanceRule; readonly around: RuleSurroundings; readonly at: Place },
): void => {
  one.when.forEach((condition) => {
    checkCondition(condition, around, at.step('when'));
  });
  levels.forEach((level) => {
    const limit = one[level];
    if (limit === null) return;
    bounds.check(limit.bound, at.step(level));
    checkFoundation(limit, rule, { sources: around.sources, at: at.step(level) });
  });
  const { warning, action } = one;
  if (warning === null && action === null)
    at.refuse(
      'no-limit',
      'There is neither a warning nor an action limit. Leave the rule out: it is then recorded only.',
    );
  if (warning !== null && action !== null && !bounds.isBefore(warning.bound, action.bound))
    at.refuse('warning-beyond-action', 'The warning would come after the action. Bring it nearer.');
};

interface CasesIn<Bound> {
  readonly rule: AcceptanceRule & { readonly cases: readonly LimitCase<Bound>[] };
  readonly bounds: BoundRule<Bound>;
}

const checkCases = <Bound>({ rule, bounds }: CasesIn<Bound>, around: RuleSurroundings, at: Place): void => {
  refuseTwins(
    rule.cases.map(({ name }) => name),
    at.step('cases'),
  );
  rule.cases.forEach((one) => {
    checkCase(one, bounds, { rule, around, at: one.name === '' ? at : at.step(one.name) });
  });
};

const checkNumericRule = (rule: AcceptanceRule, around: RuleSurroundings, at: Place): void => {
  const field = numericField(rule.field, around, at);
  if (field !== refused) checkUnit(rule, field.unit, at);
  if (rule.kind === 'difference-from-field') {
    const other = numericField(rule.other, around, at.step('other'));
    if (other !== refused) checkUnit(rule, other.unit, at.step('other'));
  }
  if (rule.kind === 'table-minimum') numericField(rule.by, around, at.step('by'));
};

const checkScale = (scale: readonly number[] | null, at: Place): void => {
  const isAscending = scale?.every((step, index) => index === 0 || step > (scale[index - 1] ?? step));
  if (isAscending === false) at.refuse('bad-table', 'The scale goes from its worst step to its best.');
};

const checkNonNumericRule = (rule: AcceptanceRule, around: RuleSurroundings, at: Place): void => {
  const field = find(around.fields, rule.field);
  if (field === undefined)
    at.refuse('dangling-field', `There is no field “${rule.field}” in this procedure.`);
  else if (rule.kind === 'checklist' && field.type !== 'checklist')
    at.refuse('wrong-field-type', `“${rule.field}” is no checklist.`);
  else if (rule.kind === 'choice' && optionsOf(field) === null)
    at.refuse('wrong-field-type', `“${rule.field}” is no choice.`);
};

/** Refuses what is wrong in one rule: its field, unit, conditions, bounds and what its limits stand on. */
export const checkRule = (rule: AcceptanceRule, around: RuleSurroundings, at: Place): void => {
  switch (rule.kind) {
    case 'choice': {
      checkNonNumericRule(rule, around, at);
      const field = find(around.fields, rule.field);
      const options = field === undefined ? null : optionsOf(field);
      if (options !== null) checkCases({ rule, bounds: optionsWithin(options) }, around, at);
      return;
    }
    case 'checklist':
      checkNonNumericRule(rule, around, at);
      checkCases({ rule, bounds: kinds }, around, at);
      return;
    case 'steps-below-baseline':
      checkNumericRule(rule, around, at);
      checkScale(rule.scale, at.step('scale'));
      checkCases({ rule, bounds: steps }, around, at);
      return;
    case 'table-minimum':
      checkNumericRule(rule, around, at);
      checkCases({ rule, bounds: tables }, around, at);
      return;
    default:
      checkNumericRule(rule, around, at);
      checkCases({ rule, bounds: ranges }, around, at);
  }
};
