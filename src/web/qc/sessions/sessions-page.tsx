import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useNavigate } from 'react-router';
import type { SessionLine } from '../../../qc/sessions/sessions.contract.ts';
import { toCsv } from '../../charts/chart-table.ts';
import { saveFile } from '../../charts/save-file.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { GridList } from '../../ui/grid-list.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { useAddress, type Address, type ChangeAddress } from '../../ui/use-address.ts';
import { QcNav } from '../qc-nav.tsx';
import { sessionColumns } from './session-columns.tsx';
import { nothing, SessionFilters } from './session-filters.tsx';
import { sessionsTable } from './sessions-csv.ts';
import { allSessions, filterNames, useSessions } from './use-sessions.ts';

const isNarrowed = (address: Address): boolean => filterNames.some((name) => address[name] !== undefined);

const NothingLike = ({ onClear }: { readonly onClear: () => void }) => (
  <EmptyState title="No session matches">
    Take away one of the filters above.
    <Button variant="default" mt="md" display="block" onClick={onClear}>
      Clear all filters
    </Button>
  </EmptyState>
);

const NothingYet = () => (
  <EmptyState title="No test was recorded yet">
    A technologist records a test on the tablet beside the unit; each becomes a session here, with every
    value, what it was worth, and who reviewed it.
  </EmptyState>
);

const SessionList = ({ address, change }: { readonly address: Address; readonly change: ChangeAddress }) => {
  const { pages, sessions } = useSessions(address);
  const navigate = useNavigate();
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  const onNearEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  if (pages.isPending) return <ListSkeleton />;
  if (pages.error !== null) return <ProblemNotice error={pages.error} onRetry={() => void pages.refetch()} />;
  if (sessions.length === 0)
    return isNarrowed(address) ? <NothingLike onClear={() => change(nothing)} /> : <NothingYet />;
  return (
    <GridList<SessionLine>
      label="Sessions"
      columns={sessionColumns}
      rows={sessions}
      idOf={({ id }) => id}
      onOpen={({ id }) => void navigate(`/qc/sessions/${id}`)}
      onNearEnd={onNearEnd}
    />
  );
};

/** Everything that was recorded, newest first. */
export const SessionsPage = () => {
  const [address, change] = useAddress();
  const csv = useMutation({
    mutationFn: () => allSessions(address),
    onSuccess: (sessions) =>
      saveFile('qc-sessions.csv', new Blob([toCsv(sessionsTable(sessions))], { type: 'text/csv' })),
  });
  return (
    <div className="list-page">
      <PageHeader title="QC sessions" subtitle="Everything that was recorded, newest first">
        <Button
          variant="default"
          fw={400}
          loading={csv.isPending}
          onClick={() => csv.mutate()}
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          CSV
        </Button>
      </PageHeader>
      <QcNav />
      {csv.error !== null && <ProblemNotice error={csv.error} />}
      <SessionFilters address={address} change={change} />
      <SessionList address={address} change={change} />
    </div>
  );
};
