import { entryProblems, type EntryProblem } from '../../../qc/core/entry.ts';
import type { Evaluation } from '../../../qc/core/evaluation.ts';
import type { RecordedValue } from '../../../qc/core/fields.ts';
import { judgeSession, type SessionJudgement } from '../../../qc/core/judge-session.ts';
import { localDate } from '../../../quantities/calendar.ts';
import { draftAt, valuesOf, type Round, type Step, type TestDraft } from './round.ts';

/** What a test is worth as far as it goes, by the same rules as on the server. */
export const judgedDraft = ({ facts, zone }: Round, draft: TestDraft, now: Date): SessionJudgement => {
  const { version, baselines, adoptions } = draft.test;
  const values = valuesOf(draft);
  return judgeSession({ version, baselines, adoptions, values, unit: facts, on: localDate(now, zone) });
};

const saysSomething = ({ value, failed, verdict }: Evaluation): boolean =>
  value !== null || failed.length > 0 || verdict === 'pass';

const isOtherThan = (before: readonly Evaluation[], now: Evaluation): boolean => {
  const same = before.find(({ field, rule }) => field === now.field && rule === now.rule);
  return same?.verdict !== now.verdict || same.value !== now.value;
};

/** What a value brought about: the verdict on its field, and on fields that could be worked out or compared only now. */
export const broughtAbout = (round: Round, step: Step, now: Date): readonly Evaluation[] => {
  const draft = draftAt(round, step);
  const others = Object.fromEntries(Object.entries(draft.entries).filter(([field]) => field !== step.field));
  const before = judgedDraft(round, { ...draft, entries: others }, now).evaluations;
  return judgedDraft(round, draft, now).evaluations.filter(
    (each) => saysSomething(each) && (each.field === step.field || isOtherThan(before, each)),
  );
};

/** Whether a person must look before it goes on. */
export const needsEyes = (evaluations: readonly Evaluation[]): boolean =>
  evaluations.some(({ verdict }) => verdict === 'warning' || verdict === 'action');

/** What is odd about a value before it is entered. */
export const problemsOf = (round: Round, step: Step, value: RecordedValue): readonly EntryProblem[] => {
  const draft = draftAt(round, step);
  const values = { ...valuesOf(draft), [step.field]: value };
  return entryProblems(draft.test.version.procedure, values).filter(({ field }) => field === step.field);
};

/** What a test lacks to be complete, by its labels. */
export const missingIn = (draft: TestDraft): readonly string[] => {
  const { procedure } = draft.test.version;
  const gaps = entryProblems(procedure, valuesOf(draft)).filter(
    ({ code }) => code === 'missing' || code === 'too-few',
  );
  return [
    ...new Set(gaps.map(({ field }) => procedure.fields.find(({ key }) => key === field)?.label ?? field)),
  ];
};
