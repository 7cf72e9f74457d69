import { Text } from '@mantine/core';
import { Link } from 'react-router';
import type { SessionLine } from '../../../qc/sessions/sessions.contract.ts';
import { formatDate, formatInstant } from '../../ui/dates.ts';
import type { GridColumn } from '../../ui/grid-list.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { UnitName } from '../../ui/unit-name.tsx';
import { ReviewBadge, VerdictBadge } from '../badges.tsx';

/** A list of sessions: what, where, by whom, what it was worth, and where its review stands. */
export const sessionColumns: readonly GridColumn<SessionLine>[] = [
  {
    id: 'day',
    head: 'Day',
    track: 'minmax(96px, 0.6fr)',
    cell: ({ onDate, completedAt }) => (
      <span title={`completed ${formatInstant(completedAt)}, your own time`}>{formatDate(onDate)}</span>
    ),
  },
  {
    id: 'test',
    head: 'Test',
    track: 'minmax(180px, 2fr)',
    cell: ({ id, name, procedureKey }) => (
      <>
        <Link to={`/qc/sessions/${id}`} tabIndex={-1} onClick={(event) => event.stopPropagation()}>
          {name}
        </Link>
        <Text size="xs" c="dimmed">
          {procedureKey}
        </Text>
      </>
    ),
  },
  {
    id: 'unit',
    head: 'Unit',
    track: 'minmax(90px, 1fr)',
    cell: ({ unit }) => <UnitName unit={unit} />,
  },
  {
    id: 'verdict',
    head: 'Verdict',
    track: 'minmax(126px, 0.8fr)',
    cell: ({ verdict, isComplete }) => (
      <>
        <VerdictBadge verdict={verdict} />
        {!isComplete && (
          <Text size="xs" component="div">
            <StateBadge kind="warning" word="Incomplete" />
          </Text>
        )}
      </>
    ),
  },
  {
    id: 'review',
    head: 'Review',
    track: 'minmax(126px, 0.9fr)',
    cell: ({ reviewState }) => <ReviewBadge state={reviewState} />,
  },
  { id: 'by', head: 'By', track: 'minmax(90px, 0.8fr)', cell: ({ performer }) => performer.name },
  {
    id: 'comment',
    head: 'Comment',
    track: 'minmax(100px, 1.4fr)',
    cell: ({ comment }) => comment ?? '',
  },
];
