import { Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import { isRequired } from '../../../qc/core/judging-context.ts';
import { judgedDraft, missingIn } from '../round/judged.ts';
import { commented, movedTo, valuesOf, type Round, type TestDraft } from '../round/round.ts';
import { numberWords, valueWords } from '../round/said.ts';
import { BigAction } from './big-action.tsx';
import { VerdictBadge } from '../../qc/badges.tsx';
import { WhatToDo } from './what-to-do.tsx';

type Change = (next: (round: Round) => Round) => void;

interface TestProps {
  readonly round: Round;
  readonly at: number;
  readonly draft: TestDraft;
  readonly change: Change;
}

/** What was recorded, each value a way back to its step; what may be added; what was worked out. */
const Values = ({ round, at, draft, change }: TestProps) => {
  const { computed } = judgedDraft(round, draft, new Date());
  const values = valuesOf(draft);
  const open = (field: string): void =>
    change((before) => movedTo(before, { test: at, field }, new Date().toISOString()));
  return (
    <ul className="summary-values">
      {draft.test.version.procedure.fields.map((field) => {
        const worked = computed[field.key]?.value ?? null;
        if (field.type === 'computed')
          return worked === null ? null : (
            <li key={field.key}>
              <span>{field.label}</span> <em>{numberWords(worked, field)}, derived</em>
            </li>
          );
        const value = values[field.key] ?? null;
        if (value === null && !isRequired(field, values) && field.type === 'attachment') return null;
        const words =
          value === null ? (isRequired(field, values) ? 'not recorded' : 'add') : valueWords(value, field);
        return (
          <li key={field.key}>
            <button type="button" onClick={() => open(field.key)}>
              <span>{field.label}</span>
              <span className={value === null ? 'value none' : 'value'}>{words}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
};

const Comment = ({ at, draft, change }: Omit<TestProps, 'round'>) => {
  const [isOpen, setIsOpen] = useState(draft.comment !== '');
  if (!isOpen)
    return (
      <button type="button" className="quiet-action" onClick={() => setIsOpen(true)}>
        Add a comment
      </button>
    );
  return (
    <Textarea
      label={`Comment on ${draft.test.version.procedure.name}`}
      size="md"
      autosize
      minRows={2}
      maxLength={2000}
      value={draft.comment}
      onChange={({ currentTarget: { value } }) => change((before) => commented(before, at, value))}
    />
  );
};

const Test = (props: TestProps) => {
  const { round, draft } = props;
  const { verdict } = judgedDraft(round, draft, new Date());
  const missing = missingIn(draft);
  const isBegun = Object.keys(draft.entries).length > 0;
  return (
    <section className="summary-test">
      <div className="summary-head">
        <Title order={2}>{draft.test.version.procedure.name}</Title>
        {isBegun ? <VerdictBadge verdict={verdict} /> : <Text c="dimmed">Left for later</Text>}
      </div>
      {draft.refusal !== null && (
        <Text role="alert" fw={500}>
          It was not taken: {draft.refusal}
        </Text>
      )}
      {isBegun && missing.length > 0 && (
        <Text size="sm">Incomplete, does not count as done: {missing.join(', ')} not recorded.</Text>
      )}
      <Values {...props} />
      {verdict === 'action' && isBegun && <WhatToDo draft={draft} physicist={round.physicist} />}
      {isBegun && <Comment {...props} />}
    </section>
  );
};

interface SummaryProps {
  readonly round: Round;
  readonly change: Change;
  readonly onSend: () => void;
}

/** Everything at a glance before it is sent. */
export const Summary = ({ round, change, onSend }: SummaryProps) => {
  const begun = round.tests.filter(({ entries }) => Object.keys(entries).length > 0).length;
  return (
    <section className="step">
      <Title order={1}>Ready to send?</Title>
      {round.tests.map((draft, at) => (
        <Test key={draft.clientId} round={round} at={at} draft={draft} change={change} />
      ))}
      <BigAction isOff={begun === 0} onAct={onSend}>
        {begun === 1 ? 'Send this test' : `Send ${begun} tests`}
      </BigAction>
    </section>
  );
};
