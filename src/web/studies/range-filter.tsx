import { Group, NumberInput, Stack, Text } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import type { StudyQuantity } from '../../dose/study-list.contract.ts';
import { FilterPopover } from '../ui/filters/filter-popover.tsx';
import type { FilterProps } from '../ui/filters/filter-popover.tsx';
import { quantityNames, quantityWords } from './filter-names.ts';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const RangeRow = ({ name, filter, change }: FilterProps & { readonly name: StudyQuantity }) => {
  const { words, unit } = quantityWords[name];
  const later = useDebouncedCallback(
    (bound: string, value: number | string) => change({ [bound]: value === '' ? null : String(value) }),
    350,
  );
  const title = `${capital(words)}${unit === '' ? '' : ` (${unit})`}`;
  return (
    <div>
      <Text size="sm" fw={500} mb={4}>
        {title}
      </Text>
      <Group grow gap="xs">
        {(['Min', 'Max'] as const).map((end) => (
          <NumberInput
            key={end}
            size="sm"
            min={0}
            hideControls
            aria-label={`${title}, ${end === 'Min' ? 'at least' : 'at most'}`}
            placeholder={end === 'Min' ? 'at least' : 'at most'}
            defaultValue={filter[`${name}${end}`] ?? ''}
            onChange={(value) => later(`${name}${end}`, value)}
          />
        ))}
      </Group>
    </div>
  );
};

/** From and to of each quantity of a study. */
export const RangeFilter = ({ filter, change }: FilterProps) => (
  <FilterPopover
    label="Dose"
    width={340}
    active={quantityNames.some((name) => `${name}Min` in filter || `${name}Max` in filter)}
  >
    <Stack gap="sm">
      {quantityNames.map((name) => (
        <RangeRow key={name} name={name} filter={filter} change={change} />
      ))}
    </Stack>
  </FilterPopover>
);
