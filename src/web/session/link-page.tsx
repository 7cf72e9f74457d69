import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { z } from 'zod';
import {
  linkUse,
  loginName,
  openedLink,
  type LinkUse,
  type OpenedLink,
} from '../../personnel/accounts/accounts.contract.ts';
import { sendJson } from '../api.ts';
import { formatInstant } from '../ui/dates.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { ListSkeleton } from '../ui/skeletons.tsx';
import { NewPassword } from './new-password.tsx';
import { OneColumn } from './one-column.tsx';
import { useSession, useSessionSteps } from './use-session.ts';

const words = {
  'first-administrator': {
    title: 'Make the first administrator',
    action: 'Make the account',
    what: 'Whoever has this account adds the other people and gives them their roles.',
  },
  'choose-password': {
    title: 'Choose your password',
    action: 'Set the password',
    what: 'You sign in with it from now on. Nobody else gets to see it, administrators neither.',
  },
} as const;

const useUseLink = () => {
  const { begun } = useSessionSteps();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (input: LinkUse) => sendJson('POST', '/links/use', linkUse.parse(input), z.unknown()),
    onSuccess: async () => {
      await begun();
      await navigate('/', { replace: true });
    },
  });
};

interface Typed {
  readonly name: string;
  readonly login: string;
  readonly password: string;
}

/** A new account is named; one that is there already shows its login, for the password manager. */
const WhoFields = ({
  link,
  typed,
  set,
}: {
  readonly link: OpenedLink;
  readonly typed: Typed;
  readonly set: (part: Partial<Typed>) => void;
}) => {
  const isNew = link.purpose === 'first-administrator';
  const login = loginName.safeParse(typed.login);
  const refusal = typed.login === '' || login.success ? undefined : login.error.issues[0]?.message;
  return (
    <>
      {isNew && (
        <TextInput
          label="Name"
          description="As colleagues know you; it stands beside what you do"
          autoComplete="name"
          required
          withAsterisk={false}
          autoFocus
          value={typed.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
      )}
      <TextInput
        label="Login"
        {...(isNew && { description: 'Letters, digits and . _ - @ +' })}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        readOnly={!isNew}
        required
        withAsterisk={false}
        value={typed.login}
        error={refusal}
        onChange={(event) => set({ login: event.currentTarget.value })}
      />
    </>
  );
};

const LinkForm = ({ link, secret }: { readonly link: OpenedLink; readonly secret: string }) => {
  const [typed, setTyped] = useState<Typed>({
    name: link.personName ?? '',
    login: link.login ?? '',
    password: '',
  });
  const minLength = useSession().data?.passwordMinLength ?? 1;
  const use = useUseLink();
  const { action } = words[link.purpose];
  const isNew = link.purpose === 'first-administrator';
  const isWhole =
    Array.from(typed.password).length >= minLength &&
    (!isNew || (typed.name.trim() !== '' && loginName.safeParse(typed.login).success));
  const send = (): void =>
    use.mutate({
      secret,
      password: typed.password,
      ...(isNew && { name: typed.name, login: typed.login }),
    });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) send();
      }}
    >
      <Stack gap="md" mt="lg">
        <WhoFields link={link} typed={typed} set={(part) => setTyped({ ...typed, ...part })} />
        <NewPassword
          password={typed.password}
          onPassword={(password) => setTyped({ ...typed, password })}
          minLength={minLength}
          notWords={[typed.name, typed.login]}
        />
        {use.error !== null && <ProblemNotice error={use.error} />}
        <Button type="submit" size="md" fullWidth loading={use.isPending} disabled={!isWhole}>
          {action}
        </Button>
        <Text size="sm" c="dimmed">
          The link works once, until {formatInstant(link.expiresAt)}.
        </Text>
      </Stack>
    </form>
  );
};

const Unusable = ({ error }: { readonly error?: Error }) => (
  <OneColumn title="This link cannot be used">
    {error === undefined ? (
      <Text mt="md">A part of it is missing: open it whole, with all that stands after the #.</Text>
    ) : (
      <ProblemNotice error={error} />
    )}
    <Text mt="md">
      Links work once and for a day. An administrator gives you a new one on the page People; for the first
      administrator, start Kerma again or use <code>kerma user add</code> at the server.
    </Text>
    <Button component="a" href="/" variant="default" mt="lg">
      Go to Kerma
    </Button>
  </OneColumn>
);

/** A link that works once: the first administrator, an invitation, a new password. */
export const LinkPage = () => {
  const secret = useLocation().hash.slice(1);
  const { data, error } = useQuery({
    queryKey: ['session', 'link', secret],
    queryFn: () => sendJson('POST', '/links/open', { secret }, openedLink),
    enabled: secret !== '',
    staleTime: Infinity,
  });
  if (secret === '') return <Unusable />;
  if (error !== null) return <Unusable error={error} />;
  if (data === undefined) return <ListSkeleton rows={4} />;
  const { title, what } = words[data.purpose];
  return (
    <OneColumn title={data.personName === null ? title : `${title}, ${data.personName}`} subtitle={what}>
      <LinkForm key={secret} link={data} secret={secret} />
    </OneColumn>
  );
};
