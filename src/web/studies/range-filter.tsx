import { Group, NumberInput, Stack, Text } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useRef } from 'react';
import type { StudyQuantity } from '../../dose/study-list.contract.ts';
import { FilterPopover } from '../ui/filters/filter-popover.tsx';
import type { FilterProps, FilterValues } from '../ui/filters/filter-popover.tsx';
import { quantityNames, quantityWords } from './filter-names.ts';
import { capital } from '../ui/capital.ts';

/** A bound of the address in the unit of the box; what is no number is not repeated. */
const shownBound = (bound: string | undefined, scale: number): number | '' => {
  const value = Number(bound ?? Number.NaN);
  return Number.isFinite(value) ? Number((value / scale).toPrecision(6)) : '';
};

interface RangeRowProps {
  readonly name: StudyQuantity;
  readonly filter: FilterValues;
  readonly onBound: (bound: string, value: string | null) => void;
}

const RangeRow = ({ name, filter, onBound }: RangeRowProps) => {
  const { words, unit, scale = 1 } = quantityWords[name];
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
            defaultValue={shownBound(filter[`${name}${end}`], scale)}
            onChange={(value) =>
              onBound(`${name}${end}`, value === '' ? null : String(Number(value) * scale))
            }
          />
        ))}
      </Group>
    </div>
  );
};

/** Asks a moment after the last key, with Enter at once; whoever closes the box at once means what was typed. */
const Ranges = ({ filter, change }: FilterProps) => {
  const typed = useRef<Record<string, string | null>>({});
  const later = useDebouncedCallback(
    () => {
      const changes = typed.current;
      typed.current = {};
      if (Object.keys(changes).length > 0) change(changes);
    },
    { delay: 350, flushOnUnmount: true },
  );
  return (
    <Stack gap="sm" onKeyDown={({ key }) => key === 'Enter' && later.flush()}>
      {quantityNames.map((name) => (
        <RangeRow
          key={name}
          name={name}
          filter={filter}
          onBound={(bound, value) => {
            typed.current[bound] = value;
            later();
          }}
        />
      ))}
    </Stack>
  );
};

/** From and to of each quantity of a study. */
export const RangeFilter = ({ filter, change }: FilterProps) => (
  <FilterPopover
    label="Dose"
    width={340}
    active={quantityNames.some((name) => `${name}Min` in filter || `${name}Max` in filter)}
  >
    <Ranges filter={filter} change={change} />
  </FilterPopover>
);
