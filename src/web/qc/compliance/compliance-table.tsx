import { Anchor, Table } from '@mantine/core';
import { Link } from 'react-router';
import { formatCount } from '../../ui/amounts.ts';
import { Section } from '../../ui/section.tsx';
import { shareWords } from '../qc-words.ts';
import type { ComplianceRow } from './compliance-rows.ts';

const numberOf = (count: number | undefined): string => (count === undefined ? '' : formatCount(count));

const Row = ({ row, hasTally }: { readonly row: ComplianceRow; readonly hasTally: boolean }) => (
  <Table.Tr>
    <Table.Th scope="row" fw={400}>
      {row.path === null ? (
        row.name
      ) : (
        <Anchor component={Link} to={row.path} size="sm">
          {row.name}
        </Anchor>
      )}
    </Table.Th>
    {hasTally && <Table.Td className="num">{shareWords(row.tally?.share ?? null)}</Table.Td>}
    <Table.Td className="num">{formatCount(row.doneOnTime)}</Table.Td>
    <Table.Td className="num">{formatCount(row.doneLate)}</Table.Td>
    {hasTally && (
      <>
        <Table.Td className="num">{numberOf(row.tally?.missed)}</Table.Td>
        <Table.Td className="num">{numberOf(row.tally?.overdue)}</Table.Td>
        <Table.Td className="num">{numberOf(row.tally?.excused)}</Table.Td>
      </>
    )}
  </Table.Tr>
);

interface ComplianceTableProps {
  readonly title: string;
  readonly note?: string;
  readonly rows: readonly ComplianceRow[];
  /** Of people only what they did is known. */
  readonly hasTally?: boolean;
}

/** How much was done on time, one row a unit, a test or a person. */
export const ComplianceTable = ({ title, note, rows, hasTally = true }: ComplianceTableProps) =>
  rows.length > 0 && (
    <Section title={title} {...(note !== undefined && { note })}>
      <Table.ScrollContainer
        minWidth={hasTally ? 640 : 320}
        scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'group', 'aria-label': title } }}
      >
        <Table fz="sm" verticalSpacing={6} className="qc-counts" maw={hasTally ? undefined : 640}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{title.replace('By ', '').replace(/^./, (letter) => letter.toUpperCase())}</Table.Th>
              {hasTally && <Table.Th className="num">On time</Table.Th>}
              <Table.Th className="num">Done on time</Table.Th>
              <Table.Th className="num">Late</Table.Th>
              {hasTally && (
                <>
                  <Table.Th className="num">Missed</Table.Th>
                  <Table.Th className="num">Overdue</Table.Th>
                  <Table.Th className="num">Excused</Table.Th>
                </>
              )}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Row key={row.id} row={row} hasTally={hasTally} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Section>
  );
