import type { Evaluation } from './evaluation.ts';
import { judgeChecklist, judgeChoice } from './judge-answers.ts';
import { judgeNumeric } from './judge-numeric.ts';
import type { JudgingContext } from './judging-context.ts';
import type { AcceptanceRule } from './limits.ts';

/**
 * What one rule says of a session. Edges are inclusive, and compared in decimals as they were typed; only limits that are
 * verified, by definition or adopted judge; without them, or without something to compare with, there is no verdict but a reason.
 */
export const judgeRule = (rule: AcceptanceRule, context: JudgingContext): Evaluation => {
  if (rule.kind === 'choice') return judgeChoice(rule, context);
  if (rule.kind === 'checklist') return judgeChecklist(rule, context);
  return judgeNumeric(rule, context);
};
