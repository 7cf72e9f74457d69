import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { HandEntry, HandEntryRequest } from '../../dose/hand-entry.contract.ts';
import type { Unit } from '../../equipment/equipment.contract.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { ListSkeleton } from '../ui/skeletons.tsx';
import { draftOf } from './entry-draft.ts';
import { EntryForm } from './entry-form.tsx';
import type { EntryStep } from './own-entries.tsx';
import { useChangeEntry, useEntryOf, useWithdraw } from './use-hand-entries.ts';

interface StepProps {
  readonly entry: HandEntry;
  readonly onClose: () => void;
}

const Reason = ({
  reason,
  onReason,
}: {
  readonly reason: string;
  readonly onReason: (reason: string) => void;
}) => (
  <TextInput
    label="Why"
    required
    value={reason}
    onChange={(event) => onReason(event.currentTarget.value)}
    {...(reason !== '' && reason.trim().length < 3 ? { error: 'Say why, in a few words' } : {})}
  />
);

const Change = ({ entry, units, onClose }: StepProps & { readonly units: readonly Unit[] }) => {
  const [draft, setDraft] = useState(() => draftOf(entry));
  const [reason, setReason] = useState('');
  const change = useChangeEntry();
  const send = (changed: HandEntryRequest): void => {
    if (reason.trim().length < 3) setReason(reason === '' ? ' ' : reason);
    else change.mutate({ id: entry.id, entry: changed, reason }, { onSuccess: onClose });
  };
  return (
    <Stack>
      <Reason reason={reason} onReason={setReason} />
      {change.error !== null && <ProblemNotice error={change.error} />}
      <EntryForm
        draft={draft}
        onDraft={setDraft}
        units={units}
        isSending={change.isPending}
        action="Save the change"
        onEntry={send}
      />
    </Stack>
  );
};

const Withdraw = ({ entry, onClose, step }: StepProps & { readonly step: 'withdraw' | 'restore' }) => {
  const [reason, setReason] = useState('');
  const withdraw = useWithdraw();
  return (
    <Stack>
      <Text size="sm">
        {step === 'withdraw'
          ? 'The study then counts no longer. It stays readable, and can be restored.'
          : 'The study then counts again.'}
      </Text>
      <Reason reason={reason} onReason={setReason} />
      {withdraw.error !== null && <ProblemNotice error={withdraw.error} />}
      <Group>
        <Button
          disabled={reason.trim().length < 3}
          loading={withdraw.isPending}
          onClick={() => withdraw.mutate({ id: entry.id, step, reason }, { onSuccess: onClose })}
        >
          {step === 'withdraw' ? 'Withdraw' : 'Restore'}
        </Button>
      </Group>
    </Stack>
  );
};

const titles: Readonly<Record<EntryStep, string>> = {
  change: 'Change what was entered',
  withdraw: 'Withdraw what was entered',
  restore: 'Restore what was withdrawn',
};

interface ChangeEntryProps {
  readonly studyId: number;
  readonly step: EntryStep;
  readonly units: readonly Unit[];
  readonly onClose: () => void;
}

/** Changes, withdraws or restores one entry; each keeps what it was and why. */
export const ChangeEntry = ({ studyId, step, units, onClose }: ChangeEntryProps) => {
  const { data: entry, error } = useEntryOf(studyId);
  return (
    <Modal opened onClose={onClose} title={titles[step]} size={step === 'change' ? '72rem' : 'md'}>
      {error !== null && <ProblemNotice error={error} />}
      {entry === undefined && error === null && <ListSkeleton rows={4} />}
      {entry === null && <Text>This study was not entered by hand.</Text>}
      {entry && step === 'change' && <Change entry={entry} units={units} onClose={onClose} />}
      {entry && step !== 'change' && <Withdraw entry={entry} step={step} onClose={onClose} />}
    </Modal>
  );
};
