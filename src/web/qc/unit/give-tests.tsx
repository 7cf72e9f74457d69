import { Checkbox, Group, ScrollArea, SegmentedControl, Select, Text } from '@mantine/core';
import { useState } from 'react';
import { equipmentTypes } from '../../../qc/core/procedure.ts';
import type { ScheduleRule } from '../../../qc/core/schedule/schedule-rule.ts';
import type { ProcedureLine } from '../../../qc/definitions/procedures.contract.ts';
import { unitPlan } from '../../../qc/schedule/schedule.contract.ts';
import { counted } from '../../ui/amounts.ts';
import { DayField } from '../../ui/day-field.tsx';
import { useToday } from '../../ui/days.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { SearchInput } from '../../ui/search-input.tsx';
import { useChange } from '../../ui/use-change.ts';
import { equipmentWords, matching, type ProcedureFilter } from '../procedures/procedure-words.ts';
import { useProcedures } from '../procedures/use-procedures.ts';
import { performerWords } from '../qc-words.ts';
import { RuleSelect } from './rule-select.tsx';

type Chosen = ReadonlyMap<string, ScheduleRule>;

interface ListProps {
  readonly procedures: readonly ProcedureLine[];
  readonly chosen: Chosen;
  readonly onChosen: (chosen: Chosen) => void;
}

const TestChoice = ({
  procedure,
  chosen,
  onChosen,
}: Omit<ListProps, 'procedures'> & { procedure: ProcedureLine }) => {
  const { key, name, performedBy, frequency, suggestedRule } = procedure;
  const rule = chosen.get(key);
  const toggle = (on: boolean): void => {
    const next = new Map(chosen);
    if (on) next.set(key, suggestedRule);
    else next.delete(key);
    onChosen(next);
  };
  return (
    <li className="qc-test-choice">
      <Checkbox
        label={name}
        description={`${key}, ${performerWords[performedBy].toLowerCase()}; asked for: ${frequency}`}
        checked={rule !== undefined}
        onChange={(event) => toggle(event.currentTarget.checked)}
      />
      {rule !== undefined && (
        <RuleSelect
          label={`How often: ${name}`}
          isInList
          suggested={suggestedRule}
          rule={rule}
          onRule={(next) => onChosen(new Map(chosen).set(key, next))}
        />
      )}
    </li>
  );
};

const TestChoices = ({ procedures, ...rest }: ListProps) => (
  <ScrollArea.Autosize
    mah={380}
    className="qc-test-choices"
    viewportProps={{ tabIndex: 0, role: 'group', 'aria-label': 'Tests to choose from' }}
  >
    <ul className="qc-plain-list">
      {procedures.map((procedure) => (
        <TestChoice key={procedure.key} procedure={procedure} {...rest} />
      ))}
    </ul>
    {procedures.length === 0 && (
      <Text size="sm" c="dimmed" p="sm">
        No test of the catalogue matches that the unit does not have already.
      </Text>
    )}
  </ScrollArea.Autosize>
);

interface NarrowProps {
  readonly filter: ProcedureFilter;
  readonly onFilter: (filter: ProcedureFilter) => void;
}

const Narrow = ({ filter, onFilter }: NarrowProps) => (
  <Group gap="xs">
    <SegmentedControl
      aria-label="Modality"
      data={[
        { value: '', label: 'All' },
        { value: 'fluoroscopy', label: 'Fluoroscopy' },
        { value: 'ct', label: 'CT' },
      ]}
      value={filter.modality}
      onChange={(modality) => onFilter({ ...filter, modality })}
    />
    <Select
      aria-label="Type of equipment"
      placeholder="Any equipment"
      clearable
      w={170}
      data={equipmentTypes.map((value) => ({ value, label: equipmentWords[value] }))}
      value={filter.equipment === '' ? null : filter.equipment}
      onChange={(equipment) => onFilter({ ...filter, equipment: equipment ?? '' })}
    />
    <SegmentedControl
      aria-label="Done by"
      data={[
        { value: '', label: 'Anyone' },
        { value: 'technologist', label: 'Technologist' },
        { value: 'physicist', label: 'Physicist' },
      ]}
      value={filter.performer}
      onChange={(performer) => onFilter({ ...filter, performer })}
    />
    <SearchInput
      label="Search the tests"
      placeholder="Name or number"
      value={filter.text}
      onSearch={(text) => onFilter({ ...filter, text })}
    />
  </Group>
);

interface GiveTestsProps {
  readonly unit: { readonly id: number; readonly name: string };
  /** Those that it has already. */
  readonly has: ReadonlySet<string>;
  readonly modality: string;
  readonly onClose: () => void;
}

/** Chooses tests of the catalogue for a unit, several at once, each with how often it is done, from a day on. */
export const GiveTests = ({ unit, has, modality, onClose }: GiveTestsProps) => {
  const today = useToday();
  const [from, setFrom] = useState(today);
  const [filter, setFilter] = useState<ProcedureFilter>({ text: '', modality, equipment: '', performer: '' });
  const [chosen, setChosen] = useState<Chosen>(new Map());
  const give = useChange(unitPlan);
  const procedures = (useProcedures().data?.procedures ?? [])
    .filter(({ key }) => !has.has(key))
    .toSorted((one, other) => other.performedBy.localeCompare(one.performedBy));
  const assignments = [...chosen].map(([procedureKey, rule]) => ({ procedureKey, rule }));
  return (
    <FormDialog
      title={`Give ${unit.name} tests`}
      action={`Give ${counted(chosen.size, 'test')}`}
      size="xl"
      isWhole={chosen.size > 0 && from !== ''}
      isSending={give.isPending}
      error={give.error}
      onSend={() =>
        give.mutate(
          { method: 'POST', path: `/units/${unit.id}/qc/assignments`, body: { assignments, from } },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    >
      <Narrow filter={filter} onFilter={setFilter} />
      <TestChoices procedures={matching(procedures, filter)} chosen={chosen} onChosen={setChosen} />
      <DayField
        label="First day"
        description="Nothing is due before it"
        required
        day={from}
        onDay={setFrom}
      />
    </FormDialog>
  );
};
