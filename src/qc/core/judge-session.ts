import { judgeRule } from './acceptance.ts';
import type { ComputedValues } from './computed-values.ts';
import { recordedOnly, type Evaluation } from './evaluation.ts';
import type { Field } from './fields.ts';
import { judgingContext, type JudgingContext, type JudgingInputs } from './judging-context.ts';
import type { ProcedureKey, ProcedureVersion } from './procedure.ts';
import { sessionVerdict, type Verdict } from './verdict.ts';

/** Which rules of judging made a verdict; it changes when they do, so that old verdicts stay explained. */
export const judgingEngine = 'kerma-qc/1';

/** What a session's values are worth: kept beside them, made again at will, never written over. */
export interface SessionJudgement {
  readonly procedure: ProcedureKey;
  readonly version: number;
  readonly engine: string;
  readonly evaluations: readonly Evaluation[];
  readonly computed: ComputedValues;
  readonly verdict: Verdict;
}

export interface SessionToJudge extends Omit<JudgingInputs, 'procedure'> {
  readonly version: ProcedureVersion;
}

/** Fields whose value means something even without a rule: numbers and choices, not texts and pictures. */
const isWorthShowing = ({ type }: Field): boolean => type !== 'text' && type !== 'attachment';

const recordedValue = ({ key, type }: Field, context: JudgingContext): number | string | null => {
  if (type === 'computed') return context.computed[key]?.value ?? null;
  const value = context.values[key];
  return typeof value === 'number' || typeof value === 'string' ? value : null;
};

/** Judges all rules of the version of a procedure that a session was recorded by. */
export const judgeSession = ({ version, ...inputs }: SessionToJudge): SessionJudgement => {
  const { procedure } = version;
  const context = judgingContext({ ...inputs, procedure });
  const ruled = new Set(procedure.rules.map(({ field }) => field));
  const evaluations = [
    ...procedure.rules.map((rule) => judgeRule(rule, context)),
    ...procedure.fields
      .filter((field) => isWorthShowing(field) && !ruled.has(field.key))
      .map((field) => recordedOnly(field.key, recordedValue(field, context))),
  ];
  return {
    procedure: procedure.key,
    version: version.number,
    engine: judgingEngine,
    evaluations,
    computed: context.computed,
    verdict: sessionVerdict(evaluations),
  };
};
