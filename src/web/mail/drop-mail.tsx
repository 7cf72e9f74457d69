import { Text } from '@mantine/core';
import { useState } from 'react';
import { mailState, type MailView } from '../../platform/mail/mail.contract.ts';
import { FormDialog } from '../ui/form-dialog.tsx';
import { useChange } from '../ui/use-change.ts';
import { isReason, WhyField } from '../ui/why-field.tsx';
import { mailboxWords } from './mail-words.ts';

/** Gives a mail up for good, with the reason. */
export const DropMail = ({ mail, onClose }: { readonly mail: MailView; readonly onClose: () => void }) => {
  const [reason, setReason] = useState('');
  const drop = useChange(mailState);
  return (
    <FormDialog
      title="Do not send this mail any more"
      action="Do not send"
      isWhole={isReason(reason)}
      isSending={drop.isPending}
      error={drop.error}
      onSend={() =>
        drop.mutate(
          { method: 'POST', path: `/mail/${mail.id}/drop`, body: { reason } },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    >
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        To {mailboxWords(mail.to)}: “{mail.subject}”. Whoever it was for is not told by Kerma.
      </Text>
      <WhyField reason={reason} onReason={setReason} placeholder="Told in person" />
    </FormDialog>
  );
};
