import { nbsp } from '../ui/numbers.ts';
import { QuantityText } from '../ui/quantity-text.tsx';
import type { AnyEvent, EventField } from './event-field.ts';

interface EventValueProps<E> {
  readonly event: E;
  readonly field: EventField<E>;
  /** Empty in a column whose head has said it. */
  readonly unit: string;
  readonly digits: 'five' | 'all';
}

/** What an event says in one field: as reported, italic where derived, and grey where nothing was. */
export const EventValue = <E extends AnyEvent>({ event, field, unit, digits }: EventValueProps<E>) => {
  const value = field.value(event);
  const sent = event.sent[field.key];
  if (typeof value === 'string') {
    const words = unit === '' ? value : `${value}${nbsp}${unit}`;
    return <span title={words}>{words}</span>;
  }
  return <QuantityText value={value} unit={unit} digits={digits} sent={sent} />;
};
