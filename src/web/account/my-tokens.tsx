import { Button, Table, Text, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { z } from 'zod';
import { tokenList, type NewToken, type TokenView } from '../../personnel/accounts/accounts.contract.ts';
import { permissionWords } from '../../platform/access/permissions.contract.ts';
import { getJson } from '../api.ts';
import { ago } from '../ui/ago.ts';
import { formatDate, formatInstant } from '../ui/dates.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Section } from '../ui/section.tsx';
import { ShownOnce } from '../ui/shown-once.tsx';
import { ListSkeleton } from '../ui/skeletons.tsx';
import { StateBadge } from '../ui/state-badge.tsx';
import { useChange } from '../ui/use-change.ts';
import { NewTokenDialog } from './new-token.tsx';

const State = ({ token }: { readonly token: TokenView }) => {
  if (token.revokedAt !== null) {
    return <StateBadge kind="unknown" word={`Revoked ${formatDate(token.revokedAt)}`} />;
  }
  if (new Date(token.expiresAt) <= new Date()) {
    return <StateBadge kind="unknown" word={`Expired ${formatDate(token.expiresAt)}`} />;
  }
  return <>until {formatDate(token.expiresAt)}</>;
};

const isUsable = ({ revokedAt, expiresAt }: TokenView): boolean =>
  revokedAt === null && new Date(expiresAt) > new Date();

const TokenRow = ({ token, onRevoke }: { readonly token: TokenView; readonly onRevoke: () => void }) => (
  <Table.Tr>
    <Table.Td>
      {token.name}
      <Text size="xs" c="dimmed" ff="monospace">
        {token.hint}…
      </Text>
    </Table.Td>
    <Table.Td>{token.permissions.map((each) => permissionWords[each]).join('; ')}</Table.Td>
    <Table.Td>
      <State token={token} />
    </Table.Td>
    <Table.Td title={token.lastUsedAt === null ? undefined : formatInstant(token.lastUsedAt)}>
      {token.lastUsedAt === null ? <span className="not-reported">never</span> : ago(token.lastUsedAt)}
    </Table.Td>
    <Table.Td ta="end" className="no-print">
      {isUsable(token) && (
        <Button
          size="compact-md"
          fz="sm"
          variant="default"
          aria-label={`Revoke ${token.name}`}
          onClick={onRevoke}
        >
          Revoke
        </Button>
      )}
    </Table.Td>
  </Table.Tr>
);

const TokenTable = ({
  tokens,
  onRevoke,
}: {
  readonly tokens: readonly TokenView[];
  readonly onRevoke: (id: number) => void;
}) => (
  <Table.ScrollContainer
    minWidth={640}
    scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'group', 'aria-label': 'API tokens' } }}
  >
    <Table fz="sm" verticalSpacing={7}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>For</Table.Th>
          <Table.Th>It may</Table.Th>
          <Table.Th>Works</Table.Th>
          <Table.Th>Last used</Table.Th>
          <Table.Th className="no-print">
            <VisuallyHidden>Actions</VisuallyHidden>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {tokens.map((token) => (
          <TokenRow key={token.id} token={token} onRevoke={() => onRevoke(token.id)} />
        ))}
      </Table.Tbody>
    </Table>
  </Table.ScrollContainer>
);

const Once = ({ made, onClose }: { readonly made: NewToken; readonly onClose: () => void }) => (
  <ShownOnce title={`The token of ${made.token.name}`} label="Token" secret={made.secret} onClose={onClose}>
    Give it to the program as the header <code>Authorization: Bearer …</code>. It works until{' '}
    {formatInstant(made.token.expiresAt)}, and never does more than you may yourself.
  </ShownOnce>
);

/** What programs may do in my name. */
export const MyTokens = () => {
  const { data, error } = useQuery({
    queryKey: ['me', 'tokens'],
    queryFn: ({ signal }) => getJson('/me/tokens', tokenList, { signal }),
  });
  const [isMaking, setMaking] = useState(false);
  const [made, setMade] = useState<NewToken | null>(null);
  const revoke = useChange(z.unknown());
  const fault = error ?? revoke.error;
  return (
    <Section
      title="API tokens"
      note="For programs that work in your name: they do what the token names, and never more than you may."
      actions={
        <Button variant="default" size="compact-md" fz="sm" onClick={() => setMaking(true)}>
          Make a token…
        </Button>
      }
    >
      {fault !== null && <ProblemNotice error={fault} />}
      {data === undefined && error === null && <ListSkeleton rows={2} />}
      {data?.tokens.length === 0 && (
        <Text size="sm" c="dimmed">
          None. A program that reads or sends by the API (its description is at /api) needs one.
        </Text>
      )}
      {data !== undefined && data.tokens.length > 0 && (
        <TokenTable
          tokens={data.tokens}
          onRevoke={(id) => revoke.mutate({ method: 'DELETE', path: `/me/tokens/${id}` })}
        />
      )}
      {isMaking && (
        <NewTokenDialog
          onClose={() => setMaking(false)}
          onMade={(token) => {
            setMaking(false);
            setMade(token);
          }}
        />
      )}
      {made !== null && <Once made={made} onClose={() => setMade(null)} />}
    </Section>
  );
};
