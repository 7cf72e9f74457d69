import { memo } from 'react';
import { Link } from 'react-router';
import type { StudyRow } from '../../dose/study-list.contract.ts';
import type { StudyColumn } from './study-columns.tsx';

interface StudiesRowProps {
  readonly row: StudyRow;
  readonly index: number;
  readonly start: number;
  readonly tracks: string;
  readonly columns: readonly StudyColumn[];
  readonly isCurrent: boolean;
  readonly onPress: (index: number) => void;
  readonly onOpen: (row: StudyRow) => void;
}

const DrawnRow = ({ row, index, start, tracks, columns, isCurrent, onPress, onOpen }: StudiesRowProps) => (
  <div
    role="row"
    id={`study-${row.id}`}
    aria-rowindex={index + 2}
    aria-selected={isCurrent}
    className={row.isExcluded ? 'studies-row studies-item excluded' : 'studies-row studies-item'}
    style={{ gridTemplateColumns: tracks, transform: `translateY(${start}px)` }}
    onClick={(event) => {
      onPress(index);
      const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0;
      if (plain && window.getSelection()?.isCollapsed !== false) onOpen(row);
    }}
  >
    {columns.map(({ id, end, cell }) => (
      <div key={id} role="gridcell" className={end === true ? 'studies-cell end' : 'studies-cell'}>
        {id === 'date' ? (
          <Link to={`/studies/${row.id}`} tabIndex={-1} onClick={(event) => event.stopPropagation()}>
            {cell(row)}
          </Link>
        ) : (
          cell(row)
        )}
      </div>
    ))}
  </div>
);

/** One study of the list; drawn again only when something of it changed. */
export const StudiesRow = memo(DrawnRow);
