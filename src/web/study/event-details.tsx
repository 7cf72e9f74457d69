import { Drawer, Table } from '@mantine/core';
import type { AnyEvent, EventField } from './event-field.ts';
import { EventValue } from './event-value.tsx';

interface EventDetailsProps<E> {
  readonly event: E | null;
  readonly fields: readonly EventField<E>[];
  readonly onClose: () => void;
}

const asSent = (event: AnyEvent, key: string): string => {
  const sent = event.sent[key];
  if (sent === undefined) return '';
  if (sent.derived !== null) return `derived: ${sent.derived}`;
  if (sent.text.length === 0) return sent.qualifier ?? '';
  const text =
    sent.text.length > 6
      ? `${sent.text.slice(0, 6).join(', ')} … (${sent.text.length} values)`
      : sent.text.join(', ');
  // UCUM's unit of a plain number is "1": "15 1" would read as a mistake.
  return sent.unit === null || sent.unit === '1' ? text : `${text} ${sent.unit}`;
};

/** Digits that nobody sent are not shown beyond what they can mean. */
const isDerived = (event: AnyEvent, key: string): boolean => typeof event.sent[key]?.derived === 'string';

/** Everything that one event reports, with what was sent beside it. */
export const EventDetails = <E extends AnyEvent>({ event, fields, onClose }: EventDetailsProps<E>) => {
  const said = event === null ? [] : fields.filter((field) => field.value(event) !== null);
  const silent = event === null ? [] : fields.filter((field) => field.value(event) === null);
  return (
    <Drawer
      opened={event !== null}
      onClose={onClose}
      position="right"
      size="lg"
      title={event === null ? '' : `Event ${event.index + 1}`}
    >
      {event !== null && (
        <>
          <Table verticalSpacing={4} fz="sm" layout="fixed">
            <Table.Thead>
              <Table.Tr>
                <Table.Th w="26%">Field</Table.Th>
                <Table.Th w="34%">Value</Table.Th>
                <Table.Th>As sent</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {said.map((field) => (
                <Table.Tr key={field.key}>
                  <Table.Th scope="row" fw={400} c="dimmed">
                    {field.name}
                  </Table.Th>
                  <Table.Td style={{ overflowWrap: 'anywhere' }}>
                    <EventValue
                      event={event}
                      field={field}
                      unit={field.unit}
                      digits={isDerived(event, field.key) ? 'five' : 'all'}
                    />
                  </Table.Td>
                  <Table.Td c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                    {asSent(event, field.key)}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          <p className="not-reported" style={{ fontSize: 13 }}>
            Not reported: {silent.map(({ name }) => name.toLowerCase()).join(', ')}.
          </p>
        </>
      )}
    </Drawer>
  );
};
