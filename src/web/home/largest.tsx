import { Anchor, Table, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import type { StudyRow } from '../../dose/study-list.contract.ts';
import { formatDate } from '../ui/dates.ts';
import { QuantityText } from '../ui/quantity-text.tsx';
import { useLargest } from './use-home.ts';

interface LargestProps {
  readonly quantity: 'airKermaAtReferencePointMgy' | 'dlpMgycm';
  readonly title: string;
  readonly unit: string;
  readonly today: string;
}

const nameOf = (row: StudyRow): string =>
  row.description ?? row.protocol ?? row.procedure ?? 'description not reported';

/** Facts of the week, not a judgement: the five studies with the most of one quantity. */
export const Largest = ({ quantity, title, unit, today }: LargestProps) => {
  const rows = (useLargest(quantity, today).data?.rows ?? []).filter((row) => row[quantity] !== null);
  return (
    <section aria-label={title}>
      <Title order={2} mb={6}>
        {title}
      </Title>
      {rows.length === 0 ? (
        <Text size="sm" c="dimmed">
          No study of the last 7 days reports it.
        </Text>
      ) : (
        <Table fz="sm" verticalSpacing={7}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Study</Table.Th>
              <Table.Th>Unit</Table.Th>
              <Table.Th>Date</Table.Th>
              <Table.Th ta="right">{unit}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.id}>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>
                  <Anchor component={Link} to={`/studies/${row.id}`} size="sm">
                    {nameOf(row)}
                  </Anchor>
                </Table.Td>
                <Table.Td>{row.units.map(({ name }) => name).join(', ')}</Table.Td>
                <Table.Td style={{ whiteSpace: 'nowrap' }}>
                  {row.date === null ? 'not reported' : formatDate(row.date)}
                </Table.Td>
                <Table.Td ta="right">
                  <QuantityText
                    value={row[quantity]}
                    unit=""
                    digits={quantity === 'dlpMgycm' ? 'dlp' : 'three'}
                  />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  );
};
