import { Button, Code, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { mailState, type MailState } from '../../platform/mail/mail.contract.ts';
import { ago } from '../ui/ago.ts';
import { counted, formatCount } from '../ui/amounts.ts';
import { formatInstant } from '../ui/dates.ts';
import { Facts } from '../ui/facts.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Section } from '../ui/section.tsx';
import { ListSkeleton } from '../ui/skeletons.tsx';
import { StateBadge } from '../ui/state-badge.tsx';
import { useChange } from '../ui/use-change.ts';
import { ParkedMails, WaitingMails } from './mail-table.tsx';
import { lastFailure, mailboxWords, serverWords } from './mail-words.ts';
import { TestMail } from './test-mail.tsx';
import { useMail } from './use-mail.ts';

const NoServer = ({ giveUpDays }: { readonly giveUpDays: number }) => (
  <Stack gap={4} mb="sm">
    <Text size="sm" component="div">
      <StateBadge kind="warning" word="Nothing is sent: no mail server is set" />
    </Text>
    <Text size="sm" maw={720}>
      Mails wait {counted(giveUpDays, 'day')} for one and are then set aside. Set <Code>KERMA_MAIL_URL</Code>,{' '}
      <Code>KERMA_MAIL_FROM</Code> and <Code>KERMA_PUBLIC_URL</Code> where Kerma is started;{' '}
      <Code>kerma settings</Code> explains each.
    </Text>
  </Stack>
);

const Parked = ({ count }: { readonly count: number }) =>
  count === 0 ? <>none</> : <StateBadge kind="action" word={formatCount(count)} />;

const LastSent = ({ at }: { readonly at: string | null }) =>
  at === null ? (
    <span className="not-reported">never</span>
  ) : (
    <span title={formatInstant(at)}>{ago(at)}</span>
  );

const MailFacts = ({ state }: { readonly state: MailState }) => {
  const { server, from, publicAddress, counts, lastSentAt } = state;
  const reach =
    server === null || from === null
      ? []
      : [
          { name: 'Server', value: serverWords(server), isWide: true },
          { name: 'Sender', value: mailboxWords(from), isWide: true },
        ];
  return (
    <Facts
      facts={[
        ...reach,
        { name: 'Links lead to', value: publicAddress, isWide: true },
        { name: 'Last sent', value: <LastSent at={lastSentAt} /> },
        { name: 'Sent, last 400 days', value: formatCount(counts.sent) },
        { name: 'Waiting', value: counts.waiting === 0 ? 'none' : formatCount(counts.waiting) },
        { name: 'Could not be sent', value: <Parked count={counts.parked} /> },
      ]}
    />
  );
};

const LastFailure = ({ state }: { readonly state: MailState }) => {
  const failure = state.server === null ? null : lastFailure(state);
  return failure === null ? null : (
    <Text size="sm" mt="sm" maw={720} style={{ overflowWrap: 'anywhere' }}>
      <Text span size="sm" c="dimmed">
        Last failure, {formatInstant(failure.at)}:
      </Text>{' '}
      {failure.words}
    </Text>
  );
};

const NotSent = ({ state: { parked, counts } }: { readonly state: MailState }) => {
  const retry = useChange(mailState);
  return (
    <Stack gap={6} mt="lg">
      <Title order={3} fz="md">
        Could not be sent
      </Title>
      <Text size="sm" c="dimmed" maw={720}>
        These were given up. Put right what happened, then send them again; or tell people yourself.
      </Text>
      {retry.error !== null && <ProblemNotice error={retry.error} />}
      {counts.parked > 1 && (
        <Button
          className="no-print"
          style={{ alignSelf: 'flex-start' }}
          size="compact-md"
          fz="sm"
          variant="default"
          loading={retry.isPending}
          onClick={() => retry.mutate({ method: 'POST', path: '/mail/retry' })}
        >
          Send all {formatCount(counts.parked)} again
        </Button>
      )}
      <ParkedMails mails={parked} />
    </Stack>
  );
};

const Waiting = ({ state: { waiting, counts } }: { readonly state: MailState }) => {
  const [isOpen, setOpen] = useState(false);
  return (
    <Stack gap={6} mt="lg">
      <Button
        className="no-print"
        style={{ alignSelf: 'flex-start' }}
        size="compact-md"
        fz="sm"
        variant="default"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? 'Hide' : 'Show'} {counted(counts.waiting, 'mail that waits', 'mails that wait')}
      </Button>
      {isOpen && <WaitingMails mails={waiting} />}
    </Stack>
  );
};

const Mails = ({ state }: { readonly state: MailState }) => (
  <>
    {state.server === null && <NoServer giveUpDays={state.giveUpDays} />}
    <MailFacts state={state} />
    <LastFailure state={state} />
    {state.counts.parked > 0 && <NotSent state={state} />}
    {state.counts.waiting > 0 && <Waiting state={state} />}
  </>
);

/** Whether mails go out, what waits, and what could not be sent. */
export const MailSection = () => {
  const { data, error } = useMail();
  const [isTesting, setTesting] = useState(false);
  return (
    <Section
      title="Mail"
      note="Kerma writes to people about what needs them. The mail server is set where Kerma is started."
      actions={
        data?.server !== undefined &&
        data.server !== null && (
          <Button variant="default" size="compact-md" fz="sm" onClick={() => setTesting(true)}>
            Send a test…
          </Button>
        )
      }
    >
      {error !== null && <ProblemNotice error={error} />}
      {data === undefined && error === null && <ListSkeleton rows={3} />}
      {data !== undefined && <Mails state={data} />}
      {isTesting && <TestMail onClose={() => setTesting(false)} />}
    </Section>
  );
};
