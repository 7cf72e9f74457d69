import { useLocalStorage } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState } from 'react';
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
}

const rowHeight = 32;

const isNumeric = <E,>(field: EventField<E>, events: readonly E[]): boolean =>
  field.unit !== '' || events.some((event) => typeof field.value(event) === 'number');

/** Every irradiation event, one a row; press one for everything it says. */
export const EventTable = <E extends AnyEvent>({
  name,
  title,
  fields,
  usual,
  events,
}: EventTableProps<E>) => {
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
  const [opened, setOpened] = useState<E | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const printing = usePrinting();
  const virtual = useVirtualizer({
    count: events.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: printing ? events.length : 10,
    scrollPaddingStart: 50,
  });
  const { current, setCurrent, onKeyDown } = useRowKeys({
    startAt: 0,
    count: events.length,
    page: 15,
    show: (index) => virtual.scrollToIndex(index),
    open: (index) => setOpened(events[index] ?? null),
  });
  const numeric = new Set(columns.filter((field) => isNumeric(field, events)).map(({ key }) => key));
  const tracks = [
    '44px',
    ...columns.map(({ key, width }) => `minmax(${width}px, ${numeric.has(key) ? 1 : 1.6}fr)`),
  ].join(' ');
  const width = columns.reduce((sum, column) => sum + column.width, 60);
  return (
    <Section
      title={`${title} (${events.length.toLocaleString('en-US')})`}
      note="Italic values were derived, not sent: hover says how. Press a row, or Enter, for everything the event reports."
      actions={<EventTableActions {...{ name, fields, chosen, choose, events }} />}
    >
      <div
        ref={scroller}
        className="events"
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
            {columns.map(({ key, name: words, unit }) => (
              <div key={key} role="columnheader" className={numeric.has(key) ? 'num' : ''}>
                {words}
                {unit !== '' && <div className="unit-in-head">{unit}</div>}
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
                  setOpened(event);
                }}
              >
                <div role="gridcell" className="beside">
                  {event.index + 1}
                </div>
                {columns.map((field) => (
                  <div key={field.key} role="gridcell" className={numeric.has(field.key) ? 'num' : ''}>
                    <EventValue event={event} field={field} unit="" digits="five" />
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      </div>
      <EventDetails event={opened} fields={fields} onClose={() => setOpened(null)} />
    </Section>
  );
};
