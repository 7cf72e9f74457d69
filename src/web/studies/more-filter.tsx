import { Radio, Stack } from '@mantine/core';
import { FilterPopover } from '../ui/filters/filter-popover.tsx';
import type { FilterProps, FilterValues } from '../ui/filters/filter-popover.tsx';

interface Choice {
  readonly label: string;
  /** The filters that it sets; those of the group that it leaves out are taken away. */
  readonly sets: FilterValues;
}

interface ChoiceGroup {
  readonly label: string;
  readonly names: readonly string[];
  /** The first is the usual one and sets nothing. */
  readonly choices: readonly Choice[];
}

const groups: readonly ChoiceGroup[] = [
  {
    label: 'Findings',
    names: ['withFindings', 'withWarnings'],
    choices: [
      { label: 'With and without', sets: {} },
      { label: 'With warnings', sets: { withWarnings: 'true' } },
      { label: 'With warnings or notes', sets: { withFindings: 'true' } },
      { label: 'With notes only', sets: { withFindings: 'true', withWarnings: 'false' } },
      { label: 'Without findings', sets: { withFindings: 'false' } },
    ],
  },
  {
    label: 'Excluded studies',
    names: ['state'],
    choices: [
      { label: 'Left out', sets: {} },
      { label: 'Shown too', sets: { state: 'all' } },
      { label: 'Only these', sets: { state: 'excluded' } },
    ],
  },
  {
    label: 'Came from',
    names: ['origin'],
    choices: [
      { label: 'Reports and by hand', sets: {} },
      { label: 'Reports of the units', sets: { origin: 'reported' } },
      { label: 'Entered by hand', sets: { origin: 'by-hand' } },
    ],
  },
];

const isChosen = ({ names }: ChoiceGroup, { sets }: Choice, filter: FilterValues): boolean =>
  names.every((name) => filter[name] === sets[name]);

/** Findings, excluded studies, entry by hand. */
export const MoreFilter = ({ filter, change }: FilterProps) => (
  <FilterPopover
    label="More"
    width={250}
    active={groups.some(({ names }) => names.some((name) => name in filter))}
  >
    <Stack gap="md">
      {groups.map((group) => (
        <Radio.Group
          key={group.label}
          label={group.label}
          value={group.choices.find((choice) => isChosen(group, choice, filter))?.label ?? null}
          onChange={(chosen) => {
            const sets = group.choices.find(({ label }) => label === chosen)?.sets ?? {};
            change(Object.fromEntries(group.names.map((name) => [name, sets[name] ?? null])));
          }}
        >
          <Stack gap={6} mt={6}>
            {group.choices.map(({ label }) => (
              <Radio key={label} value={label} label={label} />
            ))}
          </Stack>
        </Radio.Group>
      ))}
    </Stack>
  </FilterPopover>
);
