import { Button, Group, Stack, TextInput } from '@mantine/core';
import { daysBefore } from '../../home/use-home.ts';
import { formatDate } from '../dates.ts';
import { useAbout } from '../use-about.ts';
import { FilterPopover } from './filter-popover.tsx';
import type { FilterProps } from './filter-popover.tsx';

interface DatePreset {
  readonly label: string;
  readonly range: (today: string) => { from: string; to: string | null };
}

const presets: readonly DatePreset[] = [
  { label: 'Today', range: (today) => ({ from: today, to: today }) },
  { label: 'Yesterday', range: (today) => ({ from: daysBefore(today, 1), to: daysBefore(today, 1) }) },
  { label: 'Last 7 days', range: (today) => ({ from: daysBefore(today, 6), to: null }) },
  { label: 'Last 30 days', range: (today) => ({ from: daysBefore(today, 29), to: null }) },
  { label: 'Last 12 months', range: (today) => ({ from: daysBefore(today, 364), to: null }) },
  { label: 'This year', range: (today) => ({ from: `${today.slice(0, 4)}-01-01`, to: null }) },
];

/** "on 22 Nov 2026", "from 1 Nov 2026 to 22 Nov 2026"; null where no date is asked for. */
export const dateSentence = (from: string | undefined, to: string | undefined): string | null => {
  if (from !== undefined && from === to) return `on ${formatDate(from)}`;
  const since = from === undefined ? null : `from ${formatDate(from)}`;
  const until = to === undefined ? null : `to ${formatDate(to)}`;
  const parts = [since, until].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(' ');
};

const before = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && one < other;

const Dates = ({ filter, change }: FilterProps) => {
  const today = useAbout()?.today;
  return (
    <Stack gap="sm">
      <Group gap={6}>
        {presets.map(({ label, range }) => (
          <Button
            key={label}
            size="compact-md"
            fz="sm"
            fw={400}
            variant="default"
            disabled={today === undefined}
            onClick={() => today !== undefined && change(range(today))}
          >
            {label}
          </Button>
        ))}
      </Group>
      <Group grow align="flex-start">
        <TextInput
          type="date"
          label="From"
          value={filter['from'] ?? ''}
          onChange={(event) => change({ from: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label="To"
          value={filter['to'] ?? ''}
          error={before(filter['to'], filter['from']) ? 'This is before “From”' : null}
          onChange={(event) => change({ to: event.currentTarget.value })}
        />
      </Group>
    </Stack>
  );
};

/** First and last date of the studies, or a usual span of time up to today at the facility. */
export const DateFilter = ({ filter, change }: FilterProps) => (
  <FilterPopover label="Date" active={filter['from'] !== undefined || filter['to'] !== undefined} width={330}>
    <Dates filter={filter} change={change} />
  </FilterPopover>
);
