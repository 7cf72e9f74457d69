import { Button, Checkbox, Popover, ScrollArea, Stack } from '@mantine/core';
import { IconColumns3, IconDownload } from '@tabler/icons-react';
import { toCsv } from '../charts/chart-table.ts';
import { saveFile } from '../charts/save-file.ts';
import type { AnyEvent, EventField } from './event-field.ts';

interface EventTableActionsProps<E> {
  readonly name: string;
  readonly fields: readonly EventField<E>[];
  readonly chosen: readonly string[];
  readonly choose: (keys: readonly string[] | null) => void;
  readonly events: readonly E[];
}

const csvOf = <E extends AnyEvent>(fields: readonly EventField<E>[], events: readonly E[]): string =>
  toCsv({
    columns: ['number', ...fields.map(({ key }) => key)],
    rows: events.map((event) => [event.index + 1, ...fields.map((field) => field.value(event))]),
  });

/** Which columns the events show, and all that they say as a file. */
export const EventTableActions = <E extends AnyEvent>(props: EventTableActionsProps<E>) => {
  const { name, fields, chosen, choose, events } = props;
  return (
    <>
      <Popover width={290} position="bottom-end" shadow="md" trapFocus>
        <Popover.Target>
          <Button
            variant="default"
            size="compact-md"
            fz="sm"
            fw={400}
            leftSection={<IconColumns3 size={16} aria-hidden />}
          >
            Columns
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label="Columns of the events">
          <ScrollArea.Autosize mah={400} type="auto">
            <Stack gap="xs">
              {fields.map(({ key, name: words }) => (
                <Checkbox
                  key={key}
                  label={words}
                  checked={chosen.includes(key)}
                  onChange={(event) =>
                    choose(
                      event.currentTarget.checked ? [...chosen, key] : chosen.filter((each) => each !== key),
                    )
                  }
                />
              ))}
            </Stack>
          </ScrollArea.Autosize>
          <Button variant="subtle" size="compact-md" fz="sm" mt="xs" onClick={() => choose(null)}>
            Back to the usual columns
          </Button>
        </Popover.Dropdown>
      </Popover>
      <Button
        variant="default"
        size="compact-md"
        fz="sm"
        fw={400}
        leftSection={<IconDownload size={16} aria-hidden />}
        onClick={() =>
          saveFile(`${name}-events.csv`, new Blob([csvOf(fields, events)], { type: 'text/csv' }))
        }
      >
        CSV
      </Button>
    </>
  );
};
