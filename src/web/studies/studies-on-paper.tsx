import { Box, Text } from '@mantine/core';
import type { StudyRow } from '../../dose/study-list.contract.ts';
import { counted, formatCount } from '../ui/amounts.ts';
import { PrintedTable } from '../ui/printed-table.tsx';
import { usePrinting } from '../ui/use-printing.ts';
import type { StudyColumn } from './study-columns.tsx';

interface StudiesOnPaperProps {
  readonly columns: readonly StudyColumn[];
  readonly rows: readonly StudyRow[];
  readonly total: number | null;
}

/** The list as it is printed: what was fetched so far, and how much that is of all. */
export const StudiesOnPaper = ({ columns, rows, total }: StudiesOnPaperProps) => {
  const printing = usePrinting();
  if (!printing) return null;
  return (
    <Box px="lg">
      {total !== null && rows.length < total && (
        <Text size="sm" pb="xs">
          These are the first {counted(rows.length, 'study', 'studies')} of {formatCount(total)}: narrow the
          list by its filters, or take the CSV for all.
        </Text>
      )}
      <PrintedTable
        columns={columns.map((column) => ({ ...column, end: column.end === true }))}
        rows={rows}
      />
    </Box>
  );
};
