import { Group } from '@mantine/core';
import { dateSentence, DateFilter } from '../../ui/filters/date-filter.tsx';
import { ChoiceFilter } from '../../ui/filters/choice-filter.tsx';
import { FilterChips, type FilterSentence } from '../../ui/filters/filter-chips.tsx';
import type { Address, ChangeAddress } from '../../ui/use-address.ts';
import { useUnits } from '../../units/use-units.ts';
import { useProcedures } from '../procedures/use-procedures.ts';
import { reviewWords, verdictWords } from '../qc-words.ts';
import { filterNames } from './use-sessions.ts';

interface Choice {
  readonly value: string;
  readonly label: string;
}

const choicesOf = (words: Readonly<Record<string, { readonly word: string }>>): Choice[] =>
  Object.entries(words).map(([value, { word }]) => ({ value, label: word }));

const verdictChoices = choicesOf(verdictWords);
const reviewChoices = choicesOf(reviewWords);

/** Takes every filter away. */
export const nothing: Readonly<Record<string, null>> = Object.fromEntries(
  filterNames.map((name) => [name, null]),
);

interface Choices {
  readonly units: readonly Choice[];
  readonly procedures: readonly Choice[];
}

const useChoices = (): Choices => ({
  units: (useUnits().data?.units ?? []).map(({ id, name }) => ({ value: String(id), label: name })),
  procedures: (useProcedures().data?.procedures ?? []).map(({ key, name }) => ({
    value: key,
    label: `${key} ${name}`,
  })),
});

const anyOf = (chosen: string | undefined, choices: readonly Choice[], what: string): string | null => {
  if (chosen === undefined) return null;
  const words = chosen.split(',').map((each) => choices.find(({ value }) => value === each)?.label ?? each);
  return `${what} is ${words.join(' or ')}`;
};

/** The filters as readable sentences, in the order of the bar. */
const sentencesOf = (address: Address, { units, procedures }: Choices): FilterSentence[] => {
  const all: [readonly string[], string | null][] = [
    [['unitIds'], anyOf(address['unitIds'], units, 'unit')],
    [['procedureKeys'], anyOf(address['procedureKeys'], procedures, 'test')],
    [['verdicts'], anyOf(address['verdicts'], verdictChoices, 'verdict')],
    [['reviewStates'], anyOf(address['reviewStates'], reviewChoices, 'review')],
    [['from', 'to'], dateSentence(address['from'], address['to'])],
  ];
  return all.flatMap(([names, sentence]) => (sentence === null ? [] : [{ sentence, names }]));
};

interface SessionFiltersProps {
  readonly address: Address;
  readonly change: ChangeAddress;
}

/** Everything the list can be narrowed by, and what it is narrowed by in words. */
export const SessionFilters = ({ address, change }: SessionFiltersProps) => {
  const choices = useChoices();
  const common = { filter: address, change };
  return (
    <>
      <Group gap="xs" px="lg" pb="xs" className="no-print" role="search" aria-label="Filter the sessions">
        <ChoiceFilter label="Unit" name="unitIds" choices={choices.units} {...common} />
        <ChoiceFilter label="Test" name="procedureKeys" choices={choices.procedures} {...common} />
        <ChoiceFilter label="Verdict" name="verdicts" choices={verdictChoices} {...common} />
        <ChoiceFilter label="Review" name="reviewStates" choices={reviewChoices} {...common} />
        <DateFilter {...common} />
      </Group>
      <FilterChips
        sentences={sentencesOf(address, choices)}
        onClear={() => change(nothing)}
        onRemove={(names) => change(Object.fromEntries(names.map((name) => [name, null])))}
      />
    </>
  );
};
