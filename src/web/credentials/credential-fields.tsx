import { Group, Input, NumberInput, SegmentedControl, Select, Stack, TextInput } from '@mantine/core';
import { subfieldsFor, type CredentialKind } from '../../personnel/credentials/credential-types.contract.ts';
import { DayField } from '../ui/day-field.tsx';
import { kindForms, withKind, type CredentialDraft, type KindForm } from './credential-draft.ts';
import { kindChoices } from './credential-words.ts';

interface FieldsProps {
  readonly draft: CredentialDraft;
  readonly onDraft: (draft: CredentialDraft) => void;
}
interface FormProps extends FieldsProps {
  readonly kind: CredentialKind;
  readonly form: KindForm;
}

const ofKind = (kind: CredentialKind) =>
  Object.entries(subfieldsFor(kind)).map(([value, label]) => ({ value, label }));

const What = ({ kind, form, draft, onDraft }: FormProps) => {
  const subfields = ofKind(kind);
  return (
    <>
      {subfields.length > 0 && (
        <Select
          label="Subfield"
          required
          data={subfields}
          value={draft.subfield}
          onChange={(subfield) => onDraft({ ...draft, subfield })}
        />
      )}
      {form.title !== undefined && (
        <TextInput
          label={form.title}
          required={form.titleIsNeeded === true}
          maxLength={200}
          value={draft.title}
          onChange={(event) => onDraft({ ...draft, title: event.currentTarget.value })}
        />
      )}
      {form.hours === true && (
        <NumberInput
          label="Hours"
          required
          min={0.25}
          max={1000}
          step={1}
          value={draft.hours}
          onChange={(hours) => onDraft({ ...draft, hours })}
        />
      )}
    </>
  );
};

const From = ({ form, draft, onDraft }: FormProps) => (
  <Group grow align="flex-start">
    {form.issuer !== undefined && (
      <TextInput
        label={form.issuer}
        required={form.issuerIsNeeded === true}
        maxLength={120}
        value={draft.issuer}
        onChange={(event) => onDraft({ ...draft, issuer: event.currentTarget.value })}
      />
    )}
    {form.number !== undefined && (
      <TextInput
        label={form.number}
        maxLength={80}
        autoComplete="off"
        value={draft.number}
        onChange={(event) => onDraft({ ...draft, number: event.currentTarget.value })}
      />
    )}
  </Group>
);

const isEnd = (value: string): value is 'day' | 'life' => value === 'day' || value === 'life';

const Term = ({ form, draft, onDraft }: FormProps) => {
  const isBackward = draft.issued !== '' && draft.expires !== '' && draft.expires < draft.issued;
  return (
    <Group align="flex-start" grow preventGrowOverflow={false}>
      <DayField
        label={form.issued}
        required={form.hours === true}
        day={draft.issued}
        onDay={(issued) => onDraft({ ...draft, issued })}
      />
      {form.hasEnd && (
        <Input.Wrapper label="It ends" required labelElement="div">
          <SegmentedControl
            fullWidth
            aria-label="It ends"
            data={[
              { value: 'day', label: 'on a day' },
              { value: 'life', label: 'never: for life' },
            ]}
            value={draft.end ?? ''}
            onChange={(value) => isEnd(value) && onDraft({ ...draft, end: value })}
          />
        </Input.Wrapper>
      )}
      {form.hasEnd && draft.end === 'day' && (
        <DayField
          label="Last day"
          required
          day={draft.expires}
          error={isBackward ? 'This is before it begins' : null}
          onDay={(expires) => onDraft({ ...draft, expires })}
        />
      )}
    </Group>
  );
};

/** What a credential says; each kind asks for what is on its own certificate. */
export const CredentialFields = ({ draft, onDraft }: FieldsProps) => {
  const form = draft.kind === null ? null : kindForms[draft.kind];
  return (
    <Stack gap="sm">
      <Select
        label="What it is"
        required
        searchable
        openOnFocus={false}
        data-autofocus
        data={kindChoices}
        value={draft.kind}
        onChange={(kind) => kind !== null && onDraft(withKind(draft, kind))}
      />
      {form !== null && draft.kind !== null && (
        <>
          <What kind={draft.kind} form={form} draft={draft} onDraft={onDraft} />
          <From kind={draft.kind} form={form} draft={draft} onDraft={onDraft} />
          <Term kind={draft.kind} form={form} draft={draft} onDraft={onDraft} />
          {form.restriction === true && (
            <TextInput
              label="Restriction"
              description="What it does not allow, as it stands on the licence; empty: unrestricted"
              maxLength={300}
              value={draft.restriction}
              onChange={(event) => onDraft({ ...draft, restriction: event.currentTarget.value })}
            />
          )}
        </>
      )}
    </Stack>
  );
};
