import { Anchor, Button, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Link } from 'react-router';
import { z } from 'zod';
import type { SessionState, SignIn } from '../../personnel/accounts/accounts.contract.ts';
import { sendJson } from '../api.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import type { Ended } from './me.ts';
import { OneColumn } from './one-column.tsx';
import { PasswordField } from './password-field.tsx';
import { countDown } from './time-left.ts';
import { useSessionSteps } from './use-session.ts';
import { useWait } from './use-wait.ts';

interface SignInPageProps {
  readonly state: SessionState;
  readonly ended?: { readonly why: Ended; readonly idleMinutes: number } | null;
  /** Of whoever has just chosen a password. */
  readonly login?: string;
}

const endedWords = ({ why, idleMinutes }: NonNullable<SignInPageProps['ended']>): string => {
  const goOn = 'Sign in and go on where you were.';
  if (why === 'idle') return `You were signed out after ${idleMinutes} minutes without use. ${goOn}`;
  if (why === 'too-long') return `Your session had lasted its longest and has ended. ${goOn}`;
  return `Your session has ended. ${goOn}`;
};

const Nobody = () => (
  <OneColumn title="Kerma is new here" subtitle="It has no account yet.">
    <Text mt="md">
      A link to make the first administrator was written where Kerma was started: look at the end of its
      terminal or log, and open the link in this browser. At the server, <code>kerma user add</code> makes one
      too.
    </Text>
  </OneColumn>
);

const DemoAccounts = ({
  accounts,
  login,
  onChoose,
}: {
  readonly accounts: NonNullable<SessionState['demoAccounts']>;
  readonly login: string;
  readonly onChoose: (account: SignIn) => void;
}) => (
  <section aria-labelledby="demo-accounts">
    <Title order={2} id="demo-accounts" mt="xl" mb={4}>
      Accounts of the demonstration
    </Title>
    <Text size="sm" c="dimmed" mb="sm">
      Everything here is invented. One press fills the form.
    </Text>
    <Stack gap={6}>
      {accounts.map(({ login: name, password, words }) => (
        <button
          key={name}
          type="button"
          className="demo-account"
          aria-pressed={login === name}
          onClick={() => onChoose({ login: name, password })}
        >
          <strong>{name}</strong>
          <Text component="span" display="block" size="sm" c="dimmed">
            {words}
          </Text>
        </button>
      ))}
    </Stack>
  </section>
);

const useSignIn = () => {
  const { begun } = useSessionSteps();
  return useMutation({
    mutationFn: (input: SignIn) => sendJson('POST', '/session', input, z.unknown()),
    onSuccess: begun,
  });
};

const SignInForm = ({ state, login: first = '' }: Pick<SignInPageProps, 'state' | 'login'>) => {
  const [typed, setTyped] = useState<SignIn>({ login: first, password: '' });
  const password = useRef<HTMLInputElement>(null);
  const signIn = useSignIn();
  const wait = useWait(signIn.error);
  const set = (part: Partial<SignIn>): void => setTyped({ ...typed, ...part });
  const send = (): void =>
    signIn.mutate(typed, {
      onError: () => {
        set({ password: '' });
        password.current?.focus();
      },
    });
  return (
    <>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (wait === 0) send();
        }}
      >
        <Stack gap="md" mt="lg">
          <TextInput
            label="Login"
            name="username"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            autoFocus={first === ''}
            required
            withAsterisk={false}
            value={typed.login}
            onChange={(event) => set({ login: event.currentTarget.value })}
          />
          <PasswordField
            ref={password}
            label="Password"
            name="password"
            autoComplete="current-password"
            autoFocus={first !== ''}
            required
            withAsterisk={false}
            value={typed.password}
            onChange={(event) => set({ password: event.currentTarget.value })}
          />
          {signIn.error !== null && <ProblemNotice error={signIn.error} />}
          <Button type="submit" size="md" fullWidth loading={signIn.isPending} disabled={wait > 0}>
            {wait > 0 ? `Try again in ${countDown(wait)}` : 'Sign in'}
          </Button>
        </Stack>
      </form>
      {state.demoAccounts !== null && (
        <DemoAccounts accounts={state.demoAccounts} login={typed.login} onChoose={setTyped} />
      )}
    </>
  );
};

/** Stands at every address until someone is signed in; the address stays, so that one goes on where one was. */
export const SignInPage = ({ state, ended = null, login }: SignInPageProps) => {
  if (state.firstAdministratorNeeded) return <Nobody />;
  return (
    <OneColumn title="Sign in to Kerma">
      {ended !== null && (
        <Text mt="sm" role="status">
          {endedWords(ended)}
        </Text>
      )}
      {state.device !== null && (
        <Text mt="sm">
          This is the shared tablet {state.device.name}.{' '}
          <Anchor component={Link} to="/tablet" underline="always">
            Use your PIN to record QC
          </Anchor>
        </Text>
      )}
      <SignInForm state={state} {...(login === undefined ? {} : { login })} />
      <Text size="sm" c="dimmed" mt="xl">
        Password forgotten, or no account? An administrator of Kerma gives you a link to choose a password.
      </Text>
    </OneColumn>
  );
};
