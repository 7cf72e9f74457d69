import { ProblemException } from '../../platform/problem.ts';
import { entryProblems, type EntryProblem } from '../core/entry.ts';
import type { FieldKey, RecordedValues } from '../core/fields.ts';
import type { Procedure } from '../core/procedure.ts';

/** What is only not there yet makes a session incomplete; anything else that is odd is put right first. */
const isGap = ({ code }: EntryProblem): boolean => code === 'missing' || code === 'too-few';

const refusal = (code: string, detail: string, problems: readonly EntryProblem[]): ProblemException =>
  new ProblemException(
    400,
    code,
    detail,
    problems.map(({ field, item, message }) => ({
      path: item === null ? field : `${field}.${item}`,
      message,
    })),
  );

/**
 * Refuses values that cannot be so, and unusual ones about which nobody was asked; says whether all that is required is there.
 */
export const checkedEntries = (
  procedure: Procedure,
  values: RecordedValues,
  asked: ReadonlySet<FieldKey>,
): { readonly isComplete: boolean } => {
  const problems = entryProblems(procedure, values);
  const wrong = problems.filter((problem) => !isGap(problem) && !problem.mayConfirm);
  if (wrong.length > 0)
    throw refusal(
      'values-not-right',
      'Some values cannot be so. Nothing was stored; put them right and send again.',
      wrong,
    );
  const unconfirmed = problems.filter(({ mayConfirm, field }) => mayConfirm && !asked.has(field));
  if (unconfirmed.length > 0)
    throw refusal(
      'values-unusual',
      'Some values are unusual. Confirm them, or put them right; nothing was stored.',
      unconfirmed,
    );
  return { isComplete: !problems.some(isGap) };
};
