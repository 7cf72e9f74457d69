import { Group, Text, Tooltip } from '@mantine/core';
import type { ArrivalCounts, ReceiptStatus } from '../../ingestion/ingestion.contract.ts';
import { formatCount } from '../ui/amounts.ts';
import { StateBadge } from '../ui/state-badge.tsx';
import '../ui/status-chip.css';
import { statusWords } from './receipt-words.ts';
import { totalOf } from './use-arrivals.ts';
import './inbox.css';

interface StatusChipsProps {
  readonly counts: ArrivalCounts | undefined;
  readonly status: string | null;
  readonly onStatus: (status: ReceiptStatus | null) => void;
}

/** How many arrived and how they fared; pressing one shows only those. */
export const StatusChips = ({ counts, status, onStatus }: StatusChipsProps) => (
  <Group gap="xs" px="lg" pb="xs" role="group" aria-label="Show by state" className="no-print">
    <button
      type="button"
      className="status-chip"
      aria-pressed={status === null}
      onClick={() => onStatus(null)}
    >
      <span>All</span>
      <Text span fw={600} className="num">
        {counts === undefined ? '…' : formatCount(totalOf(counts))}
      </Text>
    </button>
    {Object.entries(statusWords).map(([name, { word, kind, meaning }]) => (
      <Tooltip key={name} label={meaning} maw={300}>
        <button
          type="button"
          className="status-chip"
          aria-pressed={status === name}
          onClick={() => onStatus(status === name ? null : (name as ReceiptStatus))}
        >
          <StateBadge kind={counts?.[name as ReceiptStatus] === 0 ? 'unknown' : kind} word={word} />
          <Text span fw={600} className="num">
            {counts === undefined ? '…' : formatCount(counts[name as ReceiptStatus])}
          </Text>
        </button>
      </Tooltip>
    ))}
  </Group>
);
