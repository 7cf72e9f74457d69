import { Text } from '@mantine/core';
import { useState } from 'react';
import type { Field } from '../../../qc/core/fields.ts';
import { broughtAbout } from '../round/judged.ts';
import { draftAt, enteredAt, fieldAt, movedOn, typed, type Round, type Step } from '../round/round.ts';
import { saidOf, valueWords } from '../round/said.ts';
import { BigAction } from './big-action.tsx';
import { MeasureAgain } from './measure-again.tsx';
import { LargeVerdict } from './verdict.tsx';
import { WhatToDo } from './what-to-do.tsx';

interface EnteredViewProps {
  readonly round: Round;
  readonly step: Step;
  readonly change: (next: (round: Round) => Round) => void;
}

const againWords = ({ type }: Field): string => {
  if (type === 'checklist') return 'Check again';
  if (type === 'text') return 'Write again';
  return type === 'choice' || type === 'yes-no' ? 'Look again' : 'Measure again';
};

const Earlier = ({ round, step }: Omit<EnteredViewProps, 'change'>) => {
  const field = fieldAt(round, step);
  return enteredAt(round, step)?.earlier.map(({ value, enteredAt: at, reason }) => (
    <Text key={at} size="sm" c="dimmed">
      Before: {valueWords(value, field)} ({reason})
    </Text>
  ));
};

/** What was entered and what it is worth; from here it is measured again or gone on from. */
export const EnteredView = ({ round, step, change }: EnteredViewProps) => {
  const [asksWhy, setAsksWhy] = useState(false);
  const draft = draftAt(round, step);
  const field = fieldAt(round, step);
  const evaluations = broughtAbout(round, step, new Date());
  const said = evaluations.flatMap((each) => saidOf(each, draft) ?? []);
  if (asksWhy)
    return (
      <MeasureAgain
        onCancel={() => setAsksWhy(false)}
        onReason={(again) => change((before) => typed(before, step, { again }))}
      />
    );
  return (
    <>
      {said.length === 0 && <Text size="xl">{valueWords(enteredAt(round, step)?.value ?? null, field)}</Text>}
      {said.map((each) => (
        <LargeVerdict key={each.label} said={each} />
      ))}
      <Earlier round={round} step={step} />
      {evaluations.some(({ verdict }) => verdict === 'action') && (
        <WhatToDo draft={draft} physicist={round.physicist} />
      )}
      <button type="button" className="quiet-action" onClick={() => setAsksWhy(true)}>
        {againWords(field)}
      </button>
      <BigAction onAct={() => change((before) => movedOn(before, new Date().toISOString()))}>Go on</BigAction>
    </>
  );
};
