import { Anchor, Button, Group, Text } from '@mantine/core';
import { useEffect } from 'react';
import { Link } from 'react-router';
import type { Me, SessionState } from '../../personnel/accounts/accounts.contract.ts';
import { onSignInNeeded } from '../api.ts';
import { OneColumn } from '../session/one-column.tsx';
import { useSession, useSessionSteps } from '../session/use-session.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { PageSkeleton } from '../ui/skeletons.tsx';
import { Keypad } from './keypad.tsx';
import { OnTablet } from './on-tablet.tsx';

const NotEnrolled = () => (
  <OneColumn title="This browser is no shared tablet">
    <Text my="md">
      PINs are taken on enrolled tablets only. An administrator signs in here with a password, opens Settings
      and enrols this browser.
    </Text>
    <Button component={Link} to="/settings">
      Sign in with a password
    </Button>
  </OneColumn>
);

const ByPassword = ({ me, onOver }: { readonly me: Me; readonly onOver: () => void }) => (
  <OneColumn title="Signed in with a password">
    <Text my="md">{me.name} is signed in here with a password. Sign out, and the tablet takes PINs.</Text>
    <Group>
      <Button onClick={onOver}>Sign out, take PINs</Button>
      <Anchor component={Link} to="/">
        Back to the pages
      </Anchor>
    </Group>
  </OneColumn>
);

const Tablet = ({ state }: { readonly state: SessionState }) => {
  const { over } = useSessionSteps();
  const { me, device } = state;
  if (me?.method === 'pin') return <OnTablet me={me} onOver={() => void over(true)} />;
  if (me !== null) return <ByPassword me={me} onOver={() => void over(true)} />;
  return device === null ? <NotEnrolled /> : <Keypad deviceName={device.name} />;
};

/** The shared tablet beside a unit: a keypad until somebody is there, then what they may record. */
export const TabletPage = () => {
  const { data, error, refetch } = useSession();
  useEffect(() => onSignInNeeded(() => void refetch()), [refetch]);
  if (data !== undefined) return <Tablet state={data} />;
  if (error === null) return <PageSkeleton />;
  return (
    <OneColumn title="Kerma does not answer">
      <ProblemNotice error={error} onRetry={() => void refetch()} />
    </OneColumn>
  );
};
