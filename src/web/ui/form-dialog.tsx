import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { ProblemNotice } from './problem-notice.tsx';

interface FormDialogProps {
  readonly title: string;
  /** The verb on the button. */
  readonly action: string;
  /** Whether all that is needed was said. */
  readonly isWhole: boolean;
  readonly isSending: boolean;
  readonly error: Error | null;
  readonly onSend: () => void;
  readonly onClose: () => void;
  /** For what is chosen from a long list. */
  readonly size?: 'lg' | 'xl';
  readonly children: ReactNode;
}

/** Asks what a change needs, and does it. */
export const FormDialog = (props: FormDialogProps) => {
  const { title, action, isWhole, isSending, error, onSend, onClose, size = 'lg', children } = props;
  return (
    <Modal opened onClose={onClose} title={title} size={size}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isWhole) onSend();
        }}
      >
        <Stack gap="md">
          {children}
          {error !== null && <ProblemNotice error={error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={!isWhole} loading={isSending}>
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
};
