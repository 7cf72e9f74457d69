import { Group, Select } from '@mantine/core';
import { useState } from 'react';
import {
  channel as channels,
  receiptStatus,
  type ArrivalCounts,
  type Receipt,
  type ReceiptStatus,
} from '../../ingestion/ingestion.contract.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { SearchInput } from '../ui/search-input.tsx';
import type { Address, ChangeAddress } from '../ui/use-address.ts';
import { ReceiptTable } from './receipt-table.tsx';
import { channelWords } from './receipt-words.ts';
import { ReplayBar } from './replay-bar.tsx';
import { ReplayPanel } from './replay-panel.tsx';
import { StatusChips } from './status-chips.tsx';
import { useReplay } from './use-replay.ts';

interface ArrivalListProps {
  readonly receipts: readonly Receipt[];
  readonly counts: ArrivalCounts;
  readonly address: Address;
  readonly change: ChangeAddress;
}

const Narrow = ({ address, change }: Pick<ArrivalListProps, 'address' | 'change'>) => (
  <Group
    gap="sm"
    className="no-print"
    role="search"
    aria-label="Filter the arrivals"
    style={{ flex: '0 1 600px' }}
  >
    <SearchInput
      label="Search arrivals"
      placeholder="File, sender, reason, UID"
      value={address['text'] ?? ''}
      onSearch={(text) => change({ text })}
    />
    <Select
      aria-label="Way in"
      placeholder="Any way in"
      clearable
      data={channels.options.map((value) => ({ value, label: channelWords[value] }))}
      value={address['channel'] ?? null}
      onChange={(value) => change({ channel: value })}
    />
  </Group>
);

/** The state of which all can be read again: only when the list shows all of it, so that the button says the truth. */
const allOf = ({ status, text, channel }: Address): ReceiptStatus | null =>
  text === undefined && channel === undefined ? (receiptStatus.safeParse(status).data ?? null) : null;

/** The arrivals with what narrows them, and reading again of one, a selection or all of a state. */
export const ArrivalList = ({ receipts, counts, address, change }: ArrivalListProps) => {
  const replay = useReplay();
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());
  const clear = (): void => setSelected(new Set());
  // What is no longer listed should not be replayed with what is.
  const narrow: ChangeAddress = (to) => {
    clear();
    change(to);
  };
  return (
    <>
      {replay.result !== null && <ReplayPanel result={replay.result} onClose={replay.forget} />}
      <StatusChips
        counts={counts}
        status={address['status'] ?? null}
        onStatus={(status) => narrow({ status })}
      />
      <Group px="lg" pb="xs" gap="sm">
        <Narrow address={address} change={narrow} />
        <ReplayBar
          replay={replay}
          selected={[...selected]}
          withRecorded={receipts.some(({ id, status }) => status === 'recorded' && selected.has(id))}
          clear={clear}
          counts={counts}
          status={allOf(address)}
        />
      </Group>
      {replay.error !== null && <ProblemNotice error={replay.error} onRetry={replay.forget} />}
      {receipts.length > 0 && (
        <ReceiptTable
          receipts={receipts}
          selected={selected}
          onSelected={setSelected}
          onReplay={(id) => replay.start({ ids: [id] })}
        />
      )}
    </>
  );
};
