import { Anchor, Group, SegmentedControl, Select, Text } from '@mantine/core';
import { Link, useNavigate } from 'react-router';
import type { CredentialView } from '../../personnel/credentials/credentials.contract.ts';
import { PeopleNav } from '../people/people-nav.tsx';
import { counted } from '../ui/amounts.ts';
import { formatDate } from '../ui/dates.ts';
import { daysAway, useToday } from '../ui/days.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { GridList, type GridColumn } from '../ui/grid-list.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { ListSkeleton } from '../ui/skeletons.tsx';
import { useAddress } from '../ui/use-address.ts';
import { CredentialState } from './credential-state.tsx';
import { aboutWords, kindWord, originWords } from './credential-words.ts';
import { useExpiring, useUnverified } from './use-credentials.ts';

const spans = [
  { value: '7', label: 'Within 7 days' },
  { value: '30', label: 'Within 30 days' },
  { value: '90', label: 'Within 90 days' },
  { value: '366', label: 'Within a year' },
];

const personColumn: GridColumn<CredentialView> = {
  id: 'person',
  head: 'Person',
  track: 'minmax(130px, 1fr)',
  cell: ({ person }) => (
    <Text span fw={600} size="sm">
      {person.name}
    </Text>
  ),
};

const whatColumn: GridColumn<CredentialView> = {
  id: 'what',
  head: 'Credential',
  track: 'minmax(190px, 2fr)',
  cell: (credential) => (
    <>
      {kindWord(credential.kind)}
      <Text size="xs" c="dimmed">
        {[aboutWords(credential), originWords(credential)].filter((part) => part !== null).join('; ')}
      </Text>
    </>
  ),
};

/** Here it is the end that counts, also of what is valid for long. */
const Ends = ({ credential }: { readonly credential: CredentialView }) => {
  const today = useToday();
  return credential.state === 'valid' ? (
    <>Ends {daysAway(credential.expires ?? today, today)}</>
  ) : (
    <CredentialState credential={credential} />
  );
};

const endColumns: readonly GridColumn<CredentialView>[] = [
  personColumn,
  whatColumn,
  {
    id: 'state',
    head: 'State',
    track: 'minmax(150px, 0.8fr)',
    cell: (credential) => <Ends credential={credential} />,
  },
  {
    id: 'end',
    head: 'Last day',
    track: 'minmax(95px, 0.5fr)',
    cell: ({ expires }) => (expires === null ? '' : formatDate(expires)),
  },
];

const unverifiedColumns: readonly GridColumn<CredentialView>[] = [
  personColumn,
  whatColumn,
  {
    id: 'entered',
    head: 'Entered',
    track: 'minmax(150px, 0.9fr)',
    cell: ({ enteredAt, enteredBy }) => (
      <>
        {formatDate(enteredAt)}
        <Text size="xs" c="dimmed">
          {enteredBy === null ? '' : `by ${enteredBy}`}
        </Text>
      </>
    ),
  },
  {
    id: 'document',
    head: 'Document',
    track: 'minmax(90px, 0.5fr)',
    cell: ({ file }) => (file === null ? <span className="not-reported">none</span> : 'there'),
  },
];

interface WorkListProps {
  readonly label: string;
  readonly answer: ReturnType<typeof useExpiring>;
  readonly columns: readonly GridColumn<CredentialView>[];
  readonly none: string;
}

/** A row leads to the person, where all that can be done stands. */
const WorkList = ({ label, answer, columns, none }: WorkListProps) => {
  const navigate = useNavigate();
  const { data, error, refetch } = answer;
  if (error !== null) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <ListSkeleton />;
  if (data.credentials.length === 0) {
    return (
      <EmptyState title={none}>
        Credentials are entered on a person’s page, and by everyone for themselves on{' '}
        <Anchor component={Link} to="/account" underline="always">
          My account
        </Anchor>
        .
      </EmptyState>
    );
  }
  return (
    <GridList<CredentialView>
      label={label}
      columns={columns}
      rows={data.credentials}
      idOf={({ id }) => id}
      onOpen={({ person }) => void navigate(`/people/${person.id}`)}
      onNearEnd={() => undefined}
    />
  );
};

const EndList = ({ days }: { readonly days: string }) => (
  <WorkList
    label="Credentials that end"
    answer={useExpiring(Number(days))}
    columns={endColumns}
    none={`No credential has ended or ends ${days === '366' ? 'within a year' : `within ${days} days`}`}
  />
);

const UnverifiedList = () => (
  <WorkList
    label="Credentials to verify"
    answer={useUnverified()}
    columns={unverifiedColumns}
    none="Every credential is verified"
  />
);

const useCounts = (days: number): string => {
  const ending = useExpiring(days).data?.credentials;
  const unverified = useUnverified().data?.credentials;
  if (ending === undefined || unverified === undefined) return '\u00a0';
  const ended = ending.filter(({ state }) => state === 'expired').length;
  const soon = ending.length - ended;
  const parts = [
    ended > 0 && `${counted(ended, 'has', 'have')} ended`,
    soon > 0 && `${counted(soon, 'ends', 'end')} soon`,
    unverified.length > 0 && `${counted(unverified.length, 'waits', 'wait')} to be verified`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? 'Nothing waits' : parts.join(', ');
};

/** The work list: credentials that have ended or end soon, and those that nobody has verified. */
export const CredentialsPage = () => {
  const [address, change] = useAddress();
  const days = spans.find(({ value }) => value === address['days'])?.value ?? '90';
  const isToVerify = address['show'] === 'unverified';
  return (
    <div className="list-page">
      <PageHeader title="Credentials" subtitle={useCounts(Number(days))} />
      <PeopleNav />
      <Group gap="sm" px="lg" pb="sm" className="no-print">
        <SegmentedControl
          aria-label="Which credentials"
          data={[
            { value: 'ending', label: 'Ended or ending' },
            { value: 'unverified', label: 'To be verified' },
          ]}
          value={isToVerify ? 'unverified' : 'ending'}
          onChange={(show) => change({ show: show === 'unverified' ? show : null })}
        />
        {!isToVerify && (
          <Select
            aria-label="Ending within"
            allowDeselect={false}
            w={170}
            data={spans}
            value={days}
            onChange={(value) => change({ days: value === '90' ? null : value })}
          />
        )}
      </Group>
      {isToVerify ? <UnverifiedList /> : <EndList days={days} />}
    </div>
  );
};
