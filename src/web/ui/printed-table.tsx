import type { ReactNode } from 'react';
import './printed-table.css';

interface PrintedColumn<Row> {
  readonly id: string;
  readonly head: ReactNode;
  /** Numbers stand on the right. */
  readonly end: boolean;
  readonly cell: (row: Row) => ReactNode;
}

interface PrintedTableProps<Row extends { readonly id: number }> {
  readonly columns: readonly PrintedColumn<Row>[];
  readonly rows: readonly Row[];
}

/** What scrolls on screen, on paper: whole, as wide as the page, with the head on every sheet. */
export const PrintedTable = <Row extends { readonly id: number }>({
  columns,
  rows,
}: PrintedTableProps<Row>) => (
  <table className="printed-table">
    <thead>
      <tr>
        {columns.map(({ id, head, end }) => (
          <th key={id} scope="col" className={end ? 'num' : ''}>
            {head}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <tr key={row.id}>
          {columns.map(({ id, end, cell }) => (
            <td key={id} className={end ? 'num' : ''}>
              {cell(row)}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);
