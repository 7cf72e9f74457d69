import { Anchor, Group, MultiSelect, Select, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { z } from 'zod';
import {
  designationInput,
  positioningPolicyInput,
  type DesignationView,
  type PositioningPolicyView,
} from '../../personnel/supervision/supervision.contract.ts';
import { choicesOf } from '../people/person-choices.ts';
import { useColleagues } from '../people/use-people.ts';
import { formatDate } from '../ui/dates.ts';
import { DayField } from '../ui/day-field.tsx';
import { spanWords, useToday } from '../ui/days.ts';
import { FormDialog } from '../ui/form-dialog.tsx';
import { LastDayDialog, TakeBackDialog } from '../ui/last-day-dialog.tsx';
import { useChange } from '../ui/use-change.ts';
import { useUnits } from '../units/use-units.ts';

const numberOrNull = (text: string | null): number | null => (text === null ? null : Number(text));

interface NobodyProps {
  readonly what: string;
  readonly isShown: boolean;
}

const Nobody = ({ what, isShown }: NobodyProps) =>
  isShown && (
    <Text size="sm">
      No {what} stands on the page{' '}
      <Anchor component={Link} to="/people" size="sm" underline="always">
        People
      </Anchor>{' '}
      yet. Whoever does not sign in can stand there too, without a login.
    </Text>
  );

interface DesignateProps {
  readonly policies: readonly PositioningPolicyView[];
  readonly chosen: readonly number[];
  readonly onClose: () => void;
}

/** Designates a technologist on one or several units. */
export const Designate = ({ policies, chosen, onClose }: DesignateProps) => {
  const today = useToday();
  const people = useColleagues();
  const units = useUnits().data?.units ?? [];
  const [draft, setDraft] = useState({
    unitIds: chosen.map(String),
    technologistId: null as string | null,
    supervisingPhysicianId: null as string | null,
    policyId: policies.length === 1 ? String(policies[0]?.id) : null,
    from: today,
    until: '',
  });
  const set = (part: Partial<typeof draft>): void => setDraft({ ...draft, ...part });
  const give = useChange(z.unknown());
  const input = designationInput.safeParse({
    unitIds: draft.unitIds.map(Number),
    technologistId: numberOrNull(draft.technologistId),
    supervisingPhysicianId: numberOrNull(draft.supervisingPhysicianId),
    policyId: numberOrNull(draft.policyId),
    from: draft.from,
    until: draft.until === '' ? null : draft.until,
  });
  const technologists = choicesOf(people, 'technologist');
  const physicians = choicesOf(people, 'physician');
  return (
    <FormDialog
      title="Designate a technologist"
      action="Designate"
      isWhole={input.success}
      isSending={give.isPending}
      error={give.error}
      onSend={() =>
        input.success &&
        give.mutate({ method: 'POST', path: '/designations', body: input.data }, { onSuccess: onClose })
      }
      onClose={onClose}
    >
      <Text size="sm">
        For fluoroscopy to position or localize only, while the supervising physician is personally and
        immediately available, in the room.
      </Text>
      <Select
        label="Technologist"
        required
        searchable
        openOnFocus={false}
        data-autofocus
        data={technologists}
        value={draft.technologistId}
        onChange={(technologistId) => set({ technologistId })}
      />
      <Nobody what="technologist" isShown={people.length > 0 && technologists.length === 0} />
      <MultiSelect
        label="Units"
        required
        searchable
        data={units.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={draft.unitIds}
        onChange={(unitIds) => set({ unitIds })}
      />
      <Select
        label="Supervising physician, in the room"
        required
        searchable
        data={physicians}
        value={draft.supervisingPhysicianId}
        onChange={(supervisingPhysicianId) => set({ supervisingPhysicianId })}
      />
      <Nobody what="physician" isShown={people.length > 0 && physicians.length === 0} />
      <Select
        label="Under the policy"
        required
        data={policies.map(({ id, title }) => ({ value: String(id), label: title }))}
        value={draft.policyId}
        onChange={(policyId) => set({ policyId })}
      />
      <Group grow align="flex-start">
        <DayField label="From" required day={draft.from} onDay={(from) => set({ from })} />
        <DayField
          label="Last day"
          description="Empty: until someone says so; reviewed each year"
          min={draft.from}
          day={draft.until}
          error={draft.until !== '' && draft.until < draft.from ? 'This is before it begins' : null}
          onDay={(until) => set({ until })}
        />
      </Group>
    </FormDialog>
  );
};

interface OneProps {
  readonly designation: DesignationView;
  readonly onClose: () => void;
}

const who = ({ technologist, unit }: DesignationView): string => `${technologist.name} on ${unit.name}`;

/** The yearly look: one press, and a note where there is something to say. */
export const ReviewDesignation = ({ designation, onClose }: OneProps) => {
  const today = useToday();
  const [on, setOn] = useState(today);
  const [note, setNote] = useState('');
  const review = useChange(z.unknown());
  const last = designation.reviews.at(-1);
  return (
    <FormDialog
      title={`Review: ${who(designation)}`}
      action="Reviewed: it stays in force"
      isWhole={on !== '' && on <= today && on >= designation.from}
      isSending={review.isPending}
      error={review.error}
      onSend={() =>
        review.mutate(
          {
            method: 'POST',
            path: `/designations/${designation.id}/review`,
            body: { on, note: note.trim() === '' ? null : note },
          },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    >
      <Text size="sm">
        {last === undefined
          ? `Never reviewed; it began ${formatDate(designation.from)}.`
          : `Last reviewed ${formatDate(last.on)}${last.by === null ? '' : ` by ${last.by}`}${last.note === null ? '' : `: ${last.note}`}.`}{' '}
        The next review is due a year after this one.
      </Text>
      <TextInput
        label="Note"
        placeholder="Watched two cases; competency of March seen"
        maxLength={500}
        data-autofocus
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <DayField label="Reviewed on" required min={designation.from} max={today} day={on} onDay={setOn} />
    </FormDialog>
  );
};

/** Ends a designation, or takes back one that has not begun. */
export const EndDesignation = ({ designation, onClose }: OneProps) => {
  const { id, state, from, until } = designation;
  if (state === 'not-yet') {
    return (
      <TakeBackDialog
        title={`Take back: ${who(designation)}`}
        path={`/designations/${id}/take-back`}
        onClose={onClose}
      >
        Designated {spanWords(from, until)}. It has not begun; the audit trail keeps that it was entered.
      </TakeBackDialog>
    );
  }
  return (
    <LastDayDialog
      title={`End: ${who(designation)}`}
      path={`/designations/${id}/end`}
      from={from}
      until={until}
      placeholder="Moved to another department"
      onClose={onClose}
    >
      Designated {spanWords(from, until)}. After the last day {designation.technologist.name} uses no
      fluoroscopy on this unit.
    </LastDayDialog>
  );
};

/** Enters a written policy that a medical director approved. */
export const NewPolicy = ({ onClose }: { readonly onClose: () => void }) => {
  const today = useToday();
  const people = useColleagues();
  const physicians = choicesOf(people, 'physician');
  const [draft, setDraft] = useState({
    title: '',
    text: '',
    medicalDirectorId: null as string | null,
    approvedOn: today,
  });
  const set = (part: Partial<typeof draft>): void => setDraft({ ...draft, ...part });
  const approve = useChange(z.unknown());
  const input = positioningPolicyInput.safeParse({
    ...draft,
    medicalDirectorId: numberOrNull(draft.medicalDirectorId),
  });
  return (
    <FormDialog
      title="Add a written policy"
      action="Add the policy"
      isWhole={input.success}
      isSending={approve.isPending}
      error={approve.error}
      onSend={() =>
        input.success &&
        approve.mutate(
          { method: 'POST', path: '/positioning-policies', body: input.data },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    >
      <TextInput
        label="Title"
        placeholder="Fluoroscopy for positioning by technologists"
        required
        maxLength={200}
        data-autofocus
        value={draft.title}
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
      <Textarea
        label="What it says"
        description="The policy itself, or where it is kept"
        required
        autosize
        minRows={4}
        maxRows={14}
        maxLength={20_000}
        value={draft.text}
        onChange={(event) => set({ text: event.currentTarget.value })}
      />
      <Group grow align="flex-start">
        <Select
          label="Approved by, as medical director"
          required
          searchable
          data={physicians}
          value={draft.medicalDirectorId}
          onChange={(medicalDirectorId) => set({ medicalDirectorId })}
        />
        <DayField
          label="Approved on"
          required
          day={draft.approvedOn}
          onDay={(approvedOn) => set({ approvedOn })}
        />
      </Group>
      <Nobody what="physician" isShown={people.length > 0 && physicians.length === 0} />
    </FormDialog>
  );
};
