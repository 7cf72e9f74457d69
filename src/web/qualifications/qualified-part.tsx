import { Anchor, Button, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import type {
  CapacityName,
  PersonQualifications,
  QualificationAnswer,
} from '../../personnel/credentials/credentials.contract.ts';
import type { PersonDetails, ProfessionName } from '../../personnel/people.contract.ts';
import { useMay, useMe } from '../session/me.ts';
import { formatDate } from '../ui/dates.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Section } from '../ui/section.tsx';
import { ListSkeleton } from '../ui/skeletons.tsx';
import { UnitName } from '../ui/unit-name.tsx';
import { Answer } from './answer.tsx';
import { SignException } from './exception-dialogs.tsx';
import { Exceptions } from './exceptions.tsx';
import { capacityWord, either } from './policy-words.ts';
import { useExceptions, useQualifications } from './use-qualifications.ts';

type CapacityView = PersonQualifications['capacities'][number];

/** As what people of a profession are asked to be qualified. */
const expected: Readonly<Partial<Record<ProfessionName, CapacityName>>> = {
  physicist: 'qualified-medical-physicist',
  technologist: 'technologist',
  physician: 'fluoroscopy-operator',
  'non-physician-radiology-provider': 'fluoroscopy-operator',
};

const holdsNothing = ({ everywhere, units }: CapacityView): boolean =>
  units.length === 0 &&
  everywhere.missing.length > 0 &&
  everywhere.missing.every((why) => why === 'not-held');

const chargeWords = { primary: 'primary physicist', deputy: 'deputy' } as const;

const isSaid = (answer: QualificationAnswer, everywhere: QualificationAnswer): boolean =>
  answer.isQualified === everywhere.isQualified && answer.because.join() === everywhere.because.join();

interface RowsProps {
  readonly view: CapacityView;
}

const Head = ({ view }: RowsProps) => (
  <Table.Th scope="rowgroup" rowSpan={view.units.length + 1}>
    {capacityWord(view.capacity)}
  </Table.Th>
);

/** The units that are named, then all others. */
const CapacityRows = ({ view }: RowsProps) => (
  <Table.Tbody>
    {view.units.map(({ unit, supervises, answer }, at) => (
      <Table.Tr key={unit.id}>
        {at === 0 && <Head view={view} />}
        <Table.Td>
          <Anchor component={Link} to={`/units/${unit.id}`} size="sm">
            <UnitName unit={unit} />
          </Anchor>
          {supervises !== null && (
            <Text size="xs" c="dimmed">
              {chargeWords[supervises]}
            </Text>
          )}
        </Table.Td>
        <Table.Td>
          <Answer answer={answer} isShort={isSaid(answer, view.everywhere)} />
        </Table.Td>
      </Table.Tr>
    ))}
    <Table.Tr>
      {view.units.length === 0 && <Head view={view} />}
      <Table.Td>{view.units.length === 0 ? 'Every unit' : 'Every other unit'}</Table.Td>
      <Table.Td>
        <Answer answer={view.everywhere} />
      </Table.Td>
    </Table.Tr>
  </Table.Tbody>
);

const lower = (capacity: CapacityName): string => capacityWord(capacity).toLowerCase();

const Answers = ({
  qualifications,
  profession,
}: {
  readonly qualifications: PersonQualifications;
  readonly profession: ProfessionName;
}) => {
  const asked = expected[profession];
  const { capacities } = qualifications;
  const told = capacities.filter((view) => view.capacity === asked || !holdsNothing(view));
  const untold = capacities.filter((view) => !told.includes(view));
  return (
    <>
      {told.length > 0 && (
        <Table.ScrollContainer
          minWidth={560}
          scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'group', 'aria-label': 'Qualified as' } }}
        >
          <Table fz="sm" verticalSpacing={7}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th w="24%">As</Table.Th>
                <Table.Th w="20%">On</Table.Th>
                <Table.Th>Today</Table.Th>
              </Table.Tr>
            </Table.Thead>
            {told.map((view) => (
              <CapacityRows key={view.capacity} view={view} />
            ))}
          </Table>
        </Table.ScrollContainer>
      )}
      {untold.length > 0 && (
        <Text size="sm" c="dimmed" mt="xs">
          Holds nothing that would qualify as {either(untold.map(({ capacity }) => lower(capacity)))}.
        </Text>
      )}
    </>
  );
};

const Note = ({ date }: { readonly date: string | undefined }) => (
  <>
    {date === undefined ? 'Today' : `Today, ${formatDate(date)}`}, by the policy on the page{' '}
    <Anchor component={Link} to="/qualifications" size="sm" underline="always">
      Who is qualified
    </Anchor>
    .
  </>
);

/** Nobody signs an exception for themselves. */
const useMaySignFor = ({ id, leftAt }: PersonDetails): boolean => {
  const isMe = useMe().personId === id;
  return useMay('policies.change', 'everywhere') && !isMe && leftAt === null;
};

/** What the person is qualified as today, why or since when not, and by which signed exceptions. */
export const QualifiedPart = ({ person }: { readonly person: PersonDetails }) => {
  const { data, error, refetch } = useQualifications(person.id);
  const exceptions = useExceptions(person.id).data?.exceptions ?? [];
  const [isSigning, setSigning] = useState(false);
  const maySign = useMaySignFor(person);
  return (
    <Section
      title="Qualified as"
      note={<Note date={data?.date} />}
      actions={
        maySign && (
          <Button variant="default" size="compact-md" fz="sm" onClick={() => setSigning(true)}>
            Sign an exception…
          </Button>
        )
      }
    >
      {error !== null && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <ListSkeleton rows={2} />}
      {data !== undefined && <Answers qualifications={data} profession={person.profession} />}
      {exceptions.length > 0 && <Exceptions exceptions={exceptions} />}
      {isSigning && <SignException person={person} onClose={() => setSigning(false)} />}
    </Section>
  );
};
