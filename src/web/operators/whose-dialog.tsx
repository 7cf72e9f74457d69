import { Anchor, Button, Group, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { OperatorNameView } from '../../personnel/operators/operators.contract.ts';
import { peoplePage, type PersonView } from '../../personnel/people.contract.ts';
import { getJson } from '../api.ts';
import { professionWord } from '../people/people-words.ts';
import { Picker } from '../study/picker.tsx';
import { counted } from '../ui/amounts.ts';
import { formatDate } from '../ui/dates.ts';
import { FormDialog } from '../ui/form-dialog.tsx';
import { nameOf, spellingsOf } from './operator-words.ts';

export interface Choice {
  readonly personId: number | null;
  readonly setAside: boolean;
}

interface WhoseDialogProps {
  readonly name: OperatorNameView;
  readonly isSending: boolean;
  readonly error: Error | null;
  readonly onChoose: (choice: Choice) => void;
  readonly onClose: () => void;
}

const wordsOf = (
  { name, title, profession }: Pick<PersonView, 'name' | 'title' | 'profession'>,
  left: string | null,
): string =>
  [title === null ? name : `${name}, ${title}`, professionWord(profession), left]
    .filter((part) => part !== null)
    .join(' · ');

const What = ({ name }: { readonly name: OperatorNameView }) => {
  const [usual, ...others] = spellingsOf(name);
  return (
    <Text size="sm">
      Reports write “<bdi>{usual}</bdi>”
      {others.length > 0 && (
        <>
          {' '}
          and also <bdi>{others.map((each) => `“${each}”`).join(', ')}</bdi>
        </>
      )}
      {name.roles.length > 0 && `, as ${name.roles.join(' and ')}`}, in{' '}
      {counted(name.studyCount, 'study', 'studies')}
      {name.lastStudyDate !== null && `, last on ${formatDate(name.lastStudyDate)}`}.
    </Text>
  );
};

const Missing = () => (
  <Text size="sm" c="dimmed">
    Who is not found is not here yet: add them on the page{' '}
    <Anchor component={Link} to="/people" size="sm" underline="always">
      People
    </Anchor>
    , without a login if they need none. “Set aside” is for what is nobody’s name: “Tech”, “Unknown”, a room.
  </Text>
);

/** Asks whose a name is: one of those whom it may be, someone else, or nobody. */
export const WhoseDialog = ({ name, isSending, error, onChoose, onClose }: WhoseDialogProps) => {
  const { suggestions } = name;
  const only = suggestions.length === 1 ? (suggestions[0]?.person.id ?? null) : null;
  const [chosen, setChosen] = useState<number | null>(only);
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 200);
  const found = useQuery({
    queryKey: ['people', 'picker', asked],
    queryFn: ({ signal }) =>
      getJson('/people', peoplePage, { query: { text: asked, state: 'all', limit: 8 }, signal }),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
  });
  const options =
    text.trim() === ''
      ? suggestions.map(({ person, hasLeft, ...rest }) => ({
          id: person.id,
          words: wordsOf({ name: person.name, ...rest }, hasLeft ? 'has left' : null),
        }))
      : (found.data?.people ?? []).map((person) => ({
          id: person.id,
          words: wordsOf(person, person.leftAt === null ? null : `left ${formatDate(person.leftAt)}`),
        }));
  return (
    <FormDialog
      title={`Whose name is “${nameOf(name)}”?`}
      action="It is theirs"
      isWhole={chosen !== null && chosen !== name.person?.id}
      isSending={isSending}
      error={error}
      onSend={() => onChoose({ personId: chosen, setAside: false })}
      onClose={onClose}
    >
      <What name={name} />
      <Picker
        label="Person"
        placeholder={
          suggestions.length === 0 ? 'Nobody is alike: type a name' : 'One of these, or type a name'
        }
        text={text}
        onText={setText}
        options={options}
        chosen={chosen}
        onChoose={setChosen}
        error={found.error}
      />
      <Missing />
      {!name.isSetAside && (
        <Group>
          <Button variant="default" onClick={() => onChoose({ personId: null, setAside: true })}>
            Set aside: it is nobody’s
          </Button>
        </Group>
      )}
    </FormDialog>
  );
};
