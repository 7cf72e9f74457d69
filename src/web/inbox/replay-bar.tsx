import { Button, Group, Text } from '@mantine/core';
import type { ArrivalCounts, ReceiptStatus } from '../../ingestion/ingestion.contract.ts';
import { useMay } from '../session/me.ts';
import { counted, formatCount } from '../ui/amounts.ts';
import { replayMeaning } from './receipt-words.ts';
import type { Replay } from './use-replay.ts';

interface ReplayBarProps {
  readonly replay: Replay;
  readonly selected: readonly number[];
  /** Whether something selected is recorded already. */
  readonly withRecorded: boolean;
  readonly clear: () => void;
  readonly counts: ArrivalCounts;
  /** The one status that is shown, if it is one. */
  readonly status: ReceiptStatus | null;
}

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

/** Reads the selection, or all of a status, again. */
export const ReplayBar = ({ replay, selected, withRecorded, clear, counts, status }: ReplayBarProps) => (
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
        <Text size="sm" c="dimmed" maw={420}>
          {replayMeaning(withRecorded ? 'recorded' : null)}
        </Text>
      </>
    ) : (
      <AllButton replay={replay} status={status} counts={counts} />
    )}
  </Group>
);
