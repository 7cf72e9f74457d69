import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { unit as unitSchema } from '../../equipment/equipment.contract.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useChange } from '../ui/use-change.ts';

interface UnmergeUnitProps {
  readonly merged: { readonly id: number; readonly name: string };
  readonly onClose: () => void;
}

/** Takes a merge back: the studies return to the unit that they came from. */
export const UnmergeUnit = ({ merged, onClose }: UnmergeUnitProps) => {
  const [reason, setReason] = useState('');
  const unmerge = useChange(unitSchema);
  const send = (): void =>
    unmerge.mutate(
      { method: 'POST', path: `/units/${merged.id}/unmerge`, body: { reason } },
      { onSuccess: onClose },
    );
  return (
    <Modal opened onClose={onClose} title={`Take the merge of ${merged.name} back`}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <Stack gap="sm">
          <Text size="sm">
            {merged.name} becomes a unit of its own again, with the studies that came from it.
          </Text>
          <TextInput
            label="Why"
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            data-autofocus
          />
          {unmerge.error !== null && <ProblemNotice error={unmerge.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={reason.trim().length < 3} loading={unmerge.isPending}>
              Take back
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
};
