import { VisuallyHidden } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import './grid-list.css';
import { useRowKeys } from './use-row-keys.ts';

export interface GridColumn<Row> {
  readonly id: string;
  readonly head: string;
  /** As grid-template-columns takes it. */
  readonly track: string;
  readonly cell: (row: Row) => ReactNode;
}

interface GridListProps<Row> {
  /** What the rows are; the keys are told after it. */
  readonly label: string;
  readonly columns: readonly GridColumn<Row>[];
  readonly rows: readonly Row[];
  readonly idOf: (row: Row) => number;
  readonly onOpen: (row: Row) => void;
  /** What an opened row shows below itself; rows that lead elsewhere have none. */
  readonly details?: {
    readonly openIds: ReadonlySet<number>;
    readonly of: (row: Row) => ReactNode;
  };
  /** The end of the list comes into sight. */
  readonly onNearEnd: () => void;
}

/** Tells when what stands after the rows is about to be seen. */
const useNearEnd = (onNearEnd: () => void) => {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = end;
    if (current === null) return undefined;
    const watch = new IntersectionObserver(([seen]) => seen?.isIntersecting === true && onNearEnd(), {
      rootMargin: '600px',
    });
    watch.observe(current);
    return () => watch.disconnect();
  }, [onNearEnd]);
  return end;
};

const Head = <Row,>({
  columns,
  tracks,
}: Pick<GridListProps<Row>, 'columns'> & { readonly tracks: string }) => (
  <div role="rowgroup" className="grid-list-head">
    <div role="row" aria-rowindex={1} className="grid-list-row" style={{ gridTemplateColumns: tracks }}>
      {columns.map(({ id, head }) => (
        <div key={id} role="columnheader">
          {head === '' ? <VisuallyHidden>Open</VisuallyHidden> : head}
        </div>
      ))}
    </div>
  </div>
);

/** A list that keys and fingers go through: up and down move, Enter opens, more is fetched as the end comes near. */
export const GridList = <Row,>(props: GridListProps<Row>) => {
  const { label, columns, rows, idOf, onOpen, details, onNearEnd } = props;
  const name = useId();
  const end = useNearEnd(onNearEnd);
  const rowId = (row: Row): string => `${name}${idOf(row)}`;
  const { current, setCurrent, onKeyDown } = useRowKeys({
    startAt: 0,
    count: rows.length,
    page: 12,
    show: (index) => {
      const row = rows[index];
      if (row !== undefined) document.getElementById(rowId(row))?.scrollIntoView({ block: 'nearest' });
    },
    open: (index) => {
      const row = rows[index];
      if (row !== undefined) onOpen(row);
    },
  });
  const tracks = [...columns.map(({ track }) => track), ...(details ? ['28px'] : [])].join(' ');
  const now = rows[current];
  return (
    <div
      className="grid-list"
      role={details ? 'treegrid' : 'grid'}
      tabIndex={0}
      aria-label={`${label}. Up and down move, Enter opens.`}
      aria-rowcount={-1}
      aria-activedescendant={now === undefined ? undefined : rowId(now)}
      onKeyDown={onKeyDown}
    >
      <Head
        columns={details ? [...columns, { id: 'open', head: '', track: '', cell: () => null }] : columns}
        tracks={tracks}
      />
      <div role="rowgroup">
        {rows.map((row, index) => {
          const isOpen = details?.openIds.has(idOf(row));
          return (
            <div key={idOf(row)} role="presentation">
              <div
                role="row"
                id={rowId(row)}
                aria-selected={index === current}
                {...(isOpen === undefined ? {} : { 'aria-expanded': isOpen })}
                className="grid-list-row grid-list-item"
                style={{ gridTemplateColumns: tracks }}
                onClick={() => {
                  setCurrent(index);
                  if (window.getSelection()?.isCollapsed !== false) onOpen(row);
                }}
              >
                {columns.map(({ id, cell }) => (
                  <div key={id} role="gridcell">
                    {cell(row)}
                  </div>
                ))}
                {isOpen !== undefined && (
                  <div role="gridcell">
                    {isOpen ? (
                      <IconChevronDown size={18} aria-hidden />
                    ) : (
                      <IconChevronRight size={18} aria-hidden />
                    )}
                    <VisuallyHidden>{isOpen ? 'open' : 'closed'}</VisuallyHidden>
                  </div>
                )}
              </div>
              {isOpen === true && (
                <div role="row" className="grid-list-details">
                  <div role="gridcell" aria-colspan={columns.length + 1}>
                    {details?.of(row)}
                  </div>
                </div>
              )}
            </div>
          );
        })}
      </div>
      <div ref={end} role="presentation" />
    </div>
  );
};
