import { Anchor, Button, Checkbox, Table, Text, Tooltip } from '@mantine/core';
import { Link } from 'react-router';
import type { Receipt } from '../../ingestion/ingestion.contract.ts';
import { useMay } from '../session/me.ts';
import { counted, formatBytes } from '../ui/amounts.ts';
import { formatInstant } from '../ui/dates.ts';
import { StateBadge } from '../ui/state-badge.tsx';
import { canReplay, channelWords, nameOf, replayMeaning, statusWords } from './receipt-words.ts';

interface ReceiptRowProps {
  readonly receipt: Receipt;
  readonly isSelected: boolean;
  readonly onSelect: (selected: boolean) => void;
  readonly onReplay: () => void;
}

const StudyLink = ({ receipt: { studyId, findingCount } }: { readonly receipt: Receipt }) => (
  <span className="receipt-study">
    <Anchor component={Link} to={`/studies/${studyId ?? ''}`} size="sm">
      Open the study
    </Anchor>
    {findingCount !== null && findingCount > 0 && (
      <Text span size="sm" c="dimmed">
        {counted(findingCount, 'finding')}
      </Text>
    )}
  </span>
);

const What = ({ receipt }: { readonly receipt: Receipt }) => {
  const { studyId, message, nextAttemptAt, status } = receipt;
  if (status === 'recorded' && studyId !== null) {
    return (
      <>
        <StudyLink receipt={receipt} />
        {message !== null && <Text size="sm">{message}</Text>}
      </>
    );
  }
  const next =
    status === 'failed' && nextAttemptAt !== null ? ` Next try ${formatInstant(nextAttemptAt)}.` : '';
  return <>{`${status === 'received' || message === null ? statusWords[status].meaning : message}${next}`}</>;
};

const ReplayButton = ({ receipt, onReplay }: Pick<ReceiptRowProps, 'receipt' | 'onReplay'>) => (
  <Tooltip label={replayMeaning(receipt.status)} maw={300} position="left">
    <Button
      size="compact-md"
      fz="sm"
      variant={receipt.status === 'recorded' ? 'subtle' : 'default'}
      onClick={onReplay}
      aria-label={`Replay ${nameOf(receipt)}`}
    >
      Replay
    </Button>
  </Tooltip>
);

/** One file that arrived: how it fared and when it came, from where, and what came of it. */
export const ReceiptRow = ({ receipt, isSelected, onSelect, onReplay }: ReceiptRowProps) => {
  const { word, kind } = statusWords[receipt.status];
  const mayReplay = useMay('arrivals.replay', 'everywhere') && canReplay(receipt.status);
  const again = receipt.timesReceived > 1 ? `came ${receipt.timesReceived} times` : null;
  return (
    <Table.Tr {...(isSelected ? { bg: 'var(--kerma-row-current)' } : {})}>
      <Table.Td>
        {mayReplay && (
          <Checkbox
            aria-label={`Select ${nameOf(receipt)}`}
            checked={isSelected}
            onChange={(event) => onSelect(event.currentTarget.checked)}
          />
        )}
      </Table.Td>
      <Table.Td className="receipt-state">
        <StateBadge kind={kind} word={word} />
        <Text size="xs" c="dimmed">
          {formatInstant(receipt.receivedAt)}
        </Text>
      </Table.Td>
      <Table.Td className="receipt-file">
        <Tooltip label={`${formatBytes(receipt.sizeBytes)}, SHA-256 ${receipt.sha256}`} maw={460}>
          <span>{nameOf(receipt)}</span>
        </Tooltip>
        <Text size="xs" c="dimmed">
          {[channelWords[receipt.channel], receipt.sender, again].filter((part) => part !== null).join(', ')}
        </Text>
      </Table.Td>
      <Table.Td className="receipt-what">
        <What receipt={receipt} />
      </Table.Td>
      <Table.Td className="no-print">
        {mayReplay && <ReplayButton receipt={receipt} onReplay={onReplay} />}
      </Table.Td>
    </Table.Tr>
  );
};
