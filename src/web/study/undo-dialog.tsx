import { Button, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Correction } from '../../dose/correction.contract.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useUndoCorrection } from './study-query.ts';

interface UndoDialogProps {
  readonly correction: Correction | null;
  readonly onClose: () => void;
}

const Form = ({ correction, onClose }: UndoDialogProps & { readonly correction: Correction }) => {
  const [reason, setReason] = useState('');
  const [author, setAuthor] = useState('');
  const undo = useUndoCorrection();
  return (
    <Stack gap="sm">
      <Text size="sm">{correction.sentence}</Text>
      <Textarea
        label="Why is it undone"
        required
        autosize
        minRows={2}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <TextInput
        label="Who says so"
        value={author}
        onChange={(event) => setAuthor(event.currentTarget.value)}
      />
      {undo.isError && <ProblemNotice error={undo.error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button
          disabled={reason.trim().length < 3}
          loading={undo.isPending}
          onClick={() => undo.mutate({ id: correction.id, reason }, { onSuccess: onClose })}
        >
          Undo it
        </Button>
      </Group>
    </Stack>
  );
};

/** Takes a correction back, with the reason. */
export const UndoDialog = ({ correction, onClose }: UndoDialogProps) => (
  <Modal opened={correction !== null} onClose={onClose} title="Undo this correction">
    {correction !== null && <Form correction={correction} onClose={onClose} />}
  </Modal>
);
