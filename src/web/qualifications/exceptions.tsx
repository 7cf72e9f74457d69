import { Button, Table, Text, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import type { OverrideView } from '../../personnel/credentials/credentials.contract.ts';
import { useMay } from '../session/me.ts';
import { formatDate, formatInstant } from '../ui/dates.ts';
import { spanWords, useToday } from '../ui/days.ts';
import { StateBadge } from '../ui/state-badge.tsx';
import { WithdrawException } from './exception-dialogs.tsx';
import { capacityWord } from './policy-words.ts';

const State = ({ exception }: { readonly exception: OverrideView }) => {
  const today = useToday();
  const { withdrawn, from, until } = exception;
  if (withdrawn !== null) return <StateBadge kind="unknown" word={`Withdrawn ${formatDate(withdrawn.at)}`} />;
  if (today < from) return <StateBadge kind="unknown" word={`From ${formatDate(from)}`} />;
  if (until < today) return <StateBadge kind="unknown" word={`Ended ${formatDate(until)}`} />;
  return <StateBadge kind="warning" word="In force" />;
};

const ExceptionRow = ({
  exception,
  onWithdraw,
}: {
  readonly exception: OverrideView;
  readonly onWithdraw: () => void;
}) => {
  const mayWithdraw = useMay('policies.change', 'everywhere');
  const { withdrawn } = exception;
  const where = exception.unit?.name ?? 'every unit';
  return (
    <Table.Tr>
      <Table.Td>
        {capacityWord(exception.capacity)}
        <Text size="xs" c="dimmed">
          on {where}, {spanWords(exception.from, exception.until)}
        </Text>
      </Table.Td>
      <Table.Td>
        <State exception={exception} />
        {withdrawn !== null && (
          <Text size="xs" c="dimmed">
            {withdrawn.by === null ? '' : `${withdrawn.by}: `}
            {withdrawn.reason}
          </Text>
        )}
      </Table.Td>
      <Table.Td style={{ overflowWrap: 'anywhere' }}>{exception.reason}</Table.Td>
      <Table.Td>
        {exception.signedBy}
        <Text size="xs" c="dimmed">
          {formatInstant(exception.signedAt)}
        </Text>
      </Table.Td>
      <Table.Td className="no-print" ta="end">
        {withdrawn === null && mayWithdraw && (
          <Button
            size="compact-md"
            fz="sm"
            variant="default"
            aria-label={`Withdraw the exception: ${capacityWord(exception.capacity)}, ${where}`}
            onClick={onWithdraw}
          >
            Withdraw…
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
};

/** Signed exceptions of a person, those of before too. */
export const Exceptions = ({ exceptions }: { readonly exceptions: readonly OverrideView[] }) => {
  const [withdrawing, setWithdrawing] = useState<OverrideView | null>(null);
  return (
    <>
      <Text size="sm" fw={600} mt="md" mb={4}>
        Signed exceptions
      </Text>
      <Table.ScrollContainer
        minWidth={640}
        scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'group', 'aria-label': 'Signed exceptions' } }}
      >
        <Table fz="sm" verticalSpacing={7}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Counts as</Table.Th>
              <Table.Th>State</Table.Th>
              <Table.Th>It rests on</Table.Th>
              <Table.Th>Signed by</Table.Th>
              <Table.Th className="no-print">
                <VisuallyHidden>Actions</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {exceptions.map((exception) => (
              <ExceptionRow
                key={exception.id}
                exception={exception}
                onWithdraw={() => setWithdrawing(exception)}
              />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {withdrawing !== null && (
        <WithdrawException exception={withdrawing} onClose={() => setWithdrawing(null)} />
      )}
    </>
  );
};
