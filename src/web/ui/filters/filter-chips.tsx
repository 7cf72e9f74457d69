import { Button, Group } from '@mantine/core';
import { IconX } from '@tabler/icons-react';

/** One filter in words, and the names that taking it away clears. */
export interface FilterSentence {
  readonly sentence: string;
  readonly names: readonly string[];
}

interface FilterChipsProps {
  readonly sentences: readonly FilterSentence[];
  readonly onRemove: (names: readonly string[]) => void;
  readonly onClear: () => void;
}

/** What is filtered by, in words; a press takes one away. */
export const FilterChips = ({ sentences, onRemove, onClear }: FilterChipsProps) =>
  sentences.length === 0 ? null : (
    <Group gap={6} px="lg" pb="xs" role="group" aria-label="Filters in use">
      {sentences.map(({ sentence, names }) => (
        <Button
          key={sentence}
          variant="light"
          radius="xl"
          size="compact-sm"
          fz={14}
          fw={400}
          rightSection={<IconX size={14} className="no-print" aria-hidden />}
          aria-label={`Take away the filter: ${sentence}`}
          onClick={() => onRemove(names)}
        >
          {sentence}
        </Button>
      ))}
      <Button variant="subtle" size="compact-sm" className="no-print" onClick={onClear}>
        Clear all
      </Button>
    </Group>
  );
