import { Anchor, Button, FileButton, Group, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import type { CsvPreview, CsvRow } from '../../dose/hand-entry.contract.ts';
import { apiUrl } from '../api.ts';
import { counted } from '../ui/amounts.ts';
import { formatDate } from '../ui/dates.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { StateBadge, type StateKind } from '../ui/state-badge.tsx';
import { useCommit, usePreview } from './use-hand-entries.ts';

const outcomes: Readonly<Record<CsvRow['outcome'], { kind: StateKind; word: string }>> = {
  ok: { kind: 'pass', word: 'Good' },
  problem: { kind: 'warning', word: 'Not right' },
  'already-entered': { kind: 'unknown', word: 'Already entered' },
};

/** Drawn rows; those that need a look come first. */
const mostRows = 200;

const shownValues = ({ values }: CsvRow): string =>
  Object.entries(values)
    .filter(([column, value]) => value !== '' && column !== 'unit' && column !== 'date')
    .map(([column, value]) => `${column} ${value}`)
    .join(' · ');

const Rows = ({ rows }: { readonly rows: readonly CsvRow[] }) => {
  const ordered = [...rows].sort((a, b) => Number(b.outcome === 'problem') - Number(a.outcome === 'problem'));
  return (
    <Table.ScrollContainer minWidth={700} mah={360} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table fz="sm" verticalSpacing={5} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Line</Table.Th>
            <Table.Th>State</Table.Th>
            <Table.Th>Unit</Table.Th>
            <Table.Th>Date</Table.Th>
            <Table.Th>What it says</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {ordered.slice(0, mostRows).map((row) => (
            <Table.Tr key={row.line}>
              <Table.Td>{row.line}</Table.Td>
              <Table.Td>
                <StateBadge {...outcomes[row.outcome]} />
              </Table.Td>
              <Table.Td>{row.unitName ?? row.values['unit']}</Table.Td>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>{formatDate(row.values['date'] ?? '')}</Table.Td>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>
                {row.problems.map(({ sentence }) => sentence).join(' ') || shownValues(row)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
};

const summary = (preview: CsvPreview): string =>
  [
    `${counted(preview.okCount, 'row')} good`,
    ...(preview.problemCount === 0 ? [] : [`${preview.problemCount} not right`]),
    ...(preview.alreadyEnteredCount === 0 ? [] : [`${preview.alreadyEnteredCount} already entered`]),
  ].join(', ');

const FileTrouble = ({ preview }: { readonly preview: CsvPreview }) => (
  <>
    {preview.fileProblems.map((sentence) => (
      <Text key={sentence} size="sm" role="alert">
        <StateBadge kind="warning" word={sentence} />
      </Text>
    ))}
    {preview.unknownColumns.length > 0 && (
      <Text size="sm">Columns that are not known and are left out: {preview.unknownColumns.join(', ')}.</Text>
    )}
  </>
);

/** Many entries from a file: looked at first, entered then. */
export const CsvImport = () => {
  const [file, setFile] = useState<File | null>(null);
  const preview = usePreview();
  const commit = useCommit();
  const found = preview.data;
  const choose = (chosen: File | null): void => {
    setFile(chosen);
    commit.reset();
    if (chosen !== null) preview.mutate(chosen);
  };
  const enter = (): void => {
    if (file === null || found === undefined) return;
    commit.mutate({ file, skipProblems: found.problemCount > 0 }, { onSuccess: () => preview.reset() });
  };
  return (
    <Stack gap="sm">
      <Text size="sm">
        One row a study. Needed are the unit, the date and one quantity; leave empty what was not displayed.{' '}
        <Anchor href={apiUrl('/hand-entries/template.csv')} download size="sm" underline="always">
          Take the empty file
        </Anchor>
        , whose columns name their units.
      </Text>
      <Group>
        <FileButton onChange={choose} accept=".csv,text/csv" inputProps={{ 'aria-label': 'CSV file' }}>
          {(props) => (
            <Button {...props} variant="default" loading={preview.isPending}>
              Choose a CSV file
            </Button>
          )}
        </FileButton>
        {file !== null && <Text size="sm">{file.name}</Text>}
      </Group>
      {preview.error !== null && <ProblemNotice error={preview.error} />}
      {commit.data !== undefined && (
        <Text role="status">
          <StateBadge kind="pass" word={`${counted(commit.data.entered, 'study', 'studies')} entered`} />
          {commit.data.left > 0 ? `, ${counted(commit.data.left, 'row')} left out` : ''}
        </Text>
      )}
      {found !== undefined && (
        <>
          <Text fw={600} role="status">
            {summary(found)}
          </Text>
          <FileTrouble preview={found} />
          <Rows rows={found.rows} />
          {commit.error !== null && <ProblemNotice error={commit.error} />}
          <Group>
            <Button
              disabled={found.okCount === 0 || found.fileProblems.length > 0}
              loading={commit.isPending}
              onClick={enter}
            >
              Enter {counted(found.okCount, 'study', 'studies')}
              {found.problemCount > 0 ? `, leave ${found.problemCount} out` : ''}
            </Button>
          </Group>
        </>
      )}
    </Stack>
  );
};
