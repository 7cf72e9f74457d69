import { Checkbox, SegmentedControl, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { EntryProblem } from '../../../qc/core/entry.ts';
import {
  optionsOf,
  type ItemAnswer,
  type RecordedValue,
  type RecordedValues,
} from '../../../qc/core/fields.ts';
import type { SessionView } from '../../../qc/sessions/sessions.contract.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useChange } from '../../ui/use-change.ts';
import { isReason, WhyField } from '../../ui/why-field.tsx';
import {
  answersIn,
  changedFields,
  isTyped,
  problemsOf,
  textOf,
  valueOf,
  valuesNow,
} from './correction-draft.ts';
import { sessionSchema } from './use-qc-session.ts';

type FieldView = SessionView['fields'][number];

interface FieldInputProps {
  readonly field: FieldView;
  readonly value: RecordedValue | undefined;
  readonly error: string | null;
  readonly onValue: (value: RecordedValue) => void;
}

const itemChoices = [
  { value: 'pass', label: 'OK' },
  { value: 'fail', label: 'Not OK' },
  { value: 'n/a', label: 'Does not apply' },
];

const Checklist = ({ field, value, error, onValue }: FieldInputProps) => {
  const { definition } = field;
  if (definition.type !== 'checklist') return null;
  const answers = answersIn(value);
  return (
    <Stack gap={6} role="group" aria-label={field.label}>
      <Text size="sm" fw={500}>
        {field.label}
      </Text>
      {definition.items.map(({ key, label }) => (
        <div key={key}>
          <Text size="sm">{label}</Text>
          <SegmentedControl
            size="xs"
            aria-label={label}
            data={definition.mayNotApply ? itemChoices : itemChoices.slice(0, 2)}
            value={answers[key] ?? ''}
            onChange={(answer) => onValue({ ...answers, [key]: answer as ItemAnswer })}
          />
        </div>
      ))}
      {error !== null && (
        <Text size="xs" c="error">
          {error}
        </Text>
      )}
    </Stack>
  );
};

const FieldInput = (props: FieldInputProps) => {
  const { field, value, error, onValue } = props;
  const { definition, label, unit } = field;
  // What is typed stays as it is typed: "-" is on its way to a number.
  const [text, setText] = useState(textOf(value));
  if (definition.type === 'checklist') return <Checklist {...props} />;
  const options = optionsOf(definition);
  if (options !== null)
    return (
      <Select
        label={label}
        data={[...options]}
        clearable
        value={typeof value === 'string' ? value : null}
        error={error}
        onChange={onValue}
      />
    );
  return (
    <TextInput
      label={unit === '' ? label : `${label} (${unit})`}
      {...(definition.type === 'replicates' && {
        description: 'Readings, one after another, a space between',
      })}
      {...(definition.type !== 'text' && { inputMode: 'decimal' as const })}
      value={text}
      error={error}
      onChange={(event) => {
        setText(event.currentTarget.value);
        onValue(valueOf(event.currentTarget.value, definition));
      }}
    />
  );
};

const Unusual = ({
  problems,
  isRight,
  onRight,
}: {
  readonly problems: readonly EntryProblem[];
  readonly isRight: boolean;
  readonly onRight: (isRight: boolean) => void;
}) =>
  problems.length > 0 && (
    <Checkbox
      label={`${problems.length === 1 ? 'The unusual value is' : 'The unusual values are'} right`}
      checked={isRight}
      onChange={(event) => onRight(event.currentTarget.checked)}
    />
  );

/** Puts values right, with the reason; what was recorded first stays beside them. */
export const CorrectValues = ({
  session,
  onClose,
}: {
  readonly session: SessionView;
  readonly onClose: () => void;
}) => {
  const now = valuesNow(session);
  const [draft, setDraft] = useState<RecordedValues>(now);
  const [isRight, setRight] = useState(false);
  const [reason, setReason] = useState('');
  const correct = useChange(sessionSchema);
  const changed = changedFields(now, draft);
  const problems = problemsOf(session, draft, changed);
  const wrong = problems.filter(({ mayConfirm }) => !mayConfirm);
  const unusual = problems.filter(({ mayConfirm }) => mayConfirm);
  const isSettled = wrong.length === 0 && (unusual.length === 0 || isRight);
  const body = {
    changes: changed.map((field) => ({
      field,
      value: draft[field] ?? null,
      wasAsked: unusual.some((problem) => problem.field === field),
    })),
    reason,
  };
  return (
    <FormDialog
      title={`Correct values: ${session.name}`}
      action="Correct"
      isWhole={changed.length > 0 && isSettled && isReason(reason)}
      isSending={correct.isPending}
      error={correct.error}
      onSend={() =>
        correct.mutate(
          { method: 'POST', path: `/qc/sessions/${session.id}/corrections`, body },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    >
      <Text size="sm">
        What was recorded first stays beside what you put here. The session is judged anew, and waits for
        review again.
      </Text>
      {session.fields.filter(isTyped).map((field) => (
        <FieldInput
          key={field.key}
          field={field}
          value={draft[field.key]}
          error={problems.find((problem) => problem.field === field.key)?.message ?? null}
          onValue={(value) => setDraft({ ...draft, [field.key]: value })}
        />
      ))}
      <Unusual problems={unusual} isRight={isRight} onRight={setRight} />
      <WhyField reason={reason} onReason={setReason} placeholder="Read from the wrong line" />
    </FormDialog>
  );
};
