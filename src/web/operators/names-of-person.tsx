import { Anchor, Button, Table, Text, VisuallyHidden } from '@mantine/core';
import { Link } from 'react-router';
import type { NamesOfPerson } from '../../personnel/operators/operators.contract.ts';
import type { PersonDetails } from '../../personnel/people.contract.ts';
import { useMay } from '../session/me.ts';
import { formatCount } from '../ui/amounts.ts';
import { formatDate } from '../ui/dates.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Section } from '../ui/section.tsx';
import { ListSkeleton } from '../ui/skeletons.tsx';
import { nameOf, spellingsOf, studiesPath } from './operator-words.ts';
import { useDecide, useNamesOfPerson } from './use-operators.ts';

type Name = NamesOfPerson['names'][number];

interface NameRowProps {
  readonly name: Name;
  readonly onTakeBack: (() => void) | null;
}

const NameRow = ({ name, onTakeBack }: NameRowProps) => (
  <Table.Tr>
    <Table.Td>
      <bdi>{spellingsOf(name).join(' · ')}</bdi>
    </Table.Td>
    <Table.Td ta="right">
      {name.studyCount === 0 ? (
        <span className="not-reported">none you may see</span>
      ) : (
        <Anchor component={Link} to={studiesPath([name.key])} size="sm">
          {formatCount(name.studyCount)}
        </Anchor>
      )}
    </Table.Td>
    <Table.Td>{name.lastStudyDate === null ? '' : formatDate(name.lastStudyDate)}</Table.Td>
    {onTakeBack !== null && (
      <Table.Td ta="end" className="no-print">
        <Button
          size="compact-md"
          fz="sm"
          variant="default"
          aria-label={`Take back: ${nameOf(name)}`}
          onClick={onTakeBack}
        >
          Take back
        </Button>
      </Table.Td>
    )}
  </Table.Tr>
);

const NameTable = ({ names, mayMap }: { readonly names: readonly Name[]; readonly mayMap: boolean }) => {
  const { decide, error } = useDecide();
  return (
    <>
      {error !== null && <ProblemNotice error={error} />}
      <Table.ScrollContainer
        minWidth={420}
        maw={820}
        scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'group', 'aria-label': 'Names in reports' } }}
      >
        <Table fz="sm" verticalSpacing={7}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>As reports write it</Table.Th>
              <Table.Th ta="right">Studies</Table.Th>
              <Table.Th>Last study</Table.Th>
              {mayMap && (
                <Table.Th className="no-print">
                  <VisuallyHidden>Actions</VisuallyHidden>
                </Table.Th>
              )}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {names.map((name) => (
              <NameRow
                key={name.key}
                name={name}
                onTakeBack={
                  mayMap
                    ? () => decide({ key: name.key, personId: null, setAside: false }, () => undefined)
                    : null
                }
              />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </>
  );
};

const toOperators = (
  <Anchor component={Link} to="/operators" size="sm" underline="always">
    Operators
  </Anchor>
);

const None = ({ mayMap }: { readonly mayMap: boolean }) => (
  <Text size="sm" c="dimmed">
    No name in reports is known as theirs. {mayMap && <>Names are mapped on the page {toOperators}.</>}
  </Text>
);

/** Which names in reports are this person’s, with the studies that whoever looks may see. */
export const NamesOfPersonPart = ({ person }: { readonly person: PersonDetails }) => {
  const { data, error, refetch } = useNamesOfPerson(person.id);
  const mayMap = useMay('operators.map', 'everywhere');
  const keys = data?.names.map(({ key }) => key) ?? [];
  return (
    <Section
      title="Names in reports"
      note="As operator or performing physician. Whoever sees own cases only sees the studies of these."
      actions={
        keys.length > 1 && (
          <Button component={Link} to={studiesPath(keys)} variant="default" size="compact-md" fz="sm">
            All their studies
          </Button>
        )
      }
    >
      {error !== null && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <ListSkeleton rows={2} />}
      {data !== undefined &&
        (data.names.length === 0 ? (
          <None mayMap={mayMap} />
        ) : (
          <NameTable names={data.names} mayMap={mayMap} />
        ))}
    </Section>
  );
};
