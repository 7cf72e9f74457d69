import { Button, Group, Text } from '@mantine/core';
import type { MouseEvent } from 'react';
import { Link } from 'react-router';
import type { OperatorNameView } from '../../personnel/operators/operators.contract.ts';
import { professionWord } from '../people/people-words.ts';
import { formatCount } from '../ui/amounts.ts';
import { formatDate } from '../ui/dates.ts';
import type { GridColumn } from '../ui/grid-list.tsx';
import { nameOf, spellingsOf, studiesPath, suggestionWords } from './operator-words.ts';
import type { Choice } from './whose-dialog.tsx';

/** A name with its place in the list. */
export interface NameRow {
  readonly id: number;
  readonly name: OperatorNameView;
}

export interface Deciding {
  readonly onDecide: (name: OperatorNameView, choice: Choice) => void;
  readonly onAsk: (name: OperatorNameView) => void;
  /** The name that is being sent. */
  readonly sendingKey: string | null;
}

/** A press on a button of a row does not open the row. */
const alone =
  (work: () => void) =>
  (event: MouseEvent): void => {
    event.stopPropagation();
    work();
  };

const nameColumn: GridColumn<NameRow> = {
  id: 'name',
  head: 'In reports',
  track: 'minmax(130px, 1.1fr)',
  cell: ({ name }) => {
    const [usual, ...others] = spellingsOf(name);
    return (
      <>
        <Text span fw={600} size="sm">
          <bdi>{usual}</bdi>
        </Text>
        {others.length > 0 && (
          <Text size="xs" c="dimmed">
            <bdi>{others.join(' · ')}</bdi>
          </Text>
        )}
      </>
    );
  },
};

const roleColumn: GridColumn<NameRow> = {
  id: 'roles',
  head: 'As',
  track: 'minmax(105px, 0.8fr)',
  cell: ({ name: { roles } }) =>
    roles.length === 0 ? (
      <span className="not-reported">in no study now</span>
    ) : (
      roles.map((role) => <div key={role}>{role}</div>)
    ),
};

const studiesColumn: GridColumn<NameRow> = {
  id: 'studies',
  head: 'Studies, last on',
  track: 'minmax(88px, 0.6fr)',
  cell: ({ name }) => (
    <>
      <Link
        to={studiesPath([name.key])}
        onClick={(event) => event.stopPropagation()}
        aria-label={`${formatCount(name.studyCount)} studies of ${nameOf(name)}`}
      >
        {formatCount(name.studyCount)}
      </Link>
      {name.lastStudyDate !== null && (
        <Text size="xs" c="dimmed">
          {formatDate(name.lastStudyDate)}
        </Text>
      )}
    </>
  ),
};

interface ActProps {
  readonly word: string;
  /** The name that it is done to; said after the word to those who hear the page. */
  readonly to: string;
  readonly onPress: () => void;
}

const Act = ({ word, to, onPress }: ActProps) => (
  <Button
    variant="subtle"
    size="compact-md"
    fz="sm"
    fw={400}
    px={8}
    aria-label={`${word}: ${to}`}
    onClick={alone(onPress)}
  >
    {word}
  </Button>
);

/** Whom it may be: a press says so. */
const Suggestions = ({ name, onDecide, sendingKey }: { readonly name: OperatorNameView } & Deciding) => (
  <>
    {name.suggestions.length > 1 && (
      <Text span size="sm" c="dimmed">
        could be
      </Text>
    )}
    {name.suggestions.map((suggestion) => {
      const { person, title, profession } = suggestion;
      const words = suggestionWords(suggestion, name.suggestions);
      return (
        <Button
          key={person.id}
          variant="default"
          size="compact-md"
          fz="sm"
          fw={500}
          loading={sendingKey === name.key}
          title={title ?? professionWord(profession)}
          aria-label={`${nameOf(name)} is ${words}`}
          onClick={alone(() => onDecide(name, { personId: person.id, setAside: false }))}
        >
          {words}
        </Button>
      );
    })}
  </>
);

const Unmapped = (props: { readonly name: OperatorNameView } & Deciding) => {
  const { name, onDecide, onAsk } = props;
  const usual = nameOf(name);
  const hasSome = name.suggestions.length > 0;
  return (
    <Group gap={6} className="whose">
      {hasSome ? <Suggestions {...props} /> : <span className="not-reported">nobody has a name like it</span>}
      <span className="whose-acts">
        <Act word={hasSome ? 'Someone else…' : 'Say who…'} to={usual} onPress={() => onAsk(name)} />
        <Act word="Set aside" to={usual} onPress={() => onDecide(name, { personId: null, setAside: true })} />
      </span>
    </Group>
  );
};

const Decided = ({ name, onDecide, onAsk }: { readonly name: OperatorNameView } & Deciding) => {
  const { person } = name;
  const usual = nameOf(name);
  return (
    <Group gap={6} className="whose">
      {person === null ? (
        <span className="not-reported">set aside: nobody’s name</span>
      ) : (
        <Link to={`/people/${person.id}`} onClick={(event) => event.stopPropagation()}>
          {person.name}
        </Link>
      )}
      <span className="whose-acts">
        <Act word="Change…" to={usual} onPress={() => onAsk(name)} />
        <Act
          word="Take back"
          to={usual}
          onPress={() => onDecide(name, { personId: null, setAside: false })}
        />
      </span>
    </Group>
  );
};

export const operatorColumns = (deciding: Deciding): readonly GridColumn<NameRow>[] => [
  nameColumn,
  roleColumn,
  studiesColumn,
  {
    id: 'whose',
    head: 'Whose it is',
    track: 'minmax(250px, 2fr)',
    cell: ({ name }) =>
      name.person === null && !name.isSetAside ? (
        <Unmapped name={name} {...deciding} />
      ) : (
        <Decided name={name} {...deciding} />
      ),
  },
];
