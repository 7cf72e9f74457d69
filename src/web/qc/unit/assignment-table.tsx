import { ActionIcon, Anchor, Menu, Table, Text, VisuallyHidden } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { AssignmentView } from '../../../qc/schedule/schedule.contract.ts';
import { formatDate } from '../../ui/dates.ts';
import { daysAway, useToday } from '../../ui/days.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import { VerdictBadge } from '../badges.tsx';
import { performerWords, shareWords } from '../qc-words.ts';
import { excusable } from './assignment-dialogs.tsx';

export type AssignmentAction = 'change' | 'end' | 'excuse';

interface RowProps {
  readonly assignment: AssignmentView;
  readonly mayPlan: boolean;
  readonly onAction: (action: AssignmentAction, assignment: AssignmentView) => void;
}

const Next = ({ assignment: { open, next, until } }: Pick<RowProps, 'assignment'>) => {
  const today = useToday();
  const [first] = open;
  if (until !== null && until < today) return <span className="not-reported">ended {formatDate(until)}</span>;
  if (first !== undefined) {
    const isOverdue = first.state === 'overdue';
    return (
      <>
        <StateBadge kind={isOverdue ? 'action' : 'warning'} word={isOverdue ? 'Overdue' : 'Due'} />
        <Text size="xs" c="dimmed">
          {isOverdue && 'was due by '}
          {!isOverdue && first.windowEnd !== today && 'until '}
          {first.windowEnd === today ? 'today' : formatDate(first.windowEnd)}
        </Text>
      </>
    );
  }
  if (next === null) return <span className="not-reported">nothing planned</span>;
  return (
    <>
      {formatDate(next.due)}
      <Text size="xs" c="dimmed">
        {daysAway(next.due, today)}
        {next.movedBecause !== null && `, moved: ${next.movedBecause}`}
      </Text>
    </>
  );
};

const Schedule = ({ assignment }: Pick<RowProps, 'assignment'>) => {
  const { ruleWords, windowWords, from, until } = assignment;
  return (
    <>
      {ruleWords}
      <Text size="xs" c="dimmed">
        {windowWords === '' ? '' : `in time ${windowWords}; `}
        since {formatDate(from)}
        {until !== null && `, to ${formatDate(until)}`}
      </Text>
    </>
  );
};

const OnTime = ({ assignment: { year } }: Pick<RowProps, 'assignment'>) => {
  const parts = [
    year.doneLate > 0 && `${year.doneLate} late`,
    year.missed > 0 && `${year.missed} missed`,
    year.excused > 0 && `${year.excused} excused`,
  ].filter((part) => part !== false);
  return (
    <>
      {year.share === null ? (
        <span className="not-reported">{shareWords(null)}</span>
      ) : (
        shareWords(year.share)
      )}
      {parts.length > 0 && (
        <Text size="xs" c="dimmed">
          {parts.join(', ')}
        </Text>
      )}
    </>
  );
};

const More = ({ assignment, onAction }: RowProps) => (
  <Menu position="bottom-end" shadow="md">
    <Menu.Target>
      <ActionIcon variant="default" size="lg" aria-label={`More: ${assignment.name}`}>
        <IconDots size={18} aria-hidden />
      </ActionIcon>
    </Menu.Target>
    <Menu.Dropdown>
      <Menu.Item onClick={() => onAction('change', assignment)}>Change the schedule…</Menu.Item>
      <Menu.Item disabled={excusable(assignment).length === 0} onClick={() => onAction('excuse', assignment)}>
        Excuse one time…
      </Menu.Item>
      <Menu.Item onClick={() => onAction('end', assignment)}>End…</Menu.Item>
    </Menu.Dropdown>
  </Menu>
);

const AssignmentRow = (props: RowProps) => {
  const { assignment, mayPlan } = props;
  const { procedureKey, name, performedBy, last } = assignment;
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor component={Link} to={`/qc/procedures/${encodeURIComponent(procedureKey)}`} size="sm">
          {name}
        </Anchor>
        <Text size="xs" c="dimmed">
          {procedureKey}, {performerWords[performedBy].toLowerCase()}
        </Text>
      </Table.Td>
      <Table.Td>
        <Schedule assignment={assignment} />
      </Table.Td>
      <Table.Td>
        <Next assignment={assignment} />
      </Table.Td>
      <Table.Td>
        {last === null ? (
          <span className="not-reported">never done</span>
        ) : (
          <Link to={`/qc/sessions/${last.sessionId}`} className="qc-plain-link">
            <VerdictBadge verdict={last.verdict} />
            <Text size="xs" c="dimmed">
              {formatDate(last.on)}
            </Text>
          </Link>
        )}
      </Table.Td>
      <Table.Td>
        <OnTime assignment={assignment} />
      </Table.Td>
      {mayPlan && (
        <Table.Td ta="end" className="no-print">
          <More {...props} />
        </Table.Td>
      )}
    </Table.Tr>
  );
};

interface AssignmentTableProps extends Omit<RowProps, 'assignment'> {
  readonly label: string;
  readonly assignments: readonly AssignmentView[];
}

/** The tests of a unit: when each is due, how it went last, how much of the year was done on time. */
export const AssignmentTable = ({ label, assignments, ...rest }: AssignmentTableProps) => (
  <Table.ScrollContainer
    minWidth={700}
    scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'group', 'aria-label': label } }}
  >
    <Table fz="sm" verticalSpacing={8} className="qc-tests">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Test</Table.Th>
          <Table.Th>Schedule</Table.Th>
          <Table.Th>Next</Table.Th>
          <Table.Th>Last result</Table.Th>
          <Table.Th>On time, 12 months</Table.Th>
          {rest.mayPlan && (
            <Table.Th className="no-print">
              <VisuallyHidden>Actions</VisuallyHidden>
            </Table.Th>
          )}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {assignments.map((assignment) => (
          <AssignmentRow key={assignment.id} assignment={assignment} {...rest} />
        ))}
      </Table.Tbody>
    </Table>
  </Table.ScrollContainer>
);
