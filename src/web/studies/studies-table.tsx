import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { StudyRow } from '../../dose/study-list.contract.ts';
import { coarsePointer } from '../ui/coarse-pointer.ts';
import type { StudyColumn } from './study-columns.tsx';
import { StudiesHead } from './studies-head.tsx';
import { StudiesRow } from './studies-row.tsx';
import { useRowKeys } from '../ui/use-row-keys.ts';
import type { StudyFilterState } from './use-study-filter.ts';

interface StudiesTableProps {
  readonly rows: readonly StudyRow[];
  readonly total: number | null;
  readonly columns: readonly StudyColumn[];
  readonly state: StudyFilterState;
  readonly onNearEnd: () => void;
  readonly onOpen: (row: StudyRow) => void;
  /** The row where the reader was when the list was left. */
  readonly startAt: number;
  readonly onRow: (index: number) => void;
}

const rowHeight = coarsePointer ? 48 : 38;
const headHeight = 54;

/** Head and body are laid out apart, so both are told the same tracks and the same least width. */
const layout = (columns: readonly StudyColumn[]): { tracks: string; width: number } => ({
  tracks: columns
    .map(
      (column) =>
        `minmax(${column.width}px, ${column.grow === undefined ? `${column.width}px` : `${column.grow}fr`})`,
    )
    .join(' '),
  width: columns.reduce((sum, column) => sum + column.width, 24),
});

/** However many studies there are, only those on screen are drawn; the rest is fetched as one comes near. */
export const StudiesTable = (props: StudiesTableProps) => {
  const { rows, total, columns, state, onNearEnd, onOpen, startAt, onRow } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: headHeight,
    initialOffset: startAt * rowHeight,
  });
  const { current, setCurrent, onKeyDown } = useRowKeys({
    startAt,
    count: rows.length,
    page: Math.max(1, Math.floor((scroller.current?.clientHeight ?? 600) / rowHeight) - 2),
    show: (index) => virtual.scrollToIndex(index),
    open: (index) => {
      const row = rows[index];
      if (row !== undefined) onOpen(row);
    },
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= rows.length - 80) onNearEnd();
  }, [last, rows.length, onNearEnd]);
  useEffect(() => onRow(current), [current, onRow]);
  useEffect(() => {
    // Whoever comes back from a study goes on with the keys where they were; a box one types in keeps the focus.
    if (startAt > 0 && document.activeElement === document.body)
      scroller.current?.focus({ preventScroll: true });
  }, [startAt]);
  const { tracks, width } = layout(columns);
  return (
    <div
      ref={scroller}
      className="studies no-print"
      role="grid"
      tabIndex={0}
      aria-label="Studies. Up and down move, Enter opens."
      aria-rowcount={total === null ? -1 : total + 1}
      aria-colcount={columns.length}
      aria-activedescendant={rows[current] === undefined ? undefined : `study-${rows[current].id}`}
      onKeyDown={onKeyDown}
    >
      <StudiesHead columns={columns} state={state} tracks={tracks} width={width} />
      <div
        role="rowgroup"
        className="studies-body"
        style={{ height: virtual.getTotalSize(), minWidth: width }}
      >
        {items.map((item) => {
          const row = rows[item.index];
          return row === undefined ? null : (
            <StudiesRow
              key={row.id}
              row={row}
              index={item.index}
              start={item.start}
              tracks={tracks}
              columns={columns}
              isCurrent={item.index === current}
              onPress={setCurrent}
              onOpen={onOpen}
            />
          );
        })}
      </div>
    </div>
  );
};
