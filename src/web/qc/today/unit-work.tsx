import { Anchor, Table, Text } from '@mantine/core';
import { Link } from 'react-router';
import { counted } from '../../ui/amounts.ts';
import { formatInstant } from '../../ui/dates.ts';
import { useToday } from '../../ui/days.ts';
import { Section } from '../../ui/section.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { UnitName } from '../../ui/unit-name.tsx';
import { VerdictBadge } from '../badges.tsx';
import { performerWords } from '../qc-words.ts';
import { dueWords, stateOf, type DoneToday, type UnitWork, type Work } from './work-words.ts';

const timeOf = (instant: string): string => formatInstant(instant).split(', ')[1] ?? '';

const OpenRow = ({ work }: { readonly work: Work }) => {
  const today = useToday();
  const isOverdue = stateOf(work) === 'overdue';
  return (
    <Table.Tr>
      <Table.Td className="qc-state">
        <StateBadge kind={isOverdue ? 'action' : 'warning'} word={isOverdue ? 'Overdue' : 'Due'} />
      </Table.Td>
      <Table.Td>
        {work.name}
        <Text size="xs" c="dimmed">
          {work.procedureKey}
        </Text>
      </Table.Td>
      <Table.Td>{dueWords(work, today)}</Table.Td>
      <Table.Td>{performerWords[work.performedBy]}</Table.Td>
    </Table.Tr>
  );
};

const DoneRow = ({ done }: { readonly done: DoneToday }) => (
  <Table.Tr>
    <Table.Td className="qc-state">
      <VerdictBadge verdict={done.verdict} />
    </Table.Td>
    <Table.Td>
      <Anchor component={Link} to={`/qc/sessions/${done.sessionId}`} size="sm">
        {done.name}
      </Anchor>
      <Text size="xs" c="dimmed">
        {done.procedureKey}
      </Text>
    </Table.Td>
    <Table.Td>done at {timeOf(done.completedAt)}</Table.Td>
    <Table.Td>{done.by}</Table.Td>
  </Table.Tr>
);

const useWords = ({ wasUsedToday, firstPatientAt }: UnitWork): string => {
  if (!wasUsedToday) return 'no patient today yet';
  return firstPatientAt === null ? 'in use today' : `first patient at ${timeOf(firstPatientAt)}`;
};

const titleWords = ({ unit, testCount }: UnitWork) => (
  <>
    <UnitName unit={unit} />{' '}
    <Text span c="dimmed" size="sm" fw={400}>
      {counted(testCount, 'test')}
    </Text>
  </>
);

const Rows = ({ work, doneToday }: UnitWork) => (
  <Table.ScrollContainer
    minWidth={620}
    scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'group', 'aria-label': 'Tests of today' } }}
  >
    <Table fz="sm" verticalSpacing={7} className="qc-work">
      <Table.Thead>
        <Table.Tr>
          <Table.Th className="qc-state">State</Table.Th>
          <Table.Th>Test</Table.Th>
          <Table.Th className="qc-when">When</Table.Th>
          <Table.Th className="qc-who">By</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {work.map((each) => (
          <OpenRow key={`${each.assignmentId} ${each.occurrence.due}`} work={each} />
        ))}
        {doneToday.map((each) => (
          <DoneRow key={each.sessionId} done={each} />
        ))}
      </Table.Tbody>
    </Table>
  </Table.ScrollContainer>
);

/** A unit, what it needs today and what was done. */
export const UnitToday = ({ unitWork }: { readonly unitWork: UnitWork }) => {
  const { unit, work, doneToday } = unitWork;
  return (
    <Section
      title={titleWords(unitWork)}
      note={useWords(unitWork)}
      actions={
        <Anchor component={Link} to={`/units/${unit.id}/qc`} size="sm" aria-label={`Its tests: ${unit.name}`}>
          Its tests
        </Anchor>
      }
    >
      {work.length + doneToday.length === 0 ? (
        <StateBadge kind="pass" word="Nothing is due" />
      ) : (
        <Rows {...unitWork} />
      )}
    </Section>
  );
};
