import { Radio, Stack } from '@mantine/core';
import { FilterPopover } from '../ui/filters/filter-popover.tsx';
import type { FilterProps } from '../ui/filters/filter-popover.tsx';

const groups = [
  {
    name: 'withFindings',
    label: 'Findings',
    choices: [
      ['', 'With and without'],
      ['true', 'With findings'],
      ['false', 'Without findings'],
    ],
  },
  {
    name: 'state',
    label: 'Excluded studies',
    choices: [
      ['', 'Left out'],
      ['all', 'Shown too'],
      ['excluded', 'Only these'],
    ],
  },
  {
    name: 'origin',
    label: 'Came from',
    choices: [
      ['', 'Reports and by hand'],
      ['reported', 'Reports of the units'],
      ['by-hand', 'Entered by hand'],
    ],
  },
] as const;

/** Findings, excluded studies, entry by hand. */
export const MoreFilter = ({ filter, change }: FilterProps) => (
  <FilterPopover label="More" width={250} active={groups.some(({ name }) => name in filter)}>
    <Stack gap="md">
      {groups.map(({ name, label, choices }) => (
        <Radio.Group
          key={name}
          label={label}
          value={filter[name] ?? ''}
          onChange={(value) => change({ [name]: value })}
        >
          <Stack gap={6} mt={6}>
            {choices.map(([value, words]) => (
              <Radio key={value} value={value} label={words} />
            ))}
          </Stack>
        </Radio.Group>
      ))}
    </Stack>
  </FilterPopover>
);
