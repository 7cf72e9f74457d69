import { Group, SegmentedControl, Text } from '@mantine/core';
import type { UnitMention } from '../../../equipment/equipment.contract.ts';
import { formatCount } from '../../ui/amounts.ts';
import { ChoiceFilter } from '../../ui/filters/choice-filter.tsx';
import { FilterChips, type FilterSentence } from '../../ui/filters/filter-chips.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import '../../ui/status-chip.css';
import type { Address, ChangeAddress } from '../../ui/use-address.ts';
import type { Performer } from '../qc-words.ts';
import type { WorkState } from './work-words.ts';

const chips = [
  { state: 'overdue', kind: 'action', word: 'Overdue' },
  { state: 'due', kind: 'warning', word: 'Due' },
  { state: 'done', kind: 'pass', word: 'Done today' },
] as const;

interface WorkFiltersProps {
  readonly address: Address;
  readonly change: ChangeAddress;
  readonly units: readonly UnitMention[];
  readonly counts: Readonly<Record<WorkState, number>>;
  /** As what whoever looks does tests; null where they do none. */
  readonly mine: Performer | null;
}

const StateChips = ({ address, change, counts }: WorkFiltersProps) => (
  <Group gap="xs" role="group" aria-label="Show by state">
    {chips.map(({ state, kind, word }) => (
      <button
        key={state}
        type="button"
        className="status-chip"
        aria-pressed={address['state'] === state}
        onClick={() => change({ state: address['state'] === state ? null : state })}
      >
        <StateBadge kind={counts[state] === 0 ? 'unknown' : kind} word={word} />
        <Text span fw={600} className="num">
          {formatCount(counts[state])}
        </Text>
      </button>
    ))}
  </Group>
);

const whoChoices = [
  { value: 'all', label: 'Everyone’s' },
  { value: 'technologist', label: 'Technologists’' },
  { value: 'physicist', label: 'Physicists’' },
];

const sentencesOf = ({ address, units }: WorkFiltersProps): FilterSentence[] => {
  const named = (address['unitIds'] ?? '')
    .split(',')
    .map((id) => units.find((unit) => String(unit.id) === id)?.name)
    .filter((name) => name !== undefined);
  return named.length === 0 ? [] : [{ sentence: `unit is ${named.join(' or ')}`, names: ['unitIds'] }];
};

/** Which units, whose tests, in which state; all of it in the address. */
export const WorkFilters = (props: WorkFiltersProps) => {
  const { address, change, units, mine } = props;
  return (
    <>
      <Group gap="xs" px="lg" pb="xs" className="no-print" role="search" aria-label="Filter the work">
        <StateChips {...props} />
        <SegmentedControl
          aria-label="Whose tests"
          data={mine === null ? whoChoices : [...whoChoices, { value: 'mine', label: 'Mine' }]}
          value={address['who'] ?? 'all'}
          onChange={(who) => change({ who: who === 'all' ? null : who })}
        />
        <ChoiceFilter
          label="Unit"
          name="unitIds"
          choices={units.map(({ id, name }) => ({ value: String(id), label: name }))}
          filter={address}
          change={change}
        />
      </Group>
      <FilterChips
        sentences={sentencesOf(props)}
        onRemove={(names) => change(Object.fromEntries(names.map((name) => [name, null])))}
        onClear={() => change({ unitIds: null, who: null, state: null })}
      />
    </>
  );
};
