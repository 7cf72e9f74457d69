import { Button, Table, Text, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { sessionList, type SessionView } from '../../personnel/accounts/accounts.contract.ts';
import { getJson } from '../api.ts';
import { useSignedIn } from '../session/me.ts';
import { ago } from '../ui/ago.ts';
import { formatInstant } from '../ui/dates.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Section } from '../ui/section.tsx';
import { ListSkeleton } from '../ui/skeletons.tsx';
import { StateBadge } from '../ui/state-badge.tsx';
import { useChange } from '../ui/use-change.ts';
import { agentWords } from './agent-words.ts';

const useSessions = () =>
  useQuery({
    queryKey: ['me', 'sessions'],
    queryFn: ({ signal }) => getJson('/me/sessions', sessionList, { signal }),
  });

const SessionRow = ({ session, onEnd }: { readonly session: SessionView; readonly onEnd: () => void }) => {
  const words = agentWords(session.agent);
  return (
    <Table.Tr>
      <Table.Td title={session.agent ?? undefined}>
        {words}
        {session.method === 'pin' ? ', by PIN' : ''}
        {session.isThisOne && (
          <Text size="xs" component="div">
            <StateBadge kind="pass" word="This one" />
          </Text>
        )}
      </Table.Td>
      <Table.Td>{session.address ?? <span className="not-reported">not known</span>}</Table.Td>
      <Table.Td>{formatInstant(session.begunAt)}</Table.Td>
      <Table.Td title={formatInstant(session.seenAt)}>
        {session.isThisOne ? 'now' : ago(session.seenAt)}
      </Table.Td>
      <Table.Td>{formatInstant(session.endsAt)}</Table.Td>
      <Table.Td ta="end" className="no-print">
        {!session.isThisOne && (
          <Button
            size="compact-md"
            fz="sm"
            variant="default"
            aria-label={`End the session of ${words}`}
            onClick={onEnd}
          >
            End
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
};

/** Where I am signed in, and ending it elsewhere or everywhere. */
export const MySessions = () => {
  const { data, error } = useSessions();
  const { signOut } = useSignedIn();
  const end = useChange(z.unknown());
  const fault = error ?? end.error;
  return (
    <Section
      title="Where I am signed in"
      actions={
        <Button
          variant="default"
          size="compact-md"
          fz="sm"
          loading={end.isPending}
          onClick={() => end.mutate({ method: 'DELETE', path: '/me/sessions' }, { onSuccess: signOut })}
        >
          Sign out everywhere
        </Button>
      }
    >
      {fault !== null && <ProblemNotice error={fault} />}
      {data === undefined && error === null && <ListSkeleton rows={2} />}
      {data !== undefined && (
        <Table.ScrollContainer
          minWidth={680}
          scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'group', 'aria-label': 'My sessions' } }}
        >
          <Table fz="sm" verticalSpacing={7}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Browser</Table.Th>
                <Table.Th>Address</Table.Th>
                <Table.Th>Signed in</Table.Th>
                <Table.Th>Last used</Table.Th>
                <Table.Th>Ends at the latest</Table.Th>
                <Table.Th className="no-print">
                  <VisuallyHidden>Actions</VisuallyHidden>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.sessions.map((session) => (
                <SessionRow
                  key={session.id}
                  session={session}
                  onEnd={() => end.mutate({ method: 'DELETE', path: `/me/sessions/${session.id}` })}
                />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Section>
  );
};
