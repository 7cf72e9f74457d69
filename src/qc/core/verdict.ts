/** What a value's limits say of it. */
export type Verdict = 'pass' | 'warning' | 'action' | 'not-evaluated';

/** Why there is no verdict. */
export type NotEvaluated =
  | 'no-rule'
  | 'not-adopted'
  | 'no-case'
  | 'not-given'
  | 'value-missing'
  | 'not-computed'
  | 'other-missing'
  | 'selector-missing'
  | 'unit-fact-unknown'
  | 'no-baseline'
  | 'zero-baseline'
  | 'outside-table'
  | 'no-scale'
  | 'not-on-scale'
  | 'unknown-option';

/** For people: why there is no verdict, and what would give one. */
export const notEvaluatedWords: Readonly<Record<NotEvaluated, string>> = {
  'no-rule': 'Recorded, not judged: there is no limit for it.',
  'not-adopted': 'Recorded, not judged: the unit’s physicist has not adopted the limit.',
  'no-case': 'Recorded, not judged: no limit is meant for this case.',
  'not-given': 'It was not recorded, and need not be.',
  'value-missing': 'It was not recorded.',
  'not-computed': 'It could not be computed.',
  'other-missing': 'The value that it is compared with was not recorded.',
  'selector-missing': 'Which limit counts depends on a value that was not recorded.',
  'unit-fact-unknown':
    'Which limit counts depends on a fact about the unit that is not known, such as its date of manufacture.',
  'no-baseline': 'There is no baseline yet. The physicist sets one.',
  'zero-baseline':
    'The baseline is zero, and nothing is a percentage of zero. Set the limit as a difference.',
  'outside-table': 'It lies outside the table of limits.',
  'no-scale': 'The steps of the phantom’s scale are not entered yet.',
  'not-on-scale': 'It is no step of the phantom’s scale.',
  'unknown-option': 'It is none of the choices.',
};

/** Reasons that leave a session whole: nothing was to be judged. The others leave a question open. */
const settled: ReadonlySet<NotEvaluated> = new Set(['no-rule', 'not-adopted', 'no-case', 'not-given']);

/** A verdict with its reason where there is none. */
export interface Judged {
  readonly verdict: Verdict;
  readonly reason: NotEvaluated | null;
}

const ranks: Readonly<Record<Verdict, number>> = { pass: 0, 'not-evaluated': 1, warning: 2, action: 3 };

/** The worse of two: action, warning, no verdict, pass. */
export const worse = (a: Verdict, b: Verdict): Verdict => (ranks[b] > ranks[a] ? b : a);

/**
 * The verdict of a session, the worst of its values'. It passes only when something was judged and nothing that should have
 * been is open; values that are only recorded, or whose limit nobody adopted, change nothing.
 */
export const sessionVerdict = (judged: readonly Judged[]): Verdict => {
  const counting = judged.filter(({ reason }) => reason === null || !settled.has(reason));
  return counting.length === 0
    ? 'not-evaluated'
    : counting.map(({ verdict }) => verdict).reduce((worst, each) => worse(worst, each));
};
