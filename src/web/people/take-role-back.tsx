import { Text } from '@mantine/core';
import { useState } from 'react';
import { z } from 'zod';
import type { RoleGrantView } from '../../personnel/accounts/accounts.contract.ts';
import type { PersonView } from '../../personnel/people.contract.ts';
import { grantWords } from '../session/role-words.ts';
import { FormDialog } from '../ui/form-dialog.tsx';
import { useChange } from '../ui/use-change.ts';
import { isReason, WhyField } from '../ui/why-field.tsx';

interface TakeRoleBackProps {
  readonly person: PersonView;
  readonly grant: RoleGrantView;
  readonly onClose: () => void;
}

/** Takes a role back, with the reason; it stays to be read among the former ones. */
export const TakeRoleBack = ({ person, grant, onClose }: TakeRoleBackProps) => {
  const [reason, setReason] = useState('');
  const take = useChange(z.unknown());
  return (
    <FormDialog
      title={`Take a role of ${person.name} back`}
      action="Take back"
      isWhole={isReason(reason)}
      isSending={take.isPending}
      error={take.error}
      onSend={() =>
        take.mutate(
          { method: 'POST', path: `/people/${person.id}/roles/${grant.id}/take-back`, body: { reason } },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    >
      <Text size="sm">
        {grantWords(grant)}. It holds no longer from now on; it stays to be read among the former roles.
      </Text>
      <WhyField reason={reason} onReason={setReason} placeholder="Moved to another department" />
    </FormDialog>
  );
};
