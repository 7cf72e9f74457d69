import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { createdId, type CreatedId } from '../../platform/api.contract.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { FacilityField, longestName, useFacilityId } from './facility-field.tsx';
import { useChange } from '../ui/use-change.ts';

interface NewUnitProps {
  readonly onClose: () => void;
  readonly onMade: (unit: CreatedId) => void;
}

const empty = { name: '', manufacturer: '', modelName: '', deviceSerialNumber: '', room: '' };
type Draft = typeof empty;

const labels: Readonly<Record<keyof Draft, string>> = {
  name: 'Name',
  manufacturer: 'Maker',
  modelName: 'Model',
  deviceSerialNumber: 'Serial number',
  room: 'Room',
};

/** A unit that sends no reports (a mini C-arm, an older room): its studies are entered by hand. */
export const NewUnit = ({ onClose, onMade }: NewUnitProps) => {
  const [draft, setDraft] = useState<Draft>(empty);
  const [facilityName, setFacilityName] = useState('');
  const [fault, setFault] = useState<unknown>(null);
  const facilityId = useFacilityId();
  const add = useChange(createdId);
  const save = async (): Promise<void> => {
    const filled = Object.entries(draft).filter(([, value]) => value.trim() !== '');
    const body = { ...Object.fromEntries(filled), facilityId: await facilityId(facilityName) };
    onMade(await add.mutateAsync({ method: 'POST', path: '/units', body }));
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title="Add a unit that sends nothing">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save().catch(setFault);
        }}
      >
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            Units that send reports appear by themselves. Add one here only if its studies are entered by
            hand.
          </Text>
          {(Object.keys(labels) as (keyof Draft)[]).map((field) => (
            <TextInput
              key={field}
              label={labels[field]}
              required={field === 'name'}
              maxLength={longestName}
              value={draft[field]}
              onChange={(event) => setDraft({ ...draft, [field]: event.currentTarget.value })}
              {...(field === 'name' && { 'data-autofocus': true })}
            />
          ))}
          <FacilityField value={facilityName} onChange={setFacilityName} />
          {fault !== null && <ProblemNotice error={fault} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={add.isPending} disabled={draft.name.trim() === ''}>
              Add unit
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
};
