import { Table } from '@mantine/core';
import type { ChartTable } from './chart-table.ts';
import { allDigits } from '../ui/numbers.ts';

interface ChartAsTableProps {
  readonly title: string;
  readonly table: ChartTable;
  readonly height: number;
}

/** The chart's numbers in rows; it scrolls within the chart's own height and by keyboard. */
export const ChartAsTable = ({ title, table, height }: ChartAsTableProps) => (
  <div
    className="chart-table"
    style={{ maxHeight: height }}
    tabIndex={0}
    role="group"
    aria-label={`${title}, as table`}
  >
    <Table stickyHeader withRowBorders={false} striped verticalSpacing={2} fz="sm">
      <Table.Thead>
        <Table.Tr>
          {table.columns.map((column) => (
            <Table.Th key={column}>{column}</Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {table.rows.map((row, index) => (
          <Table.Tr key={index}>
            {row.map((value, column) => (
              <Table.Td key={table.columns[column]}>
                {value === null ? (
                  <span className="not-reported">not reported</span>
                ) : typeof value === 'number' ? (
                  allDigits(value)
                ) : (
                  value
                )}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  </div>
);
