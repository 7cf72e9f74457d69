import { Group, Select } from '@mantine/core';
import { useState } from 'react';
import {
  channel as channels,
  receiptStatus,
  type ArrivalCounts,
  type Receipt,
} from '../../ingestion/ingestion.contract.ts';
import { SearchInput } from '../ui/search-input.tsx';
import type { Address, ChangeAddress } from '../ui/use-address.ts';
import { ReceiptTable } from './receipt-table.tsx';
import { channelWords } from './receipt-words.ts';
import { ReplayBar } from './replay-bar.tsx';
import { StatusChips } from './status-chips.tsx';
import { useReplay } from './use-replay.ts';

interface ArrivalListProps {
  readonly receipts: readonly Receipt[];
  readonly counts: ArrivalCounts;
  readonly address: Address;
  readonly change: ChangeAddress;
}

const Narrow = ({ address, change }: Pick<ArrivalListProps, 'address' | 'change'>) => (
  <Group px="lg" gap="sm" className="no-print" role="search" aria-label="Filter the arrivals">
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

/** The arrivals with what narrows them, and reading again of one, a selection or all of a state. */
export const ArrivalList = ({ receipts, counts, address, change }: ArrivalListProps) => {
  const replay = useReplay();
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());
  return (
    <>
      <StatusChips
        counts={counts}
        status={address['status'] ?? null}
        onStatus={(next) => {
          setSelected(new Set());
          change({ status: next });
        }}
      />
      <Narrow address={address} change={change} />
      <ReplayBar
        replay={replay}
        selected={[...selected]}
        clear={() => setSelected(new Set())}
        counts={counts}
        status={receiptStatus.safeParse(address['status']).data ?? null}
      />
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
