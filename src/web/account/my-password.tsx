import { Button, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { z } from 'zod';
import type { PasswordChange } from '../../personnel/accounts/accounts.contract.ts';
import { sendJson } from '../api.ts';
import { useMe } from '../session/me.ts';
import { NewPassword } from '../session/new-password.tsx';
import { PasswordField } from '../session/password-field.tsx';
import { useSession } from '../session/use-session.ts';
import { FormDialog } from '../ui/form-dialog.tsx';
import { Section } from '../ui/section.tsx';
import { StateBadge } from '../ui/state-badge.tsx';

const empty: PasswordChange = { current: '', next: '' };

const ChangePassword = ({ onClose, onDone }: { onClose: () => void; onDone: () => void }) => {
  const { name, login } = useMe();
  const minLength = useSession().data?.passwordMinLength ?? 1;
  const [typed, setTyped] = useState(empty);
  const change = useMutation({
    mutationFn: (input: PasswordChange) => sendJson('PUT', '/me/password', input, z.unknown()),
    onSuccess: onDone,
  });
  return (
    <FormDialog
      title="Change my password"
      action="Change the password"
      isWhole={typed.current !== '' && Array.from(typed.next).length >= minLength}
      isSending={change.isPending}
      error={change.error}
      onSend={() => change.mutate(typed)}
      onClose={onClose}
    >
      <input type="text" name="username" autoComplete="username" value={login} readOnly hidden />
      <PasswordField
        label="Password of now"
        autoComplete="current-password"
        data-autofocus
        value={typed.current}
        onChange={(event) => setTyped({ ...typed, current: event.currentTarget.value })}
      />
      <NewPassword
        label="New password"
        password={typed.next}
        onPassword={(next) => setTyped({ ...typed, next })}
        minLength={minLength}
        notWords={[name, login]}
      />
      <Text size="sm">Your sessions in other browsers end with it; this one stays.</Text>
    </FormDialog>
  );
};

/** One's own password. */
export const MyPassword = () => {
  const [state, setState] = useState<'closed' | 'open' | 'changed'>('closed');
  return (
    <Section title="Password">
      <Stack gap="sm" align="flex-start">
        <Button variant="default" onClick={() => setState('open')}>
          Change my password…
        </Button>
        {state === 'changed' && (
          <Text size="sm" role="status">
            <StateBadge kind="pass" word="Changed. Other browsers are signed out." />
          </Text>
        )}
      </Stack>
      {state === 'open' && (
        <ChangePassword onClose={() => setState('closed')} onDone={() => setState('changed')} />
      )}
    </Section>
  );
};
