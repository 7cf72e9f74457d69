import { Anchor, Button, Group, Table, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import type { StudyRow } from '../../dose/study-list.contract.ts';
import { formatDate } from '../ui/dates.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { QuantityText } from '../ui/quantity-text.tsx';
import { StateBadge } from '../ui/state-badge.tsx';
import { useHandStudies } from './use-hand-entries.ts';

export type EntryStep = 'change' | 'withdraw' | 'restore';

interface OwnEntriesProps {
  readonly onStep: (studyId: number, step: EntryStep) => void;
}

const Steps = ({ row, onStep }: OwnEntriesProps & { readonly row: StudyRow }) => {
  const of = `the study of ${row.date ?? 'unknown date'}`;
  const button = (step: EntryStep, word: string) => (
    <Button size="xs" variant="default" aria-label={`${word} ${of}`} onClick={() => onStep(row.id, step)}>
      {word}
    </Button>
  );
  return (
    <Group gap={6} justify="flex-end" wrap="nowrap">
      {row.isExcluded ? (
        button('restore', 'Restore')
      ) : (
        <>
          {button('change', 'Change')}
          {button('withdraw', 'Withdraw')}
        </>
      )}
    </Group>
  );
};

const EntryRow = ({ row, onStep }: OwnEntriesProps & { readonly row: StudyRow }) => (
  <Table.Tr>
    <Table.Td style={{ whiteSpace: 'nowrap' }}>
      <Anchor component={Link} to={`/studies/${row.id}`} size="sm">
        {row.date === null ? 'not reported' : formatDate(row.date)}
      </Anchor>
    </Table.Td>
    <Table.Td>{row.units.map(({ name }) => name).join(', ')}</Table.Td>
    <Table.Td>
      {row.description ?? row.procedure ?? <span className="not-reported">not said</span>}
      {row.isExcluded && (
        <>
          {' '}
          <StateBadge kind="unknown" word="Withdrawn" />
        </>
      )}
    </Table.Td>
    <Table.Td ta="right">
      <QuantityText value={row.fluoroscopyTimeS} unit="m:ss" />
    </Table.Td>
    <Table.Td ta="right">
      <QuantityText value={row.kermaAreaProductGycm2} unit="Gy·cm²" />
    </Table.Td>
    <Table.Td ta="right">
      <QuantityText value={row.dlpMgycm} unit="mGy·cm" />
    </Table.Td>
    <Table.Td>
      <Steps row={row} onStep={onStep} />
    </Table.Td>
  </Table.Tr>
);

/** What was entered by hand, newest date first; each can be changed or taken back. */
export const OwnEntries = ({ onStep }: OwnEntriesProps) => {
  const { data, error } = useHandStudies();
  return (
    <section aria-labelledby="own-entries">
      <Title order={2} id="own-entries" mb="xs">
        Entered so far
      </Title>
      {error !== null && <ProblemNotice error={error} />}
      {data?.rows.length === 0 && (
        <Text size="sm" c="dimmed">
          Nothing yet. What you enter is listed here and can be changed or withdrawn.
        </Text>
      )}
      {data !== undefined && data.rows.length > 0 && (
        <Table.ScrollContainer minWidth={760} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
          <Table fz="sm" verticalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Date</Table.Th>
                <Table.Th>Unit</Table.Th>
                <Table.Th>What was done</Table.Th>
                <Table.Th ta="right">Fluoroscopy time</Table.Th>
                <Table.Th ta="right">KAP</Table.Th>
                <Table.Th ta="right">DLP</Table.Th>
                <Table.Th ta="right">Change</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.rows.map((row) => (
                <EntryRow key={row.id} row={row} onStep={onStep} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </section>
  );
};
