import { Checkbox, ScrollArea, Stack, Text } from '@mantine/core';
import { formatCount } from '../amounts.ts';
import { FilterPopover } from './filter-popover.tsx';
import type { FilterProps } from './filter-popover.tsx';

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly count?: number;
}

interface ChoiceFilterProps extends FilterProps {
  readonly label: string;
  /** The filter that keeps the chosen values, comma separated. */
  readonly name: string;
  readonly choices: readonly Choice[];
}

/** Any of several values, with how many of the list each has. */
export const ChoiceFilter = ({ label, name, choices, filter, change }: ChoiceFilterProps) => {
  const chosen = filter[name]?.split(',') ?? [];
  const toggle = (value: string, on: boolean): void => {
    const next = on ? [...chosen, value] : chosen.filter((each) => each !== value);
    change({ [name]: next.length === 0 ? null : next.join(',') });
  };
  return (
    <FilterPopover label={label} active={chosen.length > 0} width={320}>
      {choices.length === 0 && (
        <Text size="sm" c="dimmed">
          Nothing to choose yet: it fills as reports arrive.
        </Text>
      )}
      <ScrollArea.Autosize mah={360}>
        <Stack gap="xs">
          {choices.map((choice) => (
            <Checkbox
              key={choice.value}
              checked={chosen.includes(choice.value)}
              onChange={(event) => toggle(choice.value, event.currentTarget.checked)}
              label={
                choice.count === undefined ? choice.label : `${choice.label} (${formatCount(choice.count)})`
              }
            />
          ))}
        </Stack>
      </ScrollArea.Autosize>
    </FilterPopover>
  );
};
