import { Button, Checkbox, Group, ScrollArea, Select, Stack } from '@mantine/core';
import type { AuditFacets } from '../../platform/audit/audit.contract.ts';
import { formatCount } from '../ui/amounts.ts';
import { dateSentence, DateFilter } from '../ui/filters/date-filter.tsx';
import type { FilterSentence } from '../ui/filters/filter-chips.tsx';
import { FilterPopover, type FilterProps } from '../ui/filters/filter-popover.tsx';
import { SearchInput } from '../ui/search-input.tsx';
import type { Address, ChangeAddress } from '../ui/use-address.ts';
import { actionsSentence, actionWords, kindWords, presets } from './audit-words.ts';
import type { NameOf } from './use-audit.ts';

const names = ['text', 'from', 'to', 'personId', 'action', 'subjectKind', 'subjectId'];
/** Takes every filter away. */
export const nothing: Readonly<Record<string, null>> = Object.fromEntries(names.map((name) => [name, null]));

const subjectSentence = ({ subjectKind, subjectId }: Address, nameOf: NameOf): string | null => {
  if (subjectKind === undefined) return null;
  if (subjectId === undefined) return `about: ${kindWords(subjectKind)}`;
  return `about: ${nameOf(subjectKind, subjectId) ?? `${kindWords(subjectKind)} ${subjectId}`}`;
};

/** The filters as readable sentences, in the order of the bar. */
export const auditSentences = (address: Address, nameOf: NameOf): FilterSentence[] => {
  const { text, from, to, personId, action } = address;
  const sentences: [readonly string[], string | null][] = [
    [['text'], text === undefined ? null : `mentions “${text}”`],
    [['from', 'to'], dateSentence(from, to)],
    [
      ['personId'],
      personId === undefined ? null : `by ${nameOf('person', personId) ?? `person ${personId}`}`,
    ],
    [['action'], action === undefined ? null : actionsSentence(action)],
    [['subjectKind', 'subjectId'], subjectSentence(address, nameOf)],
  ];
  return sentences.flatMap(([taken, sentence]) => (sentence === null ? [] : [{ sentence, names: taken }]));
};

const Actions = ({ facets, filter, change }: FilterProps & { readonly facets: AuditFacets | undefined }) => {
  const chosen = filter['action']?.split(',') ?? [];
  const toggle = (action: string, on: boolean): void => {
    const next = on ? [...chosen, action] : chosen.filter((each) => each !== action);
    change({ action: next.join(',') });
  };
  const choices = (facets?.actions ?? [])
    .map(({ action, count }) => ({ action, words: `${actionWords(action)} (${formatCount(count)})` }))
    .toSorted((a, b) => a.words.localeCompare(b.words, 'en'));
  return (
    <Stack gap="sm">
      <Group gap={6}>
        {presets.map(({ words, actions }) => (
          <Button
            key={words}
            size="compact-md"
            fz="sm"
            fw={400}
            variant={filter['action'] === actions ? 'light' : 'default'}
            onClick={() => change({ action: actions })}
          >
            {words}
          </Button>
        ))}
      </Group>
      <ScrollArea.Autosize
        mah={320}
        viewportProps={{ tabIndex: 0, role: 'group', 'aria-label': 'What was done' }}
      >
        <Stack gap="xs">
          {choices.map(({ action, words }) => (
            <Checkbox
              key={action}
              label={words}
              checked={chosen.includes(action)}
              onChange={(event) => toggle(action, event.currentTarget.checked)}
            />
          ))}
        </Stack>
      </ScrollArea.Autosize>
    </Stack>
  );
};

interface NarrowProps {
  readonly address: Address;
  readonly change: ChangeAddress;
  readonly facets: AuditFacets | undefined;
}

/** Everything the trail can be narrowed by, in one line. */
export const Narrow = ({ address, change, facets }: NarrowProps) => (
  <Group gap="xs" px="lg" pb="xs" className="no-print" role="search" aria-label="Filter the audit trail">
    <SearchInput
      label="Search the audit trail"
      placeholder="Who, address, reason, before, after"
      value={address['text'] ?? ''}
      onSearch={(text) => change({ text })}
    />
    <DateFilter filter={address} change={change} />
    <FilterPopover label="What" active={address['action'] !== undefined} width={360}>
      <Actions facets={facets} filter={address} change={change} />
    </FilterPopover>
    <Select
      aria-label="Who did it"
      placeholder="Anyone"
      clearable
      searchable
      w={190}
      data={(facets?.people ?? []).map(({ id, name }) => ({
        value: String(id),
        label: name ?? `person ${id}`,
      }))}
      value={address['personId'] ?? null}
      onChange={(value) => change({ personId: value })}
    />
    <Select
      aria-label="About what"
      placeholder="About anything"
      clearable
      searchable
      w={180}
      data={(facets?.subjects ?? []).map((kind) => ({ value: kind, label: kindWords(kind) }))}
      value={address['subjectKind'] ?? null}
      onChange={(value) => change({ subjectKind: value, subjectId: null })}
    />
  </Group>
);
