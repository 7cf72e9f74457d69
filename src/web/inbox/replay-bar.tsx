import { Button, Group, Loader, Text } from '@mantine/core';
import type { ArrivalCounts, ReceiptStatus } from '../../ingestion/ingestion.contract.ts';
import { useMay } from '../session/me.ts';
import { counted, formatCount } from '../ui/amounts.ts';
import type { Replay } from './use-replay.ts';

interface ReplayBarProps {
  readonly replay: Replay;
  readonly selected: readonly number[];
  readonly clear: () => void;
  readonly counts: ArrivalCounts;
  /** The one status that is shown, if it is one. */
  readonly status: ReceiptStatus | null;
}

const Progress = ({ replay, counts }: Pick<ReplayBarProps, 'replay' | 'counts'>) => {
  const { result } = replay;
  if (result === null) return null;
  const skipped = result.skipped === 0 ? '' : ` ${formatCount(result.skipped)} needed no second reading.`;
  const waiting = counts.received;
  return (
    <Group gap="sm" role="status">
      {waiting > 0 && <Loader size="xs" aria-hidden />}
      <Text size="sm">
        {waiting > 0
          ? `${counted(result.queued, 'file')} to be read again, ${formatCount(waiting)} still waiting.${skipped}`
          : `${counted(result.queued, 'file')} read again.${skipped} Now ${formatCount(counts.refused)} are refused and ${formatCount(counts.parked)} parked.`}
      </Text>
      <Button size="compact-sm" variant="subtle" onClick={replay.forget}>
        Close
      </Button>
    </Group>
  );
};

const AllButton = ({ replay, status, counts }: Pick<ReplayBarProps, 'replay' | 'counts' | 'status'>) => {
  const mayReplay = useMay('arrivals.replay', 'everywhere');
  if (!mayReplay) return null;
  if (status !== 'refused' && status !== 'failed' && status !== 'parked') return null;
  const count = counts[status];
  return count === 0 ? null : (
    <Button variant="default" loading={replay.isAsking} onClick={() => replay.start({ all: status })}>
      Replay all {formatCount(count)} {status === 'failed' ? 'now' : status}
    </Button>
  );
};

/** Reads the selection, or all of a status, again; says how far it is. */
export const ReplayBar = ({ replay, selected, clear, counts, status }: ReplayBarProps) => (
  <Group gap="sm" className="no-print">
    {selected.length > 0 ? (
      <>
        <Button
          loading={replay.isAsking}
          onClick={() => {
            replay.start({ ids: [...selected] });
            clear();
          }}
        >
          Replay {counted(selected.length, 'file')}
        </Button>
        <Button variant="subtle" onClick={clear}>
          Clear selection
        </Button>
      </>
    ) : (
      <AllButton replay={replay} status={status} counts={counts} />
    )}
    <Progress replay={replay} counts={counts} />
  </Group>
);
