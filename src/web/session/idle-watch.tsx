import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { counted } from '../ui/amounts.ts';
import { lastUse, noteUse, watchUse } from './last-use.ts';
import { useSignedIn } from './me.ts';
import { countDown, timeLeft, type TimeLeft } from './time-left.ts';

interface IdleWatchProps {
  /** Tells the server that somebody is here. */
  readonly onStay: () => void;
}

/** The server notes use to the minute; a page in which someone types long asks nothing of it by itself. */
const tellEveryMs = 60_000;

/** While someone is here, the server is told; ends the session when nobody is. */
const useTimeLeft = (onStay: () => void): TimeLeft => {
  const { me, end } = useSignedIn();
  const [left, setLeft] = useState<TimeLeft>(() => timeLeft(me, lastUse(), Date.now()));
  useEffect(() => {
    let told = Date.now();
    // While the question stands, only its answer is a sign of use.
    let unwatch: (() => void) | null = watchUse();
    const timer = setInterval(() => {
      const now = Date.now();
      const next = timeLeft(me, lastUse(), now);
      setLeft((before) => (before.kind === next.kind && next.kind === 'plenty' ? before : next));
      if (next.kind === 'over') end(next.why);
      if (next.kind === 'idle-soon') {
        unwatch?.();
        unwatch = null;
      } else unwatch ??= watchUse();
      if (now - told > tellEveryMs && lastUse() > told) {
        told = now;
        onStay();
      }
    }, 1000);
    return () => {
      clearInterval(timer);
      unwatch?.();
    };
  }, [me, end, onStay]);
  return left;
};

/** Told by whole minutes: a clock that is read out each second would be no help. */
const LastMinutes = ({ seconds }: { readonly seconds: number }) => (
  <Text className="last-minutes" role="status" size="sm">
    Your session has lasted its longest and ends within {counted(Math.ceil(seconds / 60), 'minute')}. Send
    what you are writing, then sign in again.
  </Text>
);

/** Asks shortly before the session ends for idleness, and ends it. */
export const IdleWatch = ({ onStay }: IdleWatchProps) => {
  const { signOut } = useSignedIn();
  const left = useTimeLeft(onStay);
  const stay = (): void => {
    noteUse();
    onStay();
  };
  if (left.kind === 'too-long-soon') return <LastMinutes seconds={left.seconds} />;
  return (
    <Modal opened={left.kind === 'idle-soon'} onClose={stay} title="Are you still here?" centered>
      {left.kind === 'idle-soon' && (
        <Stack>
          <Text>
            Nothing was done for a while. To keep what is shown private, you are signed out in{' '}
            <strong className="num" role="timer">
              {countDown(left.seconds)}
            </strong>
            .
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={signOut}>
              Sign out now
            </Button>
            <Button onClick={stay} data-autofocus>
              Stay signed in
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
};
