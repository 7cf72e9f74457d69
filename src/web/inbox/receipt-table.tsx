import { Checkbox, Table, VisuallyHidden } from '@mantine/core';
import type { Receipt } from '../../ingestion/ingestion.contract.ts';
import { useMay } from '../session/me.ts';
import { ReceiptRow } from './receipt-row.tsx';
import { canReplay } from './receipt-words.ts';

interface ReceiptTableProps {
  readonly receipts: readonly Receipt[];
  readonly selected: ReadonlySet<number>;
  readonly onSelected: (selected: ReadonlySet<number>) => void;
  readonly onReplay: (id: number) => void;
}

const SelectAll = ({ receipts, selected, onSelected }: Omit<ReceiptTableProps, 'onReplay'>) => {
  const mayReplay = useMay('arrivals.replay', 'everywhere');
  const ids = receipts.filter(({ status }) => canReplay(status)).map(({ id }) => id);
  if (ids.length === 0 || !mayReplay) return null;
  const all = ids.every((id) => selected.has(id));
  return (
    <Checkbox
      aria-label="Select everything listed that can be replayed"
      checked={all}
      indeterminate={!all && selected.size > 0}
      onChange={() => onSelected(new Set(all ? [] : ids))}
    />
  );
};

const withOne = (selected: ReadonlySet<number>, id: number, on: boolean): ReadonlySet<number> => {
  const next = new Set(selected);
  if (on) next.add(id);
  else next.delete(id);
  return next;
};

/** The arrivals, newest first; what can be read again can be selected. */
export const ReceiptTable = ({ receipts, selected, onSelected, onReplay }: ReceiptTableProps) => (
  <Table.ScrollContainer minWidth={600} px="lg" scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
    <Table verticalSpacing={6} fz="sm" highlightOnHover highlightOnHoverColor="var(--kerma-row-hover)">
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={36}>
            <SelectAll receipts={receipts} selected={selected} onSelected={onSelected} />
            <VisuallyHidden>Selected</VisuallyHidden>
          </Table.Th>
          <Table.Th className="receipt-state">State, received</Table.Th>
          <Table.Th>File, and from where</Table.Th>
          <Table.Th>What came of it</Table.Th>
          <Table.Th className="no-print" w={90}>
            <VisuallyHidden>Actions</VisuallyHidden>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {receipts.map((receipt) => (
          <ReceiptRow
            key={receipt.id}
            receipt={receipt}
            isSelected={selected.has(receipt.id)}
            onSelect={(on) => onSelected(withOne(selected, receipt.id, on))}
            onReplay={() => onReplay(receipt.id)}
          />
        ))}
      </Table.Tbody>
    </Table>
  </Table.ScrollContainer>
);
