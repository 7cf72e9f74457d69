import { Checkbox, NumberInput, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import {
  newToken,
  tokenInput,
  type NewToken,
  type TokenInput,
} from '../../personnel/accounts/accounts.contract.ts';
import { permissionWords } from '../../platform/access/permissions.contract.ts';
import { useMe } from '../session/me.ts';
import { FormDialog } from '../ui/form-dialog.tsx';
import { useChange } from '../ui/use-change.ts';

interface NewTokenDialogProps {
  readonly onClose: () => void;
  readonly onMade: (made: NewToken) => void;
}

const empty: TokenInput = { name: '', permissions: [], days: 90 };

/** Asks what a program is, what it may do and for how long. */
export const NewTokenDialog = ({ onClose, onMade }: NewTokenDialogProps) => {
  const [typed, setTyped] = useState(empty);
  const mine = useMe().permissions;
  const make = useChange(newToken);
  const set = (part: Partial<TokenInput>): void => setTyped({ ...typed, ...part });
  return (
    <FormDialog
      title="Make a token for a program"
      action="Make the token"
      isWhole={tokenInput.safeParse(typed).success}
      isSending={make.isPending}
      error={make.error}
      onSend={() => make.mutate({ method: 'POST', path: '/me/tokens', body: typed }, { onSuccess: onMade })}
      onClose={onClose}
    >
      <TextInput
        label="For which program"
        placeholder="Nightly dose export"
        required
        maxLength={80}
        data-autofocus
        value={typed.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <Checkbox.Group
        label="What it may do"
        description="Tick as little as it needs"
        required
        value={typed.permissions}
        onChange={(chosen) => set({ permissions: chosen })}
      >
        <Stack gap={8} mt="xs" mah={280} style={{ overflowY: 'auto' }} tabIndex={0}>
          {mine.map((permission) => (
            <Checkbox key={permission} value={permission} label={permissionWords[permission]} />
          ))}
        </Stack>
      </Checkbox.Group>
      <NumberInput
        label="Days until it expires"
        description="One day to a year"
        min={1}
        max={366}
        allowDecimal={false}
        value={typed.days}
        onChange={(days) => set({ days: typeof days === 'number' ? days : 0 })}
      />
    </FormDialog>
  );
};
