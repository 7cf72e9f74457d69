import { Text } from '@mantine/core';
import { useState } from 'react';
import { z } from 'zod';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useChange } from '../../ui/use-change.ts';
import { isReason, WhyField } from '../../ui/why-field.tsx';
import { sessionsCounted } from '../qc-words.ts';
import { setAsideWords, type SetAside } from './review-words.ts';

interface SetAsideDialogProps {
  readonly event: SetAside;
  readonly sessionIds: readonly number[];
  readonly onClose: () => void;
}

/** Sends sessions back, makes them void or puts them back, with the reason. */
export const SetAsideDialog = ({ event, sessionIds, onClose }: SetAsideDialogProps) => {
  const { title, action, says, placeholder } = setAsideWords[event];
  const [reason, setReason] = useState('');
  const review = useChange(z.unknown());
  return (
    <FormDialog
      title={`${title}: ${sessionsCounted(sessionIds.length)}`}
      action={action}
      isWhole={isReason(reason)}
      isSending={review.isPending}
      error={review.error}
      onSend={() =>
        review.mutate(
          { method: 'POST', path: '/qc/reviews', body: { sessionIds, event, comment: reason } },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    >
      <Text size="sm">{says}</Text>
      <WhyField reason={reason} onReason={setReason} placeholder={placeholder} />
    </FormDialog>
  );
};
