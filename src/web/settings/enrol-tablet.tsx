import { Select, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { z } from 'zod';
import { FormDialog } from '../ui/form-dialog.tsx';
import { useChange } from '../ui/use-change.ts';
import { useFacilities } from '../units/use-units.ts';

/** Makes this browser a shared tablet. */
export const EnrolTablet = ({ onClose }: { readonly onClose: () => void }) => {
  const [name, setName] = useState('');
  const [facilityId, setFacilityId] = useState<string | null>(null);
  const facilities = useFacilities().data?.facilities ?? [];
  const enrol = useChange(z.unknown());
  const body = { name, facilityId: facilityId === null ? null : Number(facilityId) };
  return (
    <FormDialog
      title="Enrol this browser as a shared tablet"
      action="Enrol this browser"
      isWhole={name.trim() !== ''}
      isSending={enrol.isPending}
      error={enrol.error}
      onSend={() => enrol.mutate({ method: 'POST', path: '/devices', body }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <Text size="sm">
        Do this on the tablet itself, in the browser that will be used. You stay signed in until you sign out.
      </Text>
      <TextInput
        label="Name of the tablet"
        placeholder="Angio 2, control room"
        required
        maxLength={80}
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Select
        label="For people of"
        description="Only PINs of those who record QC there are taken; empty: of any facility"
        placeholder="Any facility"
        clearable
        data={facilities.map((facility) => ({ value: String(facility.id), label: facility.name }))}
        value={facilityId}
        onChange={setFacilityId}
      />
    </FormDialog>
  );
};
