import {
  Autocomplete,
  Button,
  Group,
  Modal,
  NumberInput,
  Select,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useState } from 'react';
import { z } from 'zod';
import type { Unit, UnitChangeInput } from '../../equipment/equipment.contract.ts';
import { createdId } from '../../platform/api.contract.ts';
import { sendJson } from '../api.ts';
import { useMay } from '../session/me.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { ownWords } from './unit-words.ts';
import { useFacilities } from './use-units.ts';
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

/** The id of the facility of that name; a new name makes a new facility. */
const facilityIdOf = async (
  name: string | null,
  known: readonly { id: number; name: string }[],
): Promise<number | null> => {
  if (name === null) return null;
  const found = known.find((each) => each.name.toLowerCase() === name.toLowerCase());
  return found?.id ?? (await sendJson('POST', '/facilities', { name }, createdId)).id;
};

interface FacilityFieldProps {
  readonly names: readonly string[];
  readonly value: string;
  readonly onName: (name: string) => void;
}

/** Where it stands: one of the facilities, or a new one for those who may add one. */
const FacilityField = ({ names, value, onName }: FacilityFieldProps) =>
  useMay('units.manage', 'everywhere') ? (
    <Autocomplete
      label="Facility"
      description="A new name adds a facility"
      data={[...names]}
      value={value}
      onChange={onName}
    />
  ) : (
    <Select
      label="Facility"
      description="Where it belongs"
      clearable
      data={[...names]}
      value={value === '' ? null : value}
      onChange={(name) => onName(name ?? '')}
    />
  );

/** Names and places a unit; an unconfirmed one is confirmed by it. */
export const EditUnit = ({ unit, silentAfterDays, onClose }: EditUnitProps) => {
  const [draft, setDraft] = useState(() => draftOf(unit));
  const [fault, setFault] = useState<unknown>(null);
  const facilities = useFacilities().data?.facilities ?? [];
  const change = useChange(z.unknown());
  const isNew = unit.state === 'unconfirmed';
  const set = (part: Partial<Draft>): void => setDraft({ ...draft, ...part });

  const save = async (): Promise<void> => {
    const body: Partial<UnitChangeInput> = {
      name: orNull(draft.name),
      facilityId: await facilityIdOf(orNull(draft.facilityName), facilities),
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
          <Text size="sm" c="dimmed">
            It says of itself: {ownWords(unit)}
            {unit.stationName === null ? '' : `, station ${unit.stationName}`}
            {unit.institutionName === null ? '' : `, at ${unit.institutionName}`}.
          </Text>
          <TextInput
            label="Name"
            description="As people here call it; empty: maker, model and station"
            placeholder={unit.name}
            value={draft.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
            data-autofocus
          />
          <Group grow align="flex-start">
            <FacilityField
              names={facilities.map(({ name }) => name)}
              value={draft.facilityName}
              onName={(facilityName) => set({ facilityName })}
            />
            <TextInput
              label="Room"
              description="Where it stands"
              value={draft.room}
              onChange={(event) => set({ room: event.currentTarget.value })}
            />
          </Group>
          <Group grow align="flex-start">
            {unit.sendsReports && (
              <NumberInput
                label="Silent after, days"
                description={
                  silentAfterDays === null ? 'Empty: as set for all' : `Empty: ${silentAfterDays}, as for all`
                }
                min={1}
                max={3650}
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
