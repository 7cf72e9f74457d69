import { Group, MultiSelect, SegmentedControl, Select, Switch, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { z } from 'zod';
import {
  supervisionInput,
  type SupervisionView,
  type UnitSupervision,
} from '../../personnel/supervision/supervision.contract.ts';
import { daysAfter } from '../../quantities/calendar.ts';
import { groupedChoices } from '../people/person-choices.ts';
import { useColleagues } from '../people/use-people.ts';
import { formatDate } from '../ui/dates.ts';
import { DayField } from '../ui/day-field.tsx';
import { spanWords, useToday } from '../ui/days.ts';
import { FormDialog } from '../ui/form-dialog.tsx';
import { useChange } from '../ui/use-change.ts';

interface GiveChargeProps {
  readonly units: readonly UnitSupervision[];
  /** Those that are chosen already. */
  readonly chosen: readonly number[];
  /** Whoever is primary now gives the unit to someone else. */
  readonly isHandOver: boolean;
  readonly onClose: () => void;
}

interface Draft {
  readonly unitIds: readonly string[];
  readonly personId: string | null;
  readonly kind: 'primary' | 'deputy';
  readonly from: string;
  readonly until: string;
  readonly note: string;
  readonly handOver: boolean;
}

const inputOf = ({ unitIds, personId, kind, from, until, note, handOver }: Draft) =>
  supervisionInput.safeParse({
    unitIds: unitIds.map(Number),
    personId: personId === null ? null : Number(personId),
    kind,
    from,
    until: until === '' ? null : until,
    note: note.trim() === '' ? null : note,
    handOver: kind === 'primary' && handOver,
  });

interface Incumbent {
  readonly unit: string;
  readonly charge: SupervisionView;
}

/** Who is primary on that day of the chosen units. */
const incumbentsOf = (units: readonly UnitSupervision[], { unitIds, from }: Draft): readonly Incumbent[] =>
  units
    .filter(({ unit }) => unitIds.includes(String(unit.id)))
    .flatMap(({ unit, history }) =>
      history
        .filter(({ kind }) => kind === 'primary')
        .filter((charge) => charge.from <= from && (charge.until === null || from <= charge.until))
        .map((charge) => ({ unit: unit.name, charge })),
    );

interface PartProps {
  readonly draft: Draft;
  readonly set: (part: Partial<Draft>) => void;
}

const HandOver = ({ draft, set, incumbents }: PartProps & { readonly incumbents: readonly Incumbent[] }) => (
  <div>
    {incumbents.map(({ unit, charge }) => (
      <Text key={charge.id} size="sm">
        {unit}: {charge.person.name} is primary {spanWords(charge.from, charge.until)}.
      </Text>
    ))}
    <Switch
      mt="xs"
      label={`They hand over: their last day is ${formatDate(daysAfter(draft.from, -1))}`}
      description="A unit has one primary physicist at any date"
      checked={draft.handOver}
      onChange={(event) => set({ handOver: event.currentTarget.checked })}
    />
  </div>
);

const isKind = (value: string): value is Draft['kind'] => value === 'primary' || value === 'deputy';

const Term = ({ draft, set }: PartProps) => (
  <Group grow align="flex-start">
    <DayField label="From" required day={draft.from} onDay={(from) => set({ from })} />
    <DayField
      label="Last day"
      description="Empty: until someone says so"
      min={draft.from}
      day={draft.until}
      error={draft.until !== '' && draft.until < draft.from ? 'This is before it begins' : null}
      onDay={(until) => set({ until })}
    />
  </Group>
);

/** Gives a physicist charge of one or several units, as primary or deputy. */
export const GiveCharge = ({ units, chosen, isHandOver, onClose }: GiveChargeProps) => {
  const today = useToday();
  const people = useColleagues();
  const [draft, setDraft] = useState<Draft>({
    unitIds: chosen.map(String),
    personId: null,
    kind: 'primary',
    from: today,
    until: '',
    note: '',
    handOver: isHandOver,
  });
  const set = (part: Partial<Draft>): void => setDraft({ ...draft, ...part });
  const give = useChange(z.unknown());
  const input = inputOf(draft);
  const incumbents = draft.kind === 'primary' ? incumbentsOf(units, draft) : [];
  return (
    <FormDialog
      title={isHandOver ? 'Hand a unit over' : 'Give a physicist charge of units'}
      action={isHandOver ? 'Hand over' : 'Give charge'}
      isWhole={input.success}
      isSending={give.isPending}
      error={give.error}
      onSend={() =>
        input.success &&
        give.mutate({ method: 'POST', path: '/supervision', body: input.data }, { onSuccess: onClose })
      }
      onClose={onClose}
    >
      <MultiSelect
        label="Units"
        required
        searchable
        data={units.map(({ unit }) => ({ value: String(unit.id), label: unit.name }))}
        value={[...draft.unitIds]}
        onChange={(unitIds) => set({ unitIds })}
      />
      <Select
        label="Physicist"
        required
        searchable
        openOnFocus={false}
        data-autofocus
        data={groupedChoices(people, 'physicist', 'Physicists')}
        value={draft.personId}
        onChange={(personId) => set({ personId })}
      />
      {!isHandOver && (
        <SegmentedControl
          aria-label="As what"
          data={[
            { value: 'primary', label: 'Primary physicist' },
            { value: 'deputy', label: 'Deputy' },
          ]}
          value={draft.kind}
          onChange={(kind) => isKind(kind) && set({ kind })}
        />
      )}
      <Term draft={draft} set={set} />
      {incumbents.length > 0 && <HandOver draft={draft} set={set} incumbents={incumbents} />}
      <TextInput
        label="Note"
        placeholder="Contract of 12 March"
        maxLength={500}
        value={draft.note}
        onChange={(event) => set({ note: event.currentTarget.value })}
      />
    </FormDialog>
  );
};
