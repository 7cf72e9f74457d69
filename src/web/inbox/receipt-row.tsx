import { Anchor, Button, Checkbox, Table, Text, Tooltip } from '@mantine/core';
import { Link } from 'react-router';
import type { Receipt } from '../../ingestion/ingestion.contract.ts';
import { useMay } from '../session/me.ts';
import { counted, formatBytes } from '../ui/amounts.ts';
import { formatInstant } from '../ui/dates.ts';
import { StateBadge } from '../ui/state-badge.tsx';
import { canReplay, channelWords, statusWords } from './receipt-words.ts';

interface ReceiptRowProps {
  readonly receipt: Receipt;
  readonly isSelected: boolean;
  readonly onSelect: (selected: boolean) => void;
  readonly onReplay: () => void;
}

const nameOf = (receipt: Receipt): string => receipt.fileName ?? `${receipt.sha256.slice(0, 12)}…`;

const What = ({ receipt }: { readonly receipt: Receipt }) => {
  const { studyId, findingCount, message, nextAttemptAt, status } = receipt;
  if (studyId !== null) {
    return (
      <>
        <Anchor component={Link} to={`/studies/${studyId}`} size="sm">
          Open the study
        </Anchor>
        {findingCount !== null && findingCount > 0 && (
          <Text span size="sm" c="dimmed">
            {' '}
            · {counted(findingCount, 'finding')}
          </Text>
        )}
      </>
    );
  }
  const next =
    status === 'failed' && nextAttemptAt !== null ? ` Next try ${formatInstant(nextAttemptAt)}.` : '';
  return <>{`${message ?? statusWords[status].meaning}${next}`}</>;
};

/** One file that arrived: when, how it fared, from where, and what came of it. */
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
      <Table.Td className="receipt-when">{formatInstant(receipt.receivedAt)}</Table.Td>
      <Table.Td>
        <StateBadge kind={kind} word={word} />
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
        {mayReplay && (
          <Button
            size="compact-md"
            fz="sm"
            variant="default"
            onClick={onReplay}
            aria-label={`Replay ${nameOf(receipt)}`}
          >
            Replay
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
};
