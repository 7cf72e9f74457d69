import { Button, Popover } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';

/** What is filtered by, as text by name; absent names are not filtered by. */
export type FilterValues = Readonly<Record<string, string>>;

export interface FilterProps {
  readonly filter: FilterValues;
  readonly change: (changes: Readonly<Record<string, string | null>>) => void;
}

interface FilterPopoverProps {
  readonly label: string;
  readonly active: boolean;
  readonly width: number;
  readonly children: ReactNode;
}

/** A button of the filter bar and what it opens. */
export const FilterPopover = ({ label, active, width, children }: FilterPopoverProps) => (
  <Popover width={width} position="bottom-start" shadow="md" trapFocus>
    <Popover.Target>
      <Button
        variant={active ? 'light' : 'default'}
        fw={400}
        rightSection={<IconChevronDown size={14} aria-hidden />}
      >
        {label}
      </Button>
    </Popover.Target>
    <Popover.Dropdown aria-label={label}>{children}</Popover.Dropdown>
  </Popover>
);
