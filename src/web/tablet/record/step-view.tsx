import { Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { Field, RecordedValue } from '../../../qc/core/fields.ts';
import { broughtAbout, needsEyes, problemsOf } from '../round/judged.ts';
import {
  draftAt,
  entered,
  enteredAt,
  fieldAt,
  movedOn,
  typed,
  typingAt,
  type Round,
  type Step,
} from '../round/round.ts';
import { ChecklistStep } from './checklist-step.tsx';
import { ChoiceStep } from './choice-step.tsx';
import { EnteredView } from './entered-view.tsx';
import { NumberStep, ReplicatesStep } from './number-step.tsx';
import { PhotoStep } from './photo-step.tsx';
import type { StepProps } from './step-props.ts';
import { TextStep } from './text-step.tsx';
import { UnusualValue } from './unusual-value.tsx';
import { WhatToDo } from './what-to-do.tsx';

const FieldInput = ({ field, ...rest }: StepProps) => {
  switch (field.type) {
    case 'number':
    case 'integer':
      return <NumberStep field={field} {...rest} />;
    case 'replicates':
      return <ReplicatesStep field={field} {...rest} />;
    case 'choice':
    case 'yes-no':
      return <ChoiceStep field={field} {...rest} />;
    case 'checklist':
      return <ChecklistStep field={field} {...rest} />;
    case 'text':
      return <TextStep field={field} {...rest} />;
    case 'attachment':
      return <PhotoStep />;
    case 'computed':
      return null;
  }
};

interface StepViewProps {
  readonly round: Round;
  readonly step: Step;
  readonly change: (next: (round: Round) => Round) => void;
}

/** An item that fails is told at once, before the others are answered. */
const someItemFails = (field: Field, answers: Readonly<Record<string, string>>): boolean =>
  field.type === 'checklist' && Object.values(answers).includes('fail');

/** Asks for one field: first the value, then what it is worth. */
const AskField = ({ round, step, change }: StepViewProps) => {
  const [unusual, setUnusual] = useState<{ value: RecordedValue; words: string } | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const field = fieldAt(round, step);
  const draft = draftAt(round, step);
  const typing = typingAt(round, step);
  const take = (value: RecordedValue, wasAsked: boolean): void =>
    change((before) => {
      const now = new Date();
      const after = entered(before, step, { value, wasAsked, now: now.toISOString() });
      return needsEyes(broughtAbout(after, step, now)) ? after : movedOn(after, now.toISOString());
    });
  const enter = (value: RecordedValue): void => {
    const problems = problemsOf(round, step, value);
    const hard = problems.find(({ mayConfirm }) => !mayConfirm);
    const odd = problems.find(({ mayConfirm }) => mayConfirm);
    setWrong(hard?.message ?? null);
    if (hard !== undefined) return;
    if (odd === undefined) take(value, false);
    else setUnusual({ value, words: odd.message });
  };
  if (unusual !== null)
    return (
      <UnusualValue
        words={unusual.words}
        onRight={() => take(unusual.value, true)}
        onAgain={() => {
          setUnusual(null);
          change((before) => typed(before, step, { text: '' }));
        }}
      />
    );
  return (
    <>
      {wrong !== null && <Text role="alert">{wrong}</Text>}
      {someItemFails(field, typing.answers) && <WhatToDo draft={draft} physicist={round.physicist} />}
      <FieldInput
        field={field}
        draft={draft}
        typing={typing}
        onType={(part) => change((before) => typed(before, step, part))}
        onEnter={enter}
      />
    </>
  );
};

/** One step of the round. */
export const StepView = (props: StepViewProps) => {
  const { round, step } = props;
  const { procedure } = draftAt(round, step).test.version;
  const isAnswered = enteredAt(round, step) !== null && typingAt(round, step).again === null;
  return (
    <section className="step">
      <Text size="sm" c="dimmed">
        {procedure.name}
      </Text>
      <Title order={1}>{fieldAt(round, step).label}</Title>
      {isAnswered ? <EnteredView {...props} /> : <AskField {...props} />}
    </section>
  );
};
