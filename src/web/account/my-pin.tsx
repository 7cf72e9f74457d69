import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { z } from 'zod';
import { newPin } from '../../personnel/accounts/accounts.contract.ts';
import { useMay } from '../session/me.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Section } from '../ui/section.tsx';
import { useChange } from '../ui/use-change.ts';
import './account.css';

const ShowPin = ({ pin, onClose }: { readonly pin: string; readonly onClose: () => void }) => (
  <Modal
    opened
    onClose={onClose}
    title="Your PIN"
    closeOnClickOutside={false}
    closeOnEscape={false}
    withCloseButton={false}
  >
    <Stack>
      <Text className="pin-shown" aria-label={`PIN ${pin.split('').join(' ')}`}>
        {pin}
      </Text>
      <Text size="sm">
        Learn it now: it is shown this once. Kerma chose it so that nobody else’s is like it; a mistyped digit
        is nobody.
      </Text>
      <Group justify="flex-end">
        <Button onClick={onClose} data-autofocus>
          I know it
        </Button>
      </Group>
    </Stack>
  </Modal>
);

/** The four digits by which one switches on a shared tablet. */
export const MyPin = () => {
  const [pin, setPin] = useState<string | null>(null);
  const get = useChange(newPin);
  const remove = useChange(z.unknown());
  const mayRecord = useMay('qc.record');
  const error = get.error ?? remove.error;
  return (
    <Section
      title="PIN for shared tablets"
      note="Four digits by which you switch to yourself on an enrolled tablet. A PIN records QC and opens nothing else."
    >
      {mayRecord ? (
        <Group gap="sm">
          <Button
            variant="default"
            loading={get.isPending}
            onClick={() =>
              get.mutate({ method: 'PUT', path: '/me/pin' }, { onSuccess: (answer) => setPin(answer.pin) })
            }
          >
            Get a new PIN
          </Button>
          <Button
            variant="default"
            loading={remove.isPending}
            onClick={() => remove.mutate({ method: 'DELETE', path: '/me/pin' })}
          >
            Remove my PIN
          </Button>
          {remove.isSuccess && !get.isSuccess && (
            <Text size="sm" role="status">
              You have no PIN now.
            </Text>
          )}
          <Text size="sm" c="dimmed">
            A new PIN makes the one before it useless.
          </Text>
        </Group>
      ) : (
        <Text size="sm" c="dimmed">
          Your roles do not include recording QC, so a PIN would open nothing.
        </Text>
      )}
      {error !== null && <ProblemNotice error={error} />}
      {pin !== null && <ShowPin pin={pin} onClose={() => setPin(null)} />}
    </Section>
  );
};
