import { Radio, Select, Stack, Switch } from '@mantine/core';
import { useState } from 'react';
import { z } from 'zod';
import type { GrantInput, PersonView } from '../../personnel/people.contract.ts';
import { roleRights, roles, type Role } from '../../platform/access/permissions.contract.ts';
import { roleWord } from '../session/role-words.ts';
import { FormDialog } from '../ui/form-dialog.tsx';
import { useChange } from '../ui/use-change.ts';
import { isReason, WhyField } from '../ui/why-field.tsx';
import { useFacilities, useUnits } from '../units/use-units.ts';

interface Draft {
  readonly role: Role | null;
  readonly where: 'organisation' | 'facility' | 'unit';
  readonly placeId: string | null;
  readonly seesPatients: boolean;
  readonly reason: string;
}

const empty: Draft = { role: null, where: 'organisation', placeId: null, seesPatients: false, reason: '' };

const requestOf = ({ role, where, placeId, seesPatients, reason }: Draft): GrantInput | null => {
  if (role === null || !isReason(reason) || (where !== 'organisation' && placeId === null)) return null;
  return {
    role,
    facilityId: where === 'facility' ? Number(placeId) : null,
    unitId: where === 'unit' ? Number(placeId) : null,
    seesPatients,
    reason,
  };
};

interface PartProps {
  readonly draft: Draft;
  readonly set: (part: Partial<Draft>) => void;
}

const Where = ({ draft, set }: PartProps) => {
  const facilities = useFacilities().data?.facilities ?? [];
  const units = useUnits().data?.units ?? [];
  const places = draft.where === 'facility' ? facilities : units;
  return (
    <>
      <Radio.Group
        label="Where"
        value={draft.where}
        onChange={(where) => set({ where: where, placeId: null })}
      >
        <Stack gap={8} mt={6}>
          <Radio value="organisation" label="The whole organisation" />
          <Radio
            value="facility"
            label="One facility: its units of now and to come"
            disabled={facilities.length === 0}
          />
          <Radio value="unit" label="One unit" disabled={units.length === 0} />
        </Stack>
      </Radio.Group>
      {draft.where !== 'organisation' && (
        <Select
          label={draft.where === 'facility' ? 'Which facility' : 'Which unit'}
          required
          searchable
          data={places.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={draft.placeId}
          onChange={(placeId) => set({ placeId })}
        />
      )}
    </>
  );
};

/** Gives a role: which, where, and whether with it one sees who patients are. */
export const GiveRole = ({
  person,
  onClose,
}: {
  readonly person: PersonView;
  readonly onClose: () => void;
}) => {
  const [draft, setDraft] = useState(empty);
  const give = useChange(z.unknown());
  const set = (part: Partial<Draft>): void => setDraft({ ...draft, ...part });
  const request = requestOf(draft);
  return (
    <FormDialog
      title={`Give ${person.name} a role`}
      action="Give the role"
      isWhole={request !== null}
      isSending={give.isPending}
      error={give.error}
      onSend={() =>
        give.mutate(
          { method: 'POST', path: `/people/${person.id}/roles`, body: request },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    >
      <Select
        label="Role"
        required
        data-autofocus
        data={roles.map((value) => ({ value, label: roleWord(value) }))}
        value={draft.role}
        onChange={(role) => set({ role: role })}
        {...(draft.role !== null && { description: roleRights[draft.role].words })}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
      />
      <Where draft={draft} set={set} />
      <Switch
        label="Sees who patients are"
        description="Names and ids, originals, and both in exports. Without it they are masked everywhere."
        checked={draft.seesPatients}
        onChange={(event) => set({ seesPatients: event.currentTarget.checked })}
      />
      <WhyField
        reason={draft.reason}
        onReason={(reason) => set({ reason })}
        placeholder="Began work in angiography"
      />
    </FormDialog>
  );
};
