import { Loader } from '@mantine/core';
import type { Receipt, ReplayResult } from '../../ingestion/ingestion.contract.ts';
import { counted, formatCount } from '../ui/amounts.ts';
import { filesAndFates, isSettled, lineOfReceipt } from './file-line.ts';
import { FilePanel } from './file-lines.tsx';
import { useReceipts } from './use-receipts.ts';

const summaryOf = ({ ids, skipped }: ReplayResult, receipts: readonly Receipt[]): string => {
  const rest =
    skipped === 0
      ? ''
      : ` ${counted(skipped, 'file')} ${skipped === 1 ? 'waits' : 'wait'} to be read anyhow.`;
  const settled = receipts.filter(isSettled);
  if (receipts.length === ids.length && settled.length === ids.length)
    return `Replayed ${filesAndFates(ids.length, settled.map(lineOfReceipt))}.${rest}`;
  return `Reading ${counted(ids.length, 'file')} again, ${formatCount(settled.length)} done.${rest}`;
};

interface ReplayPanelProps {
  readonly result: ReplayResult;
  readonly onClose: () => void;
}

/** What came of reading files again: a line for each. */
export const ReplayPanel = ({ result, onClose }: ReplayPanelProps) => {
  const receipts = useReceipts(result.ids);
  const isOver = receipts.length === result.ids.length && receipts.every(isSettled);
  return (
    <FilePanel
      label="Replay"
      summary={summaryOf(result, receipts)}
      lines={receipts.map(lineOfReceipt)}
      buttonWord="Close"
      onButton={onClose}
    >
      {!isOver && <Loader size="xs" aria-hidden />}
    </FilePanel>
  );
};
