import { Button, Group, Stack, TextInput } from '@mantine/core';
import { formatDate } from '../dates.ts';
import { FilterPopover } from './filter-popover.tsx';
import type { FilterProps } from './filter-popover.tsx';

const isoDay = (at: Date): string =>
  `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`;

const daysAgo = (days: number): string => {
  const at = new Date();
  at.setDate(at.getDate() - days);
  return isoDay(at);
};

const yearStart = (): string => `${new Date().getFullYear()}-01-01`;

const presets: readonly {
  readonly label: string;
  readonly range: () => { from: string; to: string | null };
}[] = [
  { label: 'Today', range: () => ({ from: daysAgo(0), to: daysAgo(0) }) },
  { label: 'Yesterday', range: () => ({ from: daysAgo(1), to: daysAgo(1) }) },
  { label: 'Last 7 days', range: () => ({ from: daysAgo(6), to: null }) },
  { label: 'Last 30 days', range: () => ({ from: daysAgo(29), to: null }) },
  { label: 'Last 12 months', range: () => ({ from: daysAgo(364), to: null }) },
  { label: 'This year', range: () => ({ from: yearStart(), to: null }) },
];

/** "on 22 Nov 2026", "from 1 Nov 2026 to 22 Nov 2026"; null where no date is asked for. */
export const dateSentence = (from: string | undefined, to: string | undefined): string | null => {
  if (from !== undefined && from === to) return `on ${formatDate(from)}`;
  const since = from === undefined ? null : `from ${formatDate(from)}`;
  const until = to === undefined ? null : `to ${formatDate(to)}`;
  const parts = [since, until].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(' ');
};

/** First and last date, or a usual span of time. */
export const DateFilter = ({ filter, change }: FilterProps) => (
  <FilterPopover label="Date" active={filter['from'] !== undefined || filter['to'] !== undefined} width={330}>
    <Stack gap="sm">
      <Group gap={6}>
        {presets.map(({ label, range }) => (
          <Button key={label} size="compact-md" fz="sm" variant="default" onClick={() => change(range())}>
            {label}
          </Button>
        ))}
      </Group>
      <Group grow>
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
          onChange={(event) => change({ to: event.currentTarget.value })}
        />
      </Group>
    </Stack>
  </FilterPopover>
);
