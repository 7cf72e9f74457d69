import { Button, Stack, Table, Text, VisuallyHidden } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { mailState, type MailView } from '../../platform/mail/mail.contract.ts';
import { formatInstant } from '../ui/dates.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useChange } from '../ui/use-change.ts';
import { DropMail } from './drop-mail.tsx';
import { mailboxWords } from './mail-words.ts';

const breaks = { overflowWrap: 'anywhere' } as const;

const About = ({ mail: { subject, to } }: { readonly mail: MailView }) => (
  <Table.Td>
    {subject}
    <Text size="xs" c="dimmed" style={breaks}>
      to {mailboxWords(to)}
    </Text>
  </Table.Td>
);

const Happened = ({ mail: { failure } }: { readonly mail: MailView }) => (
  <Table.Td style={breaks}>
    {failure === null ? (
      <span className="not-reported">not tried yet</span>
    ) : (
      <>
        {failure.words}
        <Text size="xs" c="dimmed">
          {formatInstant(failure.at)}
        </Text>
      </>
    )}
  </Table.Td>
);

interface ActionProps {
  readonly word: string;
  readonly label: string;
  readonly onClick: () => void;
}

const Action = ({ word, label, onClick }: ActionProps) => (
  <Button size="compact-md" fz="sm" variant="default" aria-label={label} onClick={onClick}>
    {word}
  </Button>
);

interface FrameProps {
  readonly label: string;
  /** Of the last column; what is only for buttons is said to screen readers alone. */
  readonly last: ReactNode;
  readonly children: ReactNode;
}

const TableFrame = ({ label, last, children }: FrameProps) => (
  <Table.ScrollContainer
    minWidth={600}
    scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'group', 'aria-label': label } }}
  >
    <Table fz="sm" verticalSpacing={7}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w="44%">About</Table.Th>
          <Table.Th>What happened</Table.Th>
          <Table.Th w={185}>{last}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>{children}</Table.Tbody>
    </Table>
  </Table.ScrollContainer>
);

/** Mails that a person must look at. */
export const ParkedMails = ({ mails }: { readonly mails: readonly MailView[] }) => {
  const [dropping, setDropping] = useState<MailView | null>(null);
  const retry = useChange(mailState);
  return (
    <>
      {retry.error !== null && <ProblemNotice error={retry.error} />}
      <TableFrame label="Mails that could not be sent" last={<VisuallyHidden>Actions</VisuallyHidden>}>
        {mails.map((mail) => (
          <Table.Tr key={mail.id}>
            <About mail={mail} />
            <Happened mail={mail} />
            <Table.Td className="no-print">
              <Stack gap={6}>
                <Action
                  word="Send again"
                  label={`Send again: ${mail.subject}`}
                  onClick={() => retry.mutate({ method: 'POST', path: `/mail/${mail.id}/retry` })}
                />
                <Action
                  word="Do not send…"
                  label={`Do not send: ${mail.subject}`}
                  onClick={() => setDropping(mail)}
                />
              </Stack>
            </Table.Td>
          </Table.Tr>
        ))}
      </TableFrame>
      {dropping !== null && <DropMail mail={dropping} onClose={() => setDropping(null)} />}
    </>
  );
};

/** Mails that go out by themselves. */
export const WaitingMails = ({ mails }: { readonly mails: readonly MailView[] }) => (
  <TableFrame label="Mails that wait" last="Not before">
    {mails.map((mail) => (
      <Table.Tr key={mail.id}>
        <About mail={mail} />
        <Happened mail={mail} />
        <Table.Td>{formatInstant(mail.dueAt)}</Table.Td>
      </Table.Tr>
    ))}
  </TableFrame>
);
