import { Select, Text } from '@mantine/core';
import { useState } from 'react';
import type { AssignmentView, OccurrenceView } from '../../../qc/schedule/schedule.contract.ts';
import { unitPlan } from '../../../qc/schedule/schedule.contract.ts';
import { daysAfter } from '../../../quantities/calendar.ts';
import { DayField } from '../../ui/day-field.tsx';
import { formatDate } from '../../ui/dates.ts';
import { useToday } from '../../ui/days.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useChange } from '../../ui/use-change.ts';
import { isReason, WhyField } from '../../ui/why-field.tsx';
import { RuleSelect } from './rule-select.tsx';

interface DialogProps {
  readonly unitId: number;
  readonly assignment: AssignmentView;
  readonly onClose: () => void;
}

const useSend = ({ unitId, assignment, onClose }: DialogProps, to: 'change' | 'excuses') => {
  const change = useChange(unitPlan);
  const path = `/units/${unitId}/qc/assignments/${assignment.id}/${to}`;
  const send = (body: object): void => change.mutate({ method: 'POST', path, body }, { onSuccess: onClose });
  return { ...change, send };
};

/** Another schedule from a day on; what was due before it stays as it was. */
export const ChangeSchedule = (props: DialogProps) => {
  const { assignment, onClose } = props;
  const today = useToday();
  const first = daysAfter(assignment.from, 1);
  const [rule, setRule] = useState(assignment.rule);
  const [from, setFrom] = useState(today < first ? first : today);
  const [reason, setReason] = useState('');
  const { send, isPending, error } = useSend(props, 'change');
  const isEarly = from !== '' && from < first;
  const isOther = JSON.stringify(rule) !== JSON.stringify(assignment.rule);
  return (
    <FormDialog
      title={`Change the schedule: ${assignment.name}`}
      action="Change"
      isWhole={isOther && from !== '' && !isEarly && isReason(reason)}
      isSending={isPending}
      error={error}
      onSend={() => send({ rule, from, reason })}
      onClose={onClose}
    >
      <Text size="sm">Now: {assignment.ruleWords}.</Text>
      <RuleSelect label="From then on" suggested={assignment.rule} rule={rule} onRule={setRule} />
      <DayField
        label="From"
        required
        min={first}
        day={from}
        error={isEarly ? `It began on ${formatDate(assignment.from)}; choose a later day` : null}
        onDay={setFrom}
      />
      <WhyField reason={reason} onReason={setReason} placeholder="Asked for by the state from this year on" />
    </FormDialog>
  );
};

/** The test is asked no longer after a day; what was recorded stays. */
export const EndTest = (props: DialogProps) => {
  const { assignment, onClose } = props;
  const today = useToday();
  const [until, setUntil] = useState(today);
  const [reason, setReason] = useState('');
  const { send, isPending, error } = useSend(props, 'change');
  const isEarly = until !== '' && until < assignment.from;
  return (
    <FormDialog
      title={`End a test: ${assignment.name}`}
      action="End"
      isWhole={until !== '' && !isEarly && isReason(reason)}
      isSending={isPending}
      error={error}
      onSend={() => send({ from: daysAfter(until, 1), reason })}
      onClose={onClose}
    >
      <Text size="sm">
        Nothing is due after its last day. What was recorded stays, and so does what was missed.
      </Text>
      <DayField
        label="Last day"
        required
        min={assignment.from}
        day={until}
        error={isEarly ? 'This is before it began' : null}
        onDay={setUntil}
      />
      <WhyField reason={reason} onReason={setReason} placeholder="The unit has no such protocol" />
    </FormDialog>
  );
};

/** Times that may still be excused: what is open, then the next. */
export const excusable = ({ open, next }: AssignmentView): readonly OccurrenceView[] =>
  [...open, ...(next === null ? [] : [next])].filter(({ excuse }) => excuse === null);

/** Says why a test need not be done one time; the share done on time leaves it out. */
export const ExcuseTest = (props: DialogProps) => {
  const { assignment, onClose } = props;
  const times = excusable(assignment);
  const [due, setDue] = useState(times[0]?.due ?? '');
  const [reason, setReason] = useState('');
  const { send, isPending, error } = useSend(props, 'excuses');
  return (
    <FormDialog
      title={`Excuse: ${assignment.name}`}
      action="Excuse"
      isWhole={due !== '' && isReason(reason)}
      isSending={isPending}
      error={error}
      onSend={() => send({ due, reason })}
      onClose={onClose}
    >
      <Text size="sm">
        It need not be done that one time. The share done on time leaves it out; that it was excused is told.
      </Text>
      <Select
        label="Which time"
        allowDeselect={false}
        data={times.map(({ due: day, state }) => ({
          value: day,
          label: `due ${formatDate(day)} (${state})`,
        }))}
        value={due}
        onChange={(value) => setDue(value ?? '')}
      />
      <WhyField reason={reason} onReason={setReason} placeholder="The phantom is away for calibration" />
    </FormDialog>
  );
};
