import { Anchor, Text, VisuallyHidden } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { IconBackspace } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { z } from 'zod';
import { sendJson } from '../api.ts';
import { OneColumn } from '../session/one-column.tsx';
import { countDown } from '../session/time-left.ts';
import { useSessionSteps } from '../session/use-session.ts';
import { useWait } from '../session/use-wait.ts';

const pinLength = 4;
const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

const usePin = (onBegun: () => void) => {
  const { begun } = useSessionSteps();
  const [typed, setTyped] = useState('');
  const enter = useMutation({
    mutationFn: (pin: string) => sendJson('POST', '/session/pin', { pin }, z.unknown()),
    // A request that waits for the network in secret looks like a tablet that hangs.
    networkMode: 'always',
    onSuccess: async () => {
      await begun();
      onBegun();
    },
    onError: () => setTyped(''),
  });
  const wait = useWait(enter.error);
  const isShut = enter.isPending || wait > 0;
  const press = (digit: string): void => {
    if (isShut || typed.length >= pinLength) return;
    const next = typed + digit;
    if (typed === '') enter.reset();
    setTyped(next);
    if (next.length === pinLength) enter.mutate(next);
  };
  const back = (): void => {
    if (!isShut) setTyped(typed.slice(0, -1));
  };
  return { typed, press, back, wait, isShut, error: enter.error };
};

const Dots = ({ count }: { readonly count: number }) => (
  <div className="pin-dots" role="img" aria-label={`${count} of ${pinLength} digits`}>
    {Array.from({ length: pinLength }, (_, place) => (
      <span key={place} className={place < count ? 'pin-dot full' : 'pin-dot'} />
    ))}
  </div>
);

interface KeypadProps {
  readonly deviceName: string;
  /** Somebody proved who they are. */
  readonly onBegun: () => void;
}

/** Four taps say who it is. */
export const Keypad = ({ deviceName, onBegun }: KeypadProps) => {
  const { typed, press, back, wait, isShut, error } = usePin(onBegun);
  useWindowEvent('keydown', ({ key, ctrlKey, metaKey, altKey }) => {
    if (ctrlKey || metaKey || altKey) return;
    if (/^\d$/.test(key)) press(key);
    if (key === 'Backspace') back();
  });
  return (
    <OneColumn title="Your PIN" subtitle={`${deviceName}. Four digits say who you are.`}>
      <Dots count={typed.length} />
      <Text className="pin-says" role="alert">
        {wait > 0 ? `Try again in ${countDown(wait)}.` : (error?.message ?? '')}
      </Text>
      <div className="keypad" role="group" aria-label="Keypad">
        {digits.map((digit) => (
          <button key={digit} type="button" disabled={isShut} onClick={() => press(digit)}>
            {digit}
          </button>
        ))}
        <span />
        <button type="button" disabled={isShut} onClick={() => press('0')}>
          0
        </button>
        <button type="button" className="quiet" disabled={isShut || typed === ''} onClick={back}>
          <IconBackspace size={30} stroke={1.6} aria-hidden />
          <VisuallyHidden>Take the last digit back</VisuallyHidden>
        </button>
      </div>
      <Text size="sm" c="dimmed" mt="xl">
        No PIN yet? Get one on your account page. For all other pages,{' '}
        <Anchor component={Link} to="/" size="sm" underline="always">
          sign in with a password
        </Anchor>
        .
      </Text>
    </OneColumn>
  );
};
