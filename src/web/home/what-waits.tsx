import { Anchor, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import type { Overview } from '../../dose/study-list.contract.ts';
import type { ArrivalSummary } from '../../ingestion/ingestion.contract.ts';
import { useMay } from '../session/me.ts';
import { counted, formatBytes } from '../ui/amounts.ts';
import { formatInstant } from '../ui/dates.ts';
import { StateBadge } from '../ui/state-badge.tsx';
import { useAuditWaiting } from './audit-waits.ts';
import './home.css';
import { usePeopleWaiting } from './people-waits.ts';
import { useQcWaiting } from './qc-waits.ts';
import { daysBefore, useLatelyRefused } from './use-home.ts';
import type { Waiting } from './waiting.ts';

const is = (count: number): string => (count === 1 ? 'is' : 'are');

const ofArrivals = (
  { counts, disk }: ArrivalSummary,
  refused: number,
  mayReplay: boolean,
): (Waiting | false)[] => [
  disk.low && {
    kind: 'action',
    word: 'Disk',
    sentence: `The disk is nearly full${disk.freeBytes === null ? '' : `: ${formatBytes(disk.freeBytes)} left`}. When none is left, senders are told “not stored”.`,
    path: '/inbox',
    action: 'See the inbox',
  },
  counts.parked > 0 && {
    kind: 'action',
    word: 'Parked',
    sentence: `${counted(counts.parked, 'file')} failed too often and ${counts.parked === 1 ? 'waits' : 'wait'} to be read again.`,
    path: '/inbox?status=parked',
    action: mayReplay ? 'Look and replay' : 'See why',
  },
  counts.failed > 0 && {
    kind: 'warning',
    word: 'Trying again',
    sentence: `${counted(counts.failed, 'file')} could not be read for a fault on our side, and ${counts.failed === 1 ? 'is tried again by itself' : 'are tried again by themselves'}.`,
    path: '/inbox?status=failed',
    action: 'See why',
  },
  refused > 0 && {
    kind: 'warning',
    word: 'Refused',
    sentence: `${counted(refused, 'file')} of the last 30 days ${is(refused)} kept but could not be taken as a report.`,
    path: '/inbox?status=refused',
    action: 'See why',
  },
];

const ofUnits = (overview: Overview, mayManage: boolean): (Waiting | false)[] => [
  mayManage &&
    overview.unconfirmedUnitCount > 0 && {
      kind: 'warning',
      word: 'New unit',
      sentence: `${counted(overview.unconfirmedUnitCount, 'unit')} ${overview.unconfirmedUnitCount === 1 ? 'waits' : 'wait'} to be confirmed, named and placed.`,
      path: '/units',
      action: 'Confirm',
    },
  ...overview.units
    .filter(({ isSilent }) => isSilent)
    .map((unit): Waiting => ({
      kind: 'warning',
      word: 'Silent',
      sentence: `${unit.name} has sent nothing for ${counted(unit.daysSilent ?? 0, 'day')}${unit.lastSeenAt === null ? '' : ` (last on ${formatInstant(unit.lastSeenAt)})`}.`,
      path: `/units/${unit.id}`,
      action: 'See the unit',
    })),
  overview.studiesWithWarningsLast7Days > 0 && {
    kind: 'warning',
    word: 'Odd reports',
    sentence: `${counted(overview.studiesWithWarningsLast7Days, 'study', 'studies')} of the last 7 days ${overview.studiesWithWarningsLast7Days === 1 ? 'has' : 'have'} a warning: something in the report is odd.`,
    path: `/studies?withWarnings=true&from=${daysBefore(overview.today, 6)}`,
    action: 'Look at them',
  },
];

interface WhatWaitsProps {
  readonly overview: Overview;
  readonly arrivals: ArrivalSummary | undefined;
}

/** What needs a person, most pressing first; nothing else. */
export const WhatWaits = ({ overview, arrivals }: WhatWaitsProps) => {
  const refused = useLatelyRefused(overview.today);
  const mayReplay = useMay('arrivals.replay', 'everywhere');
  const mayManage = useMay('units.manage');
  const ofAudit = useAuditWaiting();
  const ofPeople = usePeopleWaiting();
  const ofQc = useQcWaiting();
  const waiting = [
    ...ofAudit,
    ...(arrivals === undefined ? [] : ofArrivals(arrivals, refused, mayReplay)),
    ...ofUnits(overview, mayManage),
    ...ofQc,
    ...ofPeople,
  ]
    .filter((each) => each !== false)
    .toSorted((one, other) => Number(other.kind === 'action') - Number(one.kind === 'action'));
  return (
    <section aria-labelledby="what-waits">
      <Title order={2} id="what-waits" mb={6}>
        What waits for you
      </Title>
      {waiting.length === 0 ? (
        <StateBadge kind="pass" word="Nothing waits" />
      ) : (
        <Stack gap={0} component="ul" className="home-list">
          {waiting.map(({ kind, word, sentence, path, action }) => (
            <li key={`${word} ${path} ${sentence}`}>
              <StateBadge kind={kind} word={word} />
              <Text size="sm">{sentence}</Text>
              <Anchor component={Link} to={path} size="sm" aria-label={`${action}: ${word}`}>
                {action}
              </Anchor>
            </li>
          ))}
        </Stack>
      )}
    </section>
  );
};
