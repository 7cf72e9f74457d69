import { Anchor, Button, Group, Text } from '@mantine/core';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Link } from 'react-router';
import type { Me, SessionState } from '../../personnel/accounts/accounts.contract.ts';
import { noteUse } from '../session/last-use.ts';
import { OneColumn } from '../session/one-column.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { PageSkeleton } from '../ui/skeletons.tsx';
import { Keypad } from './keypad.tsx';
import './tablet.css';
import { useWho } from './use-who.ts';
import { WithoutServer } from './without-server.tsx';
import { keepPages } from './worker/keep-pages.ts';

/** Rules and forms come after the keypad, so that it is there at once. */
const loadOnTablet = () => import('./on-tablet.tsx');
const OnTablet = lazy(async () => ({ default: (await loadOnTablet()).OnTablet }));

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

interface ByPasswordProps {
  readonly me: Me;
  readonly onOver: () => void;
  readonly onRecord: () => void;
}

const ByPassword = ({ me, onOver, onRecord }: ByPasswordProps) => (
  <OneColumn title="Signed in with a password">
    <Text my="md">{me.name} is signed in here with a password. Sign out, and the tablet takes PINs.</Text>
    <Group>
      <Button onClick={onOver}>Sign out, take PINs</Button>
      <Button variant="default" onClick={onRecord}>
        Record QC as {me.name}
      </Button>
      <Anchor component={Link} to="/">
        Back to the pages
      </Anchor>
    </Group>
  </OneColumn>
);

/** Who may be here with a password too: at a desk there is no PIN. */
const isDesk = ({ device }: SessionState): boolean => device === null;

/** The shared tablet beside a unit: a keypad until somebody is there, then what they may record. */
export const TabletPage = () => {
  const { who, ask, leave, hereAs } = useWho();
  const [recordsAs, setRecordsAs] = useState<number | null>(null);
  useEffect(() => {
    void loadOnTablet();
    keepPages();
  }, []);
  const recording = (me: Me) => (
    <Suspense fallback={<PageSkeleton />}>
      <OnTablet key={me.personId} me={me} onStay={ask} onOver={leave} />
    </Suspense>
  );
  if (who.is === 'unknown-yet') return <PageSkeleton />;
  if (who.is === 'fault')
    return (
      <OneColumn title="Kerma does not answer">
        <ProblemNotice error={who.error} onRetry={ask} />
      </OneColumn>
    );
  if (who.is === 'without-server') {
    const come = (me: Me): void => {
      noteUse();
      hereAs(me);
    };
    return who.me === null ? <WithoutServer onCome={come} onRetry={ask} /> : recording(who.me);
  }
  const { me, device } = who.state;
  if (me === null)
    return device === null ? <NotEnrolled /> : <Keypad deviceName={device.name} onBegun={ask} />;
  if (me.method === 'pin' || isDesk(who.state) || recordsAs === me.personId) return recording(me);
  return <ByPassword me={me} onOver={leave} onRecord={() => setRecordsAs(me.personId)} />;
};
