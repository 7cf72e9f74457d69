import type { UnitMention } from '../../../equipment/equipment.contract.ts';
import type { Field, FieldKey, ItemAnswer, RecordedValue, RecordedValues } from '../../../qc/core/fields.ts';
import { isRequired, type UnitFacts } from '../../../qc/core/judging-context.ts';
import type { ProcedureKey } from '../../../qc/core/procedure.ts';
import type { TabletTest, TabletUnit } from '../../../qc/tablet/tablet.contract.ts';

/** What was recorded in a field, with what was measured before it. */
export interface Entered {
  readonly value: RecordedValue;
  readonly enteredAt: string;
  readonly wasAsked: boolean;
  readonly earlier: readonly {
    readonly value: RecordedValue;
    readonly enteredAt: string;
    readonly reason: string;
  }[];
}

/** What is typed in a step and not entered yet. */
export interface Typing {
  readonly text: string;
  /** Readings of a value that is measured several times. */
  readonly readings: readonly number[];
  readonly answers: Readonly<Record<FieldKey, ItemAnswer>>;
  /** Why it is measured again; null where it is measured for the first time. */
  readonly again: string | null;
}

/** A test while it is recorded. It keeps the test as it was when it began: nothing changes under the hands of who records. */
export interface TestDraft {
  readonly clientId: string;
  readonly test: TabletTest;
  readonly startedAt: string | null;
  readonly entries: Readonly<Record<FieldKey, Entered>>;
  readonly comment: string;
  /** Why the server did not take it, where it was sent before. */
  readonly refusal: string | null;
}

/** One thing to record: a field of one of the tests. */
export interface Step {
  readonly test: number;
  readonly field: FieldKey;
}
export type Place = Step | 'summary';

/** The tests that one person does at one unit in one go. */
export interface Round {
  readonly unit: UnitMention;
  readonly zone: string;
  readonly facts: UnitFacts;
  /** Whom to call. */
  readonly physicist: string | null;
  readonly performer: { readonly id: number; readonly name: string };
  readonly tests: readonly TestDraft[];
  readonly place: Place;
  /** What was entered last; its verdict is shown beside what comes next. */
  readonly just: Step | null;
  readonly typing: Readonly<Record<string, Typing>>;
}

export const nothingTyped: Typing = { text: '', readings: [], answers: {}, again: null };

export const stepKey = ({ test, field }: Step): string => `${test} ${field}`;

export const typingAt = ({ typing }: Round, step: Step): Typing => typing[stepKey(step)] ?? nothingTyped;

export const valuesOf = ({ entries }: TestDraft): RecordedValues =>
  Object.fromEntries(Object.entries(entries).map(([field, { value }]) => [field, value]));

const isAsked = (field: Field, draft: TestDraft): boolean =>
  field.type !== 'computed' && (isRequired(field, valuesOf(draft)) || field.key in draft.entries);

/** What is asked, in order: all that is required by what was said so far, and what was added to it. */
export const stepsOf = ({ tests, place }: Round): readonly Step[] =>
  tests.flatMap((draft, test) =>
    draft.test.version.procedure.fields
      .filter(
        (field) =>
          isAsked(field, draft) || (place !== 'summary' && place.test === test && place.field === field.key),
      )
      .map(({ key }) => ({ test, field: key })),
  );

const isSame = (one: Step, other: Place): boolean =>
  other !== 'summary' && one.test === other.test && one.field === other.field;

export const draftAt = ({ tests }: Round, { test }: Step): TestDraft => {
  const draft = tests[test];
  if (draft === undefined) throw new Error('The round has no such test');
  return draft;
};

export const fieldAt = (round: Round, step: Step): Field => {
  const field = draftAt(round, step).test.version.procedure.fields.find(({ key }) => key === step.field);
  if (field === undefined) throw new Error('The test has no such field');
  return field;
};

export const enteredAt = (round: Round, step: Step): Entered | null =>
  draftAt(round, step).entries[step.field] ?? null;

const withDraft = (round: Round, test: number, change: (draft: TestDraft) => TestDraft): Round => ({
  ...round,
  tests: round.tests.map((draft, at) => (at === test ? change(draft) : draft)),
});

/** To a place; a test begins when its first step is shown. */
export const movedTo = (round: Round, place: Place, now: string): Round => {
  const moved = { ...round, place };
  return place === 'summary'
    ? moved
    : withDraft(moved, place.test, (draft) => ({ ...draft, startedAt: draft.startedAt ?? now }));
};

/** The next step that has no value yet; at the end the summary. */
const nextPlace = (round: Round): Place => {
  const steps = stepsOf(round);
  const at = steps.findIndex((step) => isSame(step, round.place));
  return steps.slice(at + 1).find((step) => enteredAt(round, step) === null) ?? 'summary';
};

export const movedOn = (round: Round, now: string): Round => movedTo(round, nextPlace(round), now);

/** The step before; null at the first. */
export const placeBefore = (round: Round): Place | null => {
  const steps = stepsOf(round);
  if (round.place === 'summary') return steps.at(-1) ?? null;
  return steps[steps.findIndex((step) => isSame(step, round.place)) - 1] ?? null;
};

export const typed = (round: Round, step: Step, change: Partial<Typing>): Round => ({
  ...round,
  typing: { ...round.typing, [stepKey(step)]: { ...typingAt(round, step), ...change } },
});

const typingWithout = ({ typing }: Round, step: Step): Round['typing'] =>
  Object.fromEntries(Object.entries(typing).filter(([key]) => key !== stepKey(step)));

/** A value that a person measured and meant. The first stays when it is measured again. */
export const entered = (
  round: Round,
  step: Step,
  {
    value,
    wasAsked,
    now,
  }: { readonly value: RecordedValue; readonly wasAsked: boolean; readonly now: string },
): Round => {
  const { again } = typingAt(round, step);
  const before = enteredAt(round, step);
  const earlier =
    before === null
      ? []
      : [
          ...before.earlier,
          { value: before.value, enteredAt: before.enteredAt, reason: again ?? 'Measured again' },
        ];
  const withValue = withDraft(round, step.test, (draft) => ({
    ...draft,
    startedAt: draft.startedAt ?? now,
    entries: { ...draft.entries, [step.field]: { value, enteredAt: now, wasAsked, earlier } },
  }));
  return { ...withValue, just: step, typing: typingWithout(round, step) };
};

export const commented = (round: Round, test: number, comment: string): Round =>
  withDraft(round, test, (draft) => ({ ...draft, comment }));

/** Whether anything was recorded or typed in it. */
export const isTouched = ({ tests, typing }: Round): boolean =>
  tests.some(({ entries, comment }) => Object.keys(entries).length > 0 || comment !== '') ||
  Object.keys(typing).length > 0;

/** Safety first: a list that has safety items comes before what is measured. */
const hasSafetyItems = ({ version }: TabletTest): boolean =>
  version.procedure.fields.some(
    (field) => field.type === 'checklist' && field.items.some(({ kind }) => kind === 'safety'),
  );

/** The tests of a technologist that are due, each once; not those that are done here and not sent yet. */
export const dueTests = (
  { work, tests }: TabletUnit,
  doneHere: ReadonlySet<ProcedureKey>,
): readonly TabletTest[] => {
  const due = [...new Set(work.map(({ procedureKey }) => procedureKey))].flatMap((key) =>
    tests.filter(
      ({ version: { procedure } }) =>
        procedure.key === key && procedure.performedBy === 'technologist' && !doneHere.has(key),
    ),
  );
  return [...due.filter(hasSafetyItems), ...due.filter((test) => !hasSafetyItems(test))];
};

const newDraft = (test: TabletTest, clientId: string): TestDraft => ({
  ...{ clientId, test, startedAt: null, entries: {}, comment: '', refusal: null },
});

interface Beginning {
  readonly performer: Round['performer'];
  readonly now: string;
  readonly newId: () => string;
}

/** A round of these tests, at its first step. */
export const roundOf = (
  { unit, zone, facts, physicist }: TabletUnit,
  tests: readonly TabletTest[],
  { performer, now, newId }: Beginning,
): Round => {
  const drafts = tests.map((test) => newDraft(test, newId()));
  const empty: Round = {
    ...{ unit, zone, facts, physicist, performer, tests: drafts },
    ...{ place: 'summary', just: null, typing: {} },
  };
  return movedTo(empty, stepsOf(empty)[0] ?? 'summary', now);
};

/** To a test of the round, which is added where it is not in it. */
export const withTest = (
  round: Round,
  test: TabletTest,
  { now, newId }: Pick<Beginning, 'now' | 'newId'>,
): Round => {
  const { key } = test.version.procedure;
  const isIn = round.tests.some((draft) => draft.test.version.procedure.key === key);
  const whole = isIn ? round : { ...round, tests: [...round.tests, newDraft(test, newId())] };
  const at = whole.tests.findIndex((draft) => draft.test.version.procedure.key === key);
  const first = stepsOf({ ...whole, place: 'summary' }).find((step) => step.test === at);
  return movedTo(whole, first ?? 'summary', now);
};

/** A test that was not taken, under a new mark: what was stored under the old one, if anything, stays as it is. */
export const withRefused = (
  round: Round | null,
  refused: Round,
  said: { why: string; id: string },
): Round => {
  const drafts = refused.tests.map((draft) => ({ ...draft, clientId: said.id, refusal: said.why }));
  const base = round ?? { ...refused, tests: [] };
  return { ...base, tests: [...base.tests, ...drafts], place: 'summary', just: null };
};
