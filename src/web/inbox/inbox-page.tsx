import { Button, Group, Text } from '@mantine/core';
import { receiptStatus } from '../../ingestion/ingestion.contract.ts';
import { useMay } from '../session/me.ts';
import { formatBytes } from '../ui/amounts.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { ListSkeleton } from '../ui/skeletons.tsx';
import { StateBadge } from '../ui/state-badge.tsx';
import { useAddress, type Address } from '../ui/use-address.ts';
import { ChooseFiles } from '../upload/choose-files.tsx';
import { DropVeil } from '../upload/drop-veil.tsx';
import { UploadPanel } from '../upload/upload-panel.tsx';
import { ArrivalList } from './arrival-list.tsx';
import './inbox.css';
import { NoArrivals } from './no-arrivals.tsx';
import { statusWords } from './receipt-words.ts';
import { totalOf, useArrivals, useArrivalSummary } from './use-arrivals.ts';
import { useLiveArrivals } from './use-live-arrivals.ts';

const LowDisk = () => {
  const disk = useArrivalSummary().data?.disk;
  if (disk?.low !== true) return null;
  return (
    <Group px="lg" pb="xs" role="alert">
      <StateBadge kind="action" word="The disk is nearly full" />
      <Text size="sm">
        {disk.freeBytes === null ? '' : `${formatBytes(disk.freeBytes)} are left. `}When none is left, senders
        are told “not stored”. Make room.
      </Text>
    </Group>
  );
};

const NothingLike = ({ address, onClear }: { readonly address: Address; readonly onClear: () => void }) => {
  const status = receiptStatus.safeParse(address['status']).data;
  const isByStatusOnly =
    status !== undefined && address['text'] === undefined && address['channel'] === undefined;
  return (
    <EmptyState title={isByStatusOnly ? statusWords[status].none : 'Nothing like that arrived'}>
      {!isByStatusOnly && <Text>No arrival has all that is asked for above.</Text>}
      <Button variant="default" size="compact-md" fz="sm" mt="sm" onClick={onClear}>
        Show all arrivals
      </Button>
    </EmptyState>
  );
};

/** The list, or why there is none. */
const Arrived = () => {
  const [address, change] = useAddress();
  const { data, isPending, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useArrivals(address);
  if (isPending) return <ListSkeleton />;
  const trouble = error !== null && <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return trouble;
  const { receipts, counts } = data;
  const isNarrowed = ['status', 'channel', 'text'].some((name) => address[name] !== undefined);
  if (!isNarrowed && totalOf(counts) === 0) return <NoArrivals />;
  return (
    <>
      {trouble}
      <ArrivalList receipts={receipts} counts={counts} address={address} change={change} />
      {receipts.length === 0 && (
        <NothingLike address={address} onClear={() => change({ status: null, channel: null, text: null })} />
      )}
      {hasNextPage && (
        <Group justify="center" py="md">
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Show older arrivals
          </Button>
        </Group>
      )}
    </>
  );
};

/** Every file that arrived, what became of it, and what can be done about it. */
export const InboxPage = () => {
  const { isLive } = useLiveArrivals();
  const mayAdd = useMay('arrivals.add', 'everywhere');
  return (
    <>
      <PageHeader
        title="Inbox"
        subtitle={`Every file that arrived, and what became of it. ${isLive ? 'New ones appear by themselves.' : 'Looks again every few seconds.'}`}
      >
        {mayAdd && <ChooseFiles />}
      </PageHeader>
      {mayAdd && <DropVeil />}
      <LowDisk />
      {mayAdd && <UploadPanel />}
      <Arrived />
    </>
  );
};
