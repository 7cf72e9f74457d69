import { Group, Select, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { z } from 'zod';
import {
  capacity as capacitySchema,
  overrideInput,
  type OverrideView,
} from '../../personnel/credentials/credentials.contract.ts';
import type { PersonMention } from '../../personnel/people.contract.ts';
import { PasswordField } from '../session/password-field.tsx';
import { useMe } from '../session/me.ts';
import { DayField } from '../ui/day-field.tsx';
import { spanWords, useToday } from '../ui/days.ts';
import { FormDialog } from '../ui/form-dialog.tsx';
import { useChange } from '../ui/use-change.ts';
import { isReason, WhyField } from '../ui/why-field.tsx';
import { useUnits } from '../units/use-units.ts';
import { capacityWord } from './policy-words.ts';

const capacityChoices = capacitySchema.options.map((value) => ({ value, label: capacityWord(value) }));
const fewestLetters = 20;

/** Signs an exception for someone else: what for, where, from when to when, on what it rests, and one's own password. */
export const SignException = ({
  person,
  onClose,
}: {
  readonly person: PersonMention;
  readonly onClose: () => void;
}) => {
  const today = useToday();
  const { name, login } = useMe();
  const units = useUnits().data?.units ?? [];
  const [draft, setDraft] = useState({
    capacity: 'qualified-medical-physicist',
    unitId: null as string | null,
    from: today,
    until: '',
    reason: '',
    password: '',
  });
  const set = (part: Partial<typeof draft>): void => setDraft({ ...draft, ...part });
  const sign = useChange(z.unknown());
  const body = { ...draft, unitId: draft.unitId === null ? null : Number(draft.unitId) };
  const missing = fewestLetters - draft.reason.trim().length;
  return (
    <FormDialog
      title={`Sign an exception for ${person.name}`}
      action="Sign"
      isWhole={overrideInput.safeParse(body).success}
      isSending={sign.isPending}
      error={sign.error}
      onSend={() =>
        sign.mutate(
          { method: 'POST', path: `/people/${person.id}/qualification-exceptions`, body },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    >
      <Group grow align="flex-start">
        <Select
          label="Counts as"
          required
          allowDeselect={false}
          data-autofocus
          data={capacityChoices}
          value={draft.capacity}
          onChange={(capacity) => capacity !== null && set({ capacity })}
        />
        <Select
          label="On"
          placeholder="Every unit"
          clearable
          searchable
          data={units.map((unit) => ({ value: String(unit.id), label: unit.name }))}
          value={draft.unitId}
          onChange={(unitId) => set({ unitId })}
        />
      </Group>
      <Group grow align="flex-start">
        <DayField label="From" required day={draft.from} onDay={(from) => set({ from })} />
        <DayField
          label="Last day"
          required
          min={draft.from}
          day={draft.until}
          error={draft.until !== '' && draft.until < draft.from ? 'This is before it begins' : null}
          onDay={(until) => set({ until })}
        />
      </Group>
      <Textarea
        label="What it rests on"
        description="So that an inspector understands it years from now"
        placeholder="Passed the board’s examination on 28 October; the certificate is on its way. Works under Dr. …"
        required
        autosize
        minRows={2}
        maxLength={2000}
        value={draft.reason}
        error={draft.reason !== '' && missing > 0 ? `${missing} letters more at least` : null}
        onChange={(event) => set({ reason: event.currentTarget.value })}
      />
      <input type="text" name="username" autoComplete="username" value={login} readOnly hidden />
      <PasswordField
        label="Your password"
        description={`You sign as ${name}`}
        required
        autoComplete="current-password"
        value={draft.password}
        onChange={(event) => set({ password: event.currentTarget.value })}
      />
    </FormDialog>
  );
};

/** An exception holds no longer from now on. */
export const WithdrawException = ({
  exception,
  onClose,
}: {
  readonly exception: OverrideView;
  readonly onClose: () => void;
}) => {
  const [reason, setReason] = useState('');
  const withdraw = useChange(z.unknown());
  return (
    <FormDialog
      title={`Withdraw an exception for ${exception.person.name}`}
      action="Withdraw"
      isWhole={isReason(reason)}
      isSending={withdraw.isPending}
      error={withdraw.error}
      onSend={() =>
        withdraw.mutate(
          { method: 'POST', path: `/qualification-exceptions/${exception.id}/withdraw`, body: { reason } },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    >
      <Text size="sm">
        {capacityWord(exception.capacity)} on {exception.unit?.name ?? 'every unit'},{' '}
        {spanWords(exception.from, exception.until)}, signed by {exception.signedBy}. It counts no longer from
        today on; for the days before, it stays as it was.
      </Text>
      <WhyField reason={reason} onReason={setReason} placeholder="The certificate has arrived" />
    </FormDialog>
  );
};
