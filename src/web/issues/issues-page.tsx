import { Anchor, Switch, Table } from '@mantine/core';
import { Link } from 'react-router';
import type { IssueLine } from '../../qc/issues/issues.contract.ts';
import { QcNav } from '../qc/qc-nav.tsx';
import { counted } from '../ui/amounts.ts';
import { formatInstant } from '../ui/dates.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { ListSkeleton } from '../ui/skeletons.tsx';
import { UnitName } from '../ui/unit-name.tsx';
import { useAddress } from '../ui/use-address.ts';
import { IssueBadge } from './issue-badge.tsx';
import { useIssues } from './use-issues.ts';

const IssueRow = ({ issue }: { readonly issue: IssueLine }) => (
  <Table.Tr>
    <Table.Td>
      <IssueBadge issue={issue} />
    </Table.Td>
    <Table.Td>
      <Anchor component={Link} to={`/units/${issue.unit.id}`} size="sm">
        <UnitName unit={issue.unit} />
      </Anchor>
    </Table.Td>
    <Table.Td>
      <Anchor component={Link} to={`/qc/issues/${issue.id}`} size="sm" fw={600}>
        {issue.title}
      </Anchor>
    </Table.Td>
    <Table.Td>{formatInstant(issue.openedAt)}</Table.Td>
  </Table.Tr>
);

const IssueTable = ({ issues }: { readonly issues: readonly IssueLine[] }) => (
  <Table.ScrollContainer
    minWidth={640}
    px="lg"
    scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'group', 'aria-label': 'Issues' } }}
  >
    <Table fz="sm" verticalSpacing={9}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>State</Table.Th>
          <Table.Th>Unit</Table.Th>
          <Table.Th>What failed</Table.Th>
          <Table.Th>Opened</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {issues.map((issue) => (
          <IssueRow key={issue.id} issue={issue} />
        ))}
      </Table.Tbody>
    </Table>
  </Table.ScrollContainer>
);

/** Failures that are followed to their end. */
export const IssuesPage = () => {
  const [address, change] = useAddress();
  const withClosed = address['closed'] === 'yes';
  const { data, error, refetch } = useIssues(withClosed);
  const issues = data?.issues ?? [];
  return (
    <article style={{ paddingBottom: 64 }}>
      <PageHeader title="Issues" subtitle={data === undefined ? '\u00a0' : counted(issues.length, 'issue')}>
        <Switch
          label="Closed ones too"
          checked={withClosed}
          onChange={(event) => change({ closed: event.currentTarget.checked ? 'yes' : null })}
        />
      </PageHeader>
      <QcNav />
      {error !== null && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <ListSkeleton />}
      {data !== undefined &&
        (issues.length === 0 ? (
          <EmptyState title="Nothing is open">
            A test at the action level opens its issue by itself. It is contained, assigned, corrected,
            verified by a test that passes, and closed by the physicist.
          </EmptyState>
        ) : (
          <IssueTable issues={issues} />
        ))}
    </article>
  );
};
