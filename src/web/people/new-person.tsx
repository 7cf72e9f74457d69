import { useState } from 'react';
import { useNavigate } from 'react-router';
import { madePerson, type MadePerson } from '../../personnel/people.contract.ts';
import { useDraft } from '../session/drafts.ts';
import { FormDialog } from '../ui/form-dialog.tsx';
import { useChange } from '../ui/use-change.ts';
import { PasswordLinkOnce } from './password-link-once.tsx';
import { emptyPerson, PersonFields, personOf } from './person-fields.tsx';

/** Adds a person; with a login, a link to choose a password is shown to be handed over. */
export const NewPerson = ({ onClose }: { readonly onClose: () => void }) => {
  const { draft, keep, forget } = useDraft('new person', () => emptyPerson);
  const [made, setMade] = useState<MadePerson | null>(null);
  const add = useChange(madePerson);
  const navigate = useNavigate();
  const input = personOf(draft);
  const close = (): void => {
    forget();
    onClose();
  };
  const goTo = (id: number): void => {
    close();
    void navigate(`/people/${id}`);
  };
  const link = made?.passwordLink ?? null;
  if (made !== null && link !== null) {
    const { id, name } = made.person;
    return <PasswordLinkOnce name={name} link={link} onClose={() => goTo(id)} />;
  }
  return (
    <FormDialog
      title="Add a person"
      action="Add"
      isWhole={input !== null}
      isSending={add.isPending}
      error={add.error}
      onSend={() =>
        add.mutate(
          { method: 'POST', path: '/people', body: input },
          {
            onSuccess: (answer) => {
              setMade(answer);
              if (answer.passwordLink === null) goTo(answer.person.id);
            },
          },
        )
      }
      onClose={close}
    >
      <PersonFields draft={draft} onDraft={keep} />
    </FormDialog>
  );
};
