import { useLocalStorage } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { coarsePointer } from '../ui/coarse-pointer.ts';
import { PrintedTable } from '../ui/printed-table.tsx';
import { useRowKeys } from '../ui/use-row-keys.ts';
import { usePrinting } from '../ui/use-printing.ts';
import { Section } from '../ui/section.tsx';
import { EventDetails } from './event-details.tsx';
import type { AnyEvent, EventField } from './event-field.ts';
import { EventTableActions } from './event-table-actions.tsx';
import { EventValue } from './event-value.tsx';

interface EventTableProps<E> {
  /** The reader's columns are kept by this name. */
  readonly name: string;
  readonly title: string;
  readonly fields: readonly EventField<E>[];
  readonly usual: readonly string[];
  readonly events: readonly E[];
  /** The event whose details are shown. */
  readonly opened: E | null;
  readonly onOpen: (event: E | null) => void;
}

interface GridProps<E> {
  readonly title: string;
  readonly columns: readonly EventField<E>[];
  readonly events: readonly E[];
  readonly onOpen: (event: E | null) => void;
}

const rowHeight = coarsePointer ? 48 : 32;

const isNumeric = <E,>(field: EventField<E>, events: readonly E[]): boolean =>
  field.unit !== '' || events.some((event) => typeof field.value(event) === 'number');

const headOf = <E,>({ name, unit }: EventField<E>) => (
  <span>
    {name}
    {unit !== '' && <span className="unit-in-head">{unit}</span>}
  </span>
);

/** Only the rows on screen are drawn: a long procedure has hundreds. */
const Grid = <E extends AnyEvent>({ title, columns, events, onOpen }: GridProps<E>) => {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: events.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    scrollPaddingStart: 62,
  });
  const { current, setCurrent, onKeyDown } = useRowKeys({
    startAt: 0,
    count: events.length,
    page: 15,
    show: (index) => virtual.scrollToIndex(index),
    open: (index) => onOpen(events[index] ?? null),
  });
  const numeric = new Set(columns.filter((field) => isNumeric(field, events)).map(({ key }) => key));
  const tracks = ['40px', ...columns.map(({ width }) => `minmax(${width}px, ${width}fr)`)].join(' ');
  const width = columns.reduce((sum, column) => sum + column.width, 64);
  const classOf = ({ key }: EventField<E>): string => (numeric.has(key) ? 'num' : '');
  return (
    <div
      ref={scroller}
      className="events no-print"
      role="grid"
      tabIndex={0}
      aria-label={`${title}. Up and down move, Enter opens.`}
      aria-rowcount={events.length + 1}
      aria-activedescendant={events[current] === undefined ? undefined : `event-${events[current].id}`}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" style={{ minWidth: width, position: 'sticky', top: 0, zIndex: 1 }}>
        <div role="row" aria-rowindex={1} className="events-head" style={{ gridTemplateColumns: tracks }}>
          <div role="columnheader">No.</div>
          {columns.map((field) => (
            <div key={field.key} role="columnheader" className={classOf(field)}>
              {headOf(field)}
            </div>
          ))}
        </div>
      </div>
      <div
        role="rowgroup"
        className="events-body"
        style={{ height: virtual.getTotalSize(), minWidth: width }}
      >
        {virtual.getVirtualItems().map(({ index, start }) => {
          const event = events[index];
          return event === undefined ? null : (
            <div
              key={event.id}
              role="row"
              id={`event-${event.id}`}
              aria-rowindex={index + 2}
              aria-selected={index === current}
              className="events-item"
              style={{ gridTemplateColumns: tracks, transform: `translateY(${start}px)` }}
              onClick={() => {
                setCurrent(index);
                onOpen(event);
              }}
            >
              <div role="gridcell" className="beside">
                {event.index + 1}
              </div>
              {columns.map((field) => (
                <div key={field.key} role="gridcell" className={classOf(field)}>
                  <EventValue event={event} field={field} unit="" digits="five" />
                </div>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
};

const OnPaper = <E extends AnyEvent>({ columns, events }: Pick<GridProps<E>, 'columns' | 'events'>) => (
  <PrintedTable
    columns={[
      { id: 'number', head: 'No.', end: false, cell: (event) => event.index + 1 },
      ...columns.map((field) => ({
        id: field.key,
        head: headOf(field),
        end: isNumeric(field, events),
        cell: (event: E) => <EventValue event={event} field={field} unit="" digits="five" />,
      })),
    ]}
    rows={events}
  />
);

/** Every irradiation event, one a row; press one for everything it says. */
export const EventTable = <E extends AnyEvent>(props: EventTableProps<E>) => {
  const { name, title, fields, usual, events, opened, onOpen } = props;
  const printing = usePrinting();
  const [own, choose] = useLocalStorage<readonly string[] | null>({
    key: `kerma-event-columns-${name}`,
    defaultValue: null,
    getInitialValueInEffect: false,
  });
  // Of the usual columns those stay out in which no event says anything; the details name them.
  const says = (field: EventField<E>): boolean => events.some((event) => field.value(event) !== null);
  const chosen =
    own ?? fields.filter((field) => usual.includes(field.key) && says(field)).map(({ key }) => key);
  const columns = fields.filter(({ key }) => chosen.includes(key));
  return (
    <Section
      title={`${title} (${events.length.toLocaleString('en-US')})`}
      note={
        <>
          Italic values were derived, not sent
          <span className="no-print">
            : hover says how. Press a row, or Enter, for everything the event reports
          </span>
          .
        </>
      }
      actions={<EventTableActions {...{ name, fields, chosen, choose, events }} />}
    >
      <Grid title={title} columns={columns} events={events} onOpen={onOpen} />
      {printing && <OnPaper columns={columns} events={events} />}
      <EventDetails event={opened} fields={fields} onClose={() => onOpen(null)} />
    </Section>
  );
};
