import { Group, Switch, TextInput } from '@mantine/core';
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { StudyFacets } from '../../dose/study-list.contract.ts';
import { useMay } from '../session/me.ts';
import { examWord } from '../ui/exam-words.ts';
import { ChoiceFilter } from '../ui/filters/choice-filter.tsx';
import { DateFilter } from '../ui/filters/date-filter.tsx';
import type { FilterProps } from '../ui/filters/filter-popover.tsx';
import { MoreFilter } from './more-filter.tsx';
import { RangeFilter } from './range-filter.tsx';

interface FilterBarProps extends FilterProps {
  readonly facets: StudyFacets | undefined;
  readonly withPatients: boolean;
  readonly onPatients: (shown: boolean) => void;
  readonly children: ReactNode;
}

const SearchText = ({ filter, change, withPatients }: FilterProps & { readonly withPatients: boolean }) => {
  const inUse = filter['text'] ?? '';
  const [text, setText] = useState(inUse);
  const input = useRef<HTMLInputElement>(null);
  const search = useDebouncedCallback((value: string) => change({ text: value.trim() }), 250);
  useHotkeys([['/', () => input.current?.focus()]]);
  useEffect(() => setText((typed) => (typed.trim() === inUse ? typed : inUse)), [inUse]);
  return (
    <TextInput
      ref={input}
      type="search"
      aria-label="Search studies"
      placeholder={`Exam, protocol, accession${withPatients ? ', patient' : ''}`}
      leftSection={<IconSearch size={16} aria-hidden />}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        search(event.currentTarget.value);
      }}
      style={{ flex: '1 1 260px', maxWidth: 420 }}
    />
  );
};

/** Everything the list can be narrowed by, in one line. */
export const FilterBar = ({ filter, change, facets, withPatients, onPatients, children }: FilterBarProps) => {
  const maySeePatients = useMay('patients.identify');
  const units = facets?.units.map(({ id, name, studyCount }) => ({
    value: String(id),
    label: name,
    count: studyCount,
  }));
  const exams = facets?.examTypes.map(({ examType, studyCount }) => ({
    value: examType,
    label: examWord(examType),
    count: studyCount,
  }));
  return (
    <Group gap="xs" px="lg" pb="xs" className="no-print" role="search" aria-label="Filter the studies">
      <SearchText filter={filter} change={change} withPatients={withPatients} />
      <DateFilter filter={filter} change={change} />
      <ChoiceFilter label="Unit" name="unitIds" choices={units ?? []} filter={filter} change={change} />
      <ChoiceFilter label="Exam" name="examTypes" choices={exams ?? []} filter={filter} change={change} />
      <RangeFilter filter={filter} change={change} />
      <MoreFilter filter={filter} change={change} />
      {maySeePatients && (
        <Switch
          label="Patients"
          checked={withPatients}
          onChange={(event) => onPatients(event.currentTarget.checked)}
        />
      )}
      <div style={{ marginInlineStart: 'auto' }}>{children}</div>
    </Group>
  );
};
