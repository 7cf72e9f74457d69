import { Alert, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { testMailResult, type TestMailResult } from '../../platform/mail/mail.contract.ts';
import { usePerson } from '../people/use-people.ts';
import { useMe } from '../session/me.ts';
import { FormDialog } from '../ui/form-dialog.tsx';
import { useChange } from '../ui/use-change.ts';

const Outcome = ({ isSent, words }: TestMailResult) => (
  <Alert
    role="status"
    variant="outline"
    color={isSent ? 'teal' : 'red'}
    icon={isSent ? <IconCircleCheck /> : <IconAlertTriangle />}
    title={<Text fw={600}>{isSent ? 'Taken by the mail server' : 'Not sent'}</Text>}
  >
    <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
      {words}
    </Text>
  </Alert>
);

/** Sends a test to whoever asks, and says at once what came of it. */
export const TestMail = ({ onClose }: { readonly onClose: () => void }) => {
  const own = usePerson(useMe().personId).data?.email ?? '';
  const [typed, setTyped] = useState<string | null>(null);
  const to = typed ?? own;
  const test = useChange(testMailResult);
  return (
    <FormDialog
      title="Send a test"
      action={test.data === undefined ? 'Send' : 'Send another'}
      isWhole={to.includes('@')}
      isSending={test.isPending}
      error={test.error}
      onSend={() => test.mutate({ method: 'POST', path: '/mail/test', body: { to: to.trim() } })}
      onClose={onClose}
    >
      <TextInput
        label="To"
        description="Your own address, as it stands on your page; another one for this once"
        type="email"
        required
        maxLength={200}
        data-autofocus
        value={to}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {test.data !== undefined && <Outcome {...test.data} />}
    </FormDialog>
  );
};
