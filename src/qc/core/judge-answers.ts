import { pickCase } from './conditions.ts';
import {
  limitsUsed,
  mayJudge,
  nothing,
  open,
  someInForce,
  worstReached,
  type Evaluation,
} from './evaluation.ts';
import { optionsOf, type ChecklistField, type ItemKind } from './fields.ts';
import { isRequired, type JudgingContext } from './judging-context.ts';
import type { ChecklistRule, ChoiceRule } from './limits.ts';
import { fieldOf } from './procedure.ts';

/** Judges what was chosen: each level has the options that do not reach it. */
export const judgeChoice = (rule: ChoiceRule, context: JudgingContext): Evaluation => {
  const recorded = context.values[rule.field];
  const value = typeof recorded === 'string' ? recorded : null;
  if (!mayJudge(rule, context)) return open(rule, 'not-adopted', { value });
  const picked = pickCase(rule.cases, context);
  if ('why' in picked) return open(rule, picked.why, { value });
  const { one } = picked;
  const limits = limitsUsed(rule, one, { ...context, bands: null });
  const known = { caseName: one.name, value, limits };
  if (!someInForce(limits)) return open(rule, 'not-adopted', known);
  const field = fieldOf(context.procedure, rule.field);
  if (value === null || field === null)
    return open(
      rule,
      field !== null && !isRequired(field, context.values) ? 'not-given' : 'value-missing',
      known,
    );
  if (optionsOf(field)?.includes(value) !== true) return open(rule, 'unknown-option', known);
  const reached = worstReached(limits, ({ level }) => one[level]?.bound.includes(value) === false);
  return {
    ...nothing,
    field: rule.field,
    rule: rule.key,
    ...known,
    verdict: reached.verdict,
    reached: reached.limit,
  };
};

/** The answer of each item; null where there is none, or "does not apply" where that is no answer. */
const answersOf = (field: ChecklistField, { values }: JudgingContext) => {
  const recorded = values[field.key];
  const answers: Readonly<Record<string, unknown>> =
    typeof recorded === 'object' && recorded !== null && !Array.isArray(recorded)
      ? (recorded as Readonly<Record<string, unknown>>)
      : {};
  return field.items.map(({ key, kind }) => {
    const answer = answers[key];
    const counts = answer === 'pass' || answer === 'fail' || (answer === 'n/a' && field.mayNotApply);
    return { key, kind, answer: counts ? answer : null };
  });
};

/** Judges a checklist: each level has the kinds of items whose failure reaches it. */
export const judgeChecklist = (rule: ChecklistRule, context: JudgingContext): Evaluation => {
  if (!mayJudge(rule, context)) return open(rule, 'not-adopted');
  const picked = pickCase(rule.cases, context);
  const field = fieldOf(context.procedure, rule.field);
  if ('why' in picked) return open(rule, picked.why);
  if (field?.type !== 'checklist') return open(rule, 'value-missing');
  const { one } = picked;
  const limits = limitsUsed(rule, one, { ...context, bands: null });
  const answers = answersOf(field, context);
  const failing = answers.filter(({ answer }) => answer === 'fail');
  const known = { caseName: one.name, limits, failed: failing.map(({ key }) => key) };
  if (!someInForce(limits)) return open(rule, 'not-adopted', known);
  const reaches = (kinds: readonly ItemKind[] | undefined): boolean =>
    failing.some(({ kind }) => kinds?.includes(kind) === true);
  const reached = worstReached(limits, ({ level }) => reaches(one[level]?.bound));
  if (reached.verdict === 'pass' && answers.some(({ answer }) => answer === null))
    return open(rule, isRequired(field, context.values) ? 'value-missing' : 'not-given', known);
  return {
    ...nothing,
    field: rule.field,
    rule: rule.key,
    ...known,
    verdict: reached.verdict,
    reached: reached.limit,
  };
};
