import { Button, Group, Modal, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { z } from 'zod';
import type { Unit, UnitChangeInput } from '../../equipment/equipment.contract.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { FacilityField, longestName, useFacilityId } from './facility-field.tsx';
import { ownWords } from './unit-words.ts';
import { useChange } from '../ui/use-change.ts';

interface EditUnitProps {
  readonly unit: Unit;
  readonly silentAfterDays: number | null;
  readonly onClose: () => void;
}

interface Draft {
  readonly name: string;
  readonly facilityName: string;
  readonly room: string;
  readonly silentAfterDays: number | string;
  readonly countsAs: string | null;
}

interface FieldsProps {
  readonly draft: Draft;
  readonly set: (part: Partial<Draft>) => void;
}

const kinds = [
  { value: 'fluoroscopy', label: 'Fluoroscopy' },
  { value: 'radiography', label: 'Radiography' },
  { value: 'mammography', label: 'Mammography' },
];

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

const draftOf = (unit: Unit): Draft => ({
  name: unit.nameIsGiven ? unit.name : '',
  facilityName: unit.facility?.name ?? '',
  room: unit.room ?? '',
  silentAfterDays: unit.silentAfterDays ?? '',
  countsAs: unit.countsAs,
});

const OwnWords = ({ unit }: { readonly unit: Unit }) => (
  <Text size="sm" c="dimmed">
    It says of itself: {ownWords(unit)}
    {unit.stationName === null ? '' : `, station ${unit.stationName}`}
    {unit.institutionName === null ? '' : `, at ${unit.institutionName}`}.
  </Text>
);

const NameAndPlace = ({ unit, draft, set }: FieldsProps & { readonly unit: Unit }) => (
  <>
    <TextInput
      label="Name"
      description="As people here call it; empty: station, maker and model"
      placeholder={unit.name}
      maxLength={longestName}
      value={draft.name}
      onChange={(event) => set({ name: event.currentTarget.value })}
      data-autofocus
    />
    <Group grow align="flex-start">
      <FacilityField value={draft.facilityName} onChange={(facilityName) => set({ facilityName })} />
      <TextInput
        label="Room"
        description="Where it stands"
        maxLength={longestName}
        value={draft.room}
        onChange={(event) => set({ room: event.currentTarget.value })}
      />
    </Group>
  </>
);

const Judgement = ({
  draft,
  set,
  unit,
  silentAfterDays,
}: FieldsProps & Pick<EditUnitProps, 'unit' | 'silentAfterDays'>) => (
  <Group grow align="flex-start">
    {unit.sendsReports && (
      <NumberInput
        label="Silent after, days"
        description={
          silentAfterDays === null ? 'Empty: as set for all' : `Empty: ${silentAfterDays}, as for all`
        }
        min={1}
        max={3650}
        allowDecimal={false}
        allowNegative={false}
        value={draft.silentAfterDays}
        onChange={(value) => set({ silentAfterDays: value })}
      />
    )}
    <Select
      label="Its projection studies are"
      description="Where its own word for it is wrong"
      placeholder="As it reports"
      clearable
      data={kinds}
      value={draft.countsAs}
      onChange={(countsAs) => set({ countsAs })}
    />
  </Group>
);

/** Names and places a unit; an unconfirmed one is confirmed by it. */
export const EditUnit = ({ unit, silentAfterDays, onClose }: EditUnitProps) => {
  const [draft, setDraft] = useState(() => draftOf(unit));
  const [fault, setFault] = useState<unknown>(null);
  const facilityId = useFacilityId();
  const change = useChange(z.unknown());
  const isNew = unit.state === 'unconfirmed';
  const fields: FieldsProps = { draft, set: (part) => setDraft({ ...draft, ...part }) };

  const save = async (): Promise<void> => {
    const body: Partial<UnitChangeInput> = {
      name: orNull(draft.name),
      facilityId: await facilityId(draft.facilityName),
      room: orNull(draft.room),
      silentAfterDays: typeof draft.silentAfterDays === 'number' ? draft.silentAfterDays : null,
      countsAs: draft.countsAs as UnitChangeInput['countsAs'],
      ...(isNew && { confirm: true }),
    };
    await change.mutateAsync({ method: 'PATCH', path: `/units/${unit.id}`, body });
    onClose();
  };

  return (
    <Modal opened onClose={onClose} title={isNew ? 'Confirm this unit' : 'Name and place'} size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save().catch(setFault);
        }}
      >
        <Stack gap="sm">
          <OwnWords unit={unit} />
          <NameAndPlace unit={unit} {...fields} />
          <Judgement unit={unit} silentAfterDays={silentAfterDays} {...fields} />
          {fault !== null && <ProblemNotice error={fault} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={change.isPending}>
              {isNew ? 'Confirm unit' : 'Save'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
};
