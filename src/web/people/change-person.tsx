import { Text } from '@mantine/core';
import { useState } from 'react';
import { z } from 'zod';
import type { PersonChange, PersonDetails } from '../../personnel/people.contract.ts';
import { FormDialog } from '../ui/form-dialog.tsx';
import { useChange } from '../ui/use-change.ts';
import { isReason, WhyField } from '../ui/why-field.tsx';

interface ChangePersonProps {
  readonly person: PersonDetails;
  readonly title: string;
  /** What follows from it. */
  readonly means: string;
  readonly action: string;
  readonly change: Omit<PersonChange, 'reason'>;
  readonly onClose: () => void;
}

/** One step about a person or their account, with the reason. */
export const ChangePerson = ({ person, title, means, action, change, onClose }: ChangePersonProps) => {
  const [reason, setReason] = useState('');
  const send = useChange(z.unknown());
  return (
    <FormDialog
      title={title}
      action={action}
      isWhole={isReason(reason)}
      isSending={send.isPending}
      error={send.error}
      onSend={() =>
        send.mutate(
          { method: 'PATCH', path: `/people/${person.id}`, body: { ...change, reason } },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    >
      <Text size="sm">{means}</Text>
      <WhyField reason={reason} onReason={setReason} />
    </FormDialog>
  );
};
