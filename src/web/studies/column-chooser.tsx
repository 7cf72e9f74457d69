import { Button, Checkbox, Popover, ScrollArea, Stack } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { studyColumns } from './study-columns.tsx';

interface ColumnChooserProps {
  readonly chosen: readonly string[];
  readonly choose: (ids: readonly string[] | null) => void;
}

const offered = studyColumns.filter(({ id }) => id !== 'date' && id !== 'patient');

/** Which columns the list shows. */
export const ColumnChooser = ({ chosen, choose }: ColumnChooserProps) => (
  <Popover width={270} position="bottom-end" shadow="md" trapFocus>
    <Popover.Target>
      <Button variant="default" fw={400} leftSection={<IconColumns3 size={16} aria-hidden />}>
        Columns
      </Button>
    </Popover.Target>
    <Popover.Dropdown aria-label="Columns">
      <ScrollArea.Autosize mah="min(34rem, 60dvh)" type="auto">
        <Stack gap="xs">
          {offered.map(({ id, name }) => (
            <Checkbox
              key={id}
              label={name}
              checked={chosen.includes(id)}
              onChange={(event) =>
                choose(event.currentTarget.checked ? [...chosen, id] : chosen.filter((each) => each !== id))
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
);
