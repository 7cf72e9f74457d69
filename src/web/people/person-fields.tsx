import { Group, Select, TextInput } from '@mantine/core';
import type { z } from 'zod';
import { personInput, type PersonView, type ProfessionName } from '../../personnel/people.contract.ts';
import { professionChoices } from './people-words.ts';

/** Who a person is, as it stands in the form. */
export interface PersonDraft {
  readonly name: string;
  readonly title: string;
  readonly email: string;
  readonly profession: string | null;
  readonly login: string;
}

export const emptyPerson: PersonDraft = { name: '', title: '', email: '', profession: null, login: '' };

export const draftOfPerson = ({ name, title, email, profession, account }: PersonView): PersonDraft => ({
  name,
  title: title ?? '',
  email: email ?? '',
  profession,
  login: account?.login ?? '',
});

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** What is sent; null while something is missing or not right. */
export const personOf = ({ name, title, email, profession, login }: PersonDraft) => {
  const parsed = personInput.safeParse({
    name,
    title: orNull(title),
    email: orNull(email),
    profession: profession as ProfessionName | null,
    login: orNull(login),
  });
  return parsed.success ? parsed.data : null;
};

/** What is not right about a field that something stands in, in the contract's words. */
const refusalOf = (schema: z.ZodType, value: string): string | null => {
  if (value.trim() === '') return null;
  const parsed = schema.safeParse(value);
  return parsed.success ? null : (parsed.error.issues[0]?.message ?? null);
};

interface PersonFieldsProps {
  readonly draft: PersonDraft;
  readonly onDraft: (draft: PersonDraft) => void;
}

/** Who a person is; a login is needed by those only who sign in. */
export const PersonFields = ({ draft, onDraft }: PersonFieldsProps) => {
  const set = (part: Partial<PersonDraft>): void => onDraft({ ...draft, ...part });
  const { shape } = personInput;
  return (
    <>
      <Group grow align="flex-start">
        <TextInput
          label="Name"
          required
          autoComplete="off"
          data-autofocus
          value={draft.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <Select
          label="Profession"
          required
          data={professionChoices}
          value={draft.profession}
          onChange={(profession) => set({ profession })}
        />
      </Group>
      <Group grow align="flex-start">
        <TextInput
          label="Title or function"
          placeholder="Lead technologist, angiography"
          value={draft.title}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
        <TextInput
          label="E-mail"
          type="email"
          autoComplete="off"
          value={draft.email}
          error={refusalOf(shape.email, draft.email)}
          onChange={(event) => set({ email: event.currentTarget.value })}
        />
      </Group>
      <TextInput
        label="Login"
        description="For whoever signs in; leave it empty for others, who are only named in records"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={draft.login}
        error={refusalOf(shape.login, draft.login)}
        onChange={(event) => set({ login: event.currentTarget.value })}
      />
    </>
  );
};
