import { limitStanding, type LimitStanding } from './adoption.ts';
import type { Bands } from './bands.ts';
import type { Baseline } from './baseline.ts';
import type { FieldKey, Range } from './fields.ts';
import type { JudgingContext } from './judging-context.ts';
import {
  levels,
  limitsOf,
  limitsOfCase,
  type AcceptanceRule,
  type Level,
  type LimitCase,
  type LimitKey,
} from './limits.ts';
import type { NotEvaluated, Verdict } from './verdict.ts';

/** One limit of the case that counted: its band where it has one, and whether it judged. */
export interface LimitUsed {
  readonly limit: LimitKey;
  readonly level: Level;
  /** In the field's unit; null for choices and checklists, and where it could not be said. */
  readonly band: Range | null;
  readonly standing: LimitStanding;
}

/** How far a value is from what it was compared with. */
export interface Deviation {
  readonly from: number;
  readonly absolute: number;
  /** Of |from|; null when that is zero. */
  readonly percent: number | null;
}

/** What one rule says of one session: enough to show it, to explain it and to find it again. */
export interface Evaluation {
  readonly field: FieldKey;
  /** Null: there is no rule, the value is recorded only. */
  readonly rule: string | null;
  readonly caseName: string | null;
  readonly verdict: Verdict;
  readonly reason: NotEvaluated | null;
  /** What was judged: of several readings the worst, of a choice the option. */
  readonly value: number | string | null;
  readonly baseline: Baseline | null;
  readonly deviation: Deviation | null;
  readonly limits: readonly LimitUsed[];
  /** The limit that was reached; null on a pass. */
  readonly reached: LimitKey | null;
  /** The items of a checklist that failed. */
  readonly failed: readonly FieldKey[];
}

/** What an evaluation has none of, unless it says so. */
export const nothing = {
  caseName: null,
  reason: null,
  value: null,
  baseline: null,
  deviation: null,
  limits: [],
  reached: null,
  failed: [],
} as const;

/** An evaluation without a verdict, with what is known all the same. */
export const open = (
  rule: AcceptanceRule,
  reason: NotEvaluated,
  known: Partial<Evaluation> = {},
): Evaluation => ({
  ...nothing,
  field: rule.field,
  rule: rule.key,
  ...known,
  verdict: 'not-evaluated',
  reason,
});

/** What the evaluation of a field without a rule says. */
export const recordedOnly = (field: FieldKey, value: number | string | null): Evaluation => ({
  ...nothing,
  field,
  rule: null,
  verdict: 'not-evaluated',
  reason: 'no-rule',
  value,
});

/** The limits of a case with their bands, and whether each judges on that day. */
export const limitsUsed = (
  rule: AcceptanceRule,
  one: LimitCase<unknown>,
  { adoptions, on, bands }: Pick<JudgingContext, 'adoptions' | 'on'> & { readonly bands: Bands | null },
): readonly LimitUsed[] =>
  limitsOfCase(rule, one).map((placed) => ({
    limit: placed.key,
    level: placed.level,
    band: bands?.[placed.level] ?? null,
    standing: limitStanding(placed, adoptions, on),
  }));

const inForce = (limits: readonly LimitUsed[]): readonly LimitUsed[] =>
  limits.filter(({ standing }) => standing.isInForce);

/** Whether any of these limits judges. */
export const someInForce = (limits: readonly LimitUsed[]): boolean => inForce(limits).length > 0;

/** Whether any limit of a rule judges for the unit, in whatever case. */
export const mayJudge = (rule: AcceptanceRule, { adoptions, on }: JudgingContext): boolean =>
  limitsOf([rule]).some((placed) => limitStanding(placed, adoptions, on).isInForce);

/** The level that was reached, and by which limit. */
export interface Reached {
  readonly verdict: Verdict;
  readonly limit: LimitKey | null;
}

/** The worst level whose limit is in force and reached; a pass when none is. */
export const worstReached = (
  limits: readonly LimitUsed[],
  isReached: (used: LimitUsed) => boolean,
): Reached => {
  const reached = inForce(limits).filter(isReached);
  const worst = levels.findLast((level) => reached.some((used) => used.level === level));
  return {
    verdict: worst ?? 'pass',
    limit: reached.find(({ level }) => level === worst)?.limit ?? null,
  };
};
