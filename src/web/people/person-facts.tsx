import { Button } from '@mantine/core';
import { useState } from 'react';
import { z } from 'zod';
import type { PersonDetails } from '../../personnel/people.contract.ts';
import { Facts } from '../ui/facts.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';
import { Section } from '../ui/section.tsx';
import { useChange } from '../ui/use-change.ts';
import { isReason, WhyField } from '../ui/why-field.tsx';
import { professionWord } from './people-words.ts';
import { draftOfPerson, PersonFields, personOf } from './person-fields.tsx';

const notSaid = <span className="not-reported">not said</span>;

const EditPerson = ({
  person,
  onClose,
}: {
  readonly person: PersonDetails;
  readonly onClose: () => void;
}) => {
  const [draft, setDraft] = useState(() => draftOfPerson(person));
  const [reason, setReason] = useState('');
  const change = useChange(z.unknown());
  const input = personOf(draft);
  const send = (): void => {
    if (input === null) return;
    const { login, ...fields } = input;
    const body = { ...fields, ...(login !== null && login !== person.account?.login && { login }), reason };
    change.mutate({ method: 'PATCH', path: `/people/${person.id}`, body }, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={`Who ${person.name} is`}
      action="Save"
      isWhole={input !== null && isReason(reason)}
      isSending={change.isPending}
      error={change.error}
      onSend={send}
      onClose={onClose}
    >
      <PersonFields draft={draft} onDraft={setDraft} />
      <WhyField reason={reason} onReason={setReason} placeholder="Name after marriage" />
    </FormDialog>
  );
};

interface PersonFactsProps {
  readonly person: PersonDetails;
  readonly mayManage: boolean;
}

/** Who the person is. */
export const PersonFacts = ({ person, mayManage }: PersonFactsProps) => {
  const [isEditing, setEditing] = useState(false);
  return (
    <Section
      title="Who it is"
      actions={
        mayManage && (
          <Button variant="default" size="compact-md" fz="sm" onClick={() => setEditing(true)}>
            Change…
          </Button>
        )
      }
    >
      <Facts
        facts={[
          { name: 'Name', value: person.name },
          { name: 'Profession', value: professionWord(person.profession) },
          { name: 'Title or function', value: person.title ?? notSaid },
          { name: 'E-mail', value: person.email ?? notSaid, isWide: true },
        ]}
      />
      {isEditing && <EditPerson person={person} onClose={() => setEditing(false)} />}
    </Section>
  );
};
