import { Alert, Anchor, Button, Group, Text } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { possibleEvents } from '../../../qc/core/states/state-table.ts';
import { reviewTable } from '../../../qc/core/states/review-states.ts';
import type { SessionView } from '../../../qc/sessions/sessions.contract.ts';
import { useMay, useMe } from '../../session/me.ts';
import { formatDate, formatInstant } from '../../ui/dates.ts';
import { Facts, type Fact } from '../../ui/facts.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Section } from '../../ui/section.tsx';
import { PageSkeleton } from '../../ui/skeletons.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { UnitName } from '../../ui/unit-name.tsx';
import { ReviewBadge, VerdictBadge } from '../badges.tsx';
import '../qc.css';
import { performerWords, sentences } from '../qc-words.ts';
import { isOwn } from '../review/review-words.ts';
import { useReview } from '../review/use-review.ts';
import { CorrectValues } from './correct-values.tsx';
import { FieldTable } from './field-table.tsx';
import { ReviewActions } from './review-actions.tsx';
import { SessionReviews } from './session-reviews.tsx';
import { useQcSession } from './use-qc-session.ts';
import { clockWords } from './value-words.ts';

interface SessionProps {
  readonly session: SessionView;
}

const factsOf = (session: SessionView): readonly Fact[] => [
  {
    name: 'Unit',
    value: (
      <Anchor component={Link} to={`/units/${session.unit.id}/qc`} size="sm">
        <UnitName unit={session.unit} />
      </Anchor>
    ),
  },
  {
    name: 'Recorded by',
    value: `${session.performer.name}, ${performerWords[session.performedAs].toLowerCase()}`,
  },
  { name: 'Completed', value: formatInstant(session.completedAt) },
  { name: 'Begun', value: formatInstant(session.startedAt) },
  { name: 'Received', value: formatInstant(session.receivedAt) },
  {
    name: 'Procedure',
    value: (
      <Anchor component={Link} to={`/qc/procedures/${encodeURIComponent(session.procedureKey)}`} size="sm">
        {session.procedureKey}, version {session.version}
      </Anchor>
    ),
  },
  ...(session.isNewestVersion
    ? []
    : [{ name: 'Note', value: 'There is a newer version; this one judged it.' }]),
  ...(session.revision > 1 ? [{ name: 'Revision', value: `${session.revision}, corrected since` }] : []),
];

/** Why nobody but others may decide, or why it is not one's own to do. */
const useWhyOff = (session: SessionView): string | null => {
  const { personId } = useMe();
  if (!session.standing.mayReview) return `You cannot review it. ${sentences(session.standing.because)}`;
  return isOwn(session, personId) ? reviewTable.needs['not-own'] : null;
};

const Remarks = ({ session }: SessionProps) => {
  const clock = clockWords(session.clockAheadS);
  return (
    <div style={{ padding: '12px var(--mantine-spacing-lg) 0' }}>
      {session.comment !== null && (
        <Text size="sm">
          <b>Comment:</b> “{session.comment}”
        </Text>
      )}
      {!session.isComplete && (
        <Text size="sm" component="div">
          <StateBadge kind="warning" word="Incomplete" />: something that is required was not recorded. It
          does not count as done.
        </Text>
      )}
      {clock !== null && (
        <Text size="sm" c="dimmed">
          {clock}
        </Text>
      )}
    </div>
  );
};

/** The written action belongs beside what asks for it. */
const WrittenAction = ({ session }: SessionProps) =>
  (session.verdict === 'action' || session.verdict === 'warning') && (
    <Alert
      variant="outline"
      color={session.verdict === 'action' ? 'red' : 'yellow'}
      icon={<IconAlertCircle />}
      title={<Text fw={600}>What to do when it fails</Text>}
      mx="lg"
      mt="md"
      maw={860}
    >
      <Text size="sm">{session.onFailure}</Text>
    </Alert>
  );

const Actions = ({ session }: SessionProps) => {
  const [isCorrecting, setCorrecting] = useState(false);
  const mayRecord = useMay('qc.record');
  const maySign = useMay('qc.sign');
  const isOff = useWhyOff(session) !== null;
  const events = possibleEvents(reviewTable, session.reviewState);
  return (
    <>
      {mayRecord && events.includes('correct') && (
        <Button variant="default" onClick={() => setCorrecting(true)}>
          Correct values…
        </Button>
      )}
      {maySign && <ReviewActions session={session} events={events} isOff={isOff} />}
      {isCorrecting && <CorrectValues session={session} onClose={() => setCorrecting(false)} />}
    </>
  );
};

const WhyOff = ({ session }: SessionProps) => {
  const why = useWhyOff(session);
  const maySign = useMay('qc.sign');
  return (
    maySign &&
    why !== null && (
      <Text size="sm" px="lg" pb="sm" maw={860} className="no-print">
        {why}
      </Text>
    )
  );
};

/** From one that needs eyes to the next, so that nobody has to go back to the list. */
const NextThatNeedsEyes = ({ session }: SessionProps) => {
  const waiting = useReview(useMay('qc.sign')).data?.needsEyes ?? [];
  const others = waiting.filter(({ id }) => id !== session.id);
  const next = others.find(({ id }) => id > session.id) ?? others[0];
  return (
    next !== undefined && (
      <Text size="sm" px="lg" pb="sm" className="no-print">
        Next that needs eyes:{' '}
        <Anchor component={Link} to={`/qc/sessions/${next.id}`} size="sm">
          {next.name}, {next.unit.name}, {formatDate(next.onDate)}
        </Anchor>
      </Text>
    )
  );
};

const Session = ({ session }: SessionProps) => (
  <article style={{ paddingBottom: 64 }}>
    <PageHeader
      above={
        <Anchor component={Link} to="/qc/sessions">
          QC sessions
        </Anchor>
      }
      title={`${session.name}, ${session.unit.name}, ${formatDate(session.onDate)}`}
      subtitle={
        <Group gap="md">
          <VerdictBadge verdict={session.verdict} />
          <ReviewBadge state={session.reviewState} />
        </Group>
      }
    >
      <Actions session={session} />
    </PageHeader>
    <WhyOff session={session} />
    <NextThatNeedsEyes session={session} />
    <div style={{ padding: '0 var(--mantine-spacing-lg)' }}>
      <Facts facts={factsOf(session)} />
    </div>
    <Remarks session={session} />
    <WrittenAction session={session} />
    <Section title="Values">
      <FieldTable session={session} />
    </Section>
    <SessionReviews session={session} />
  </article>
);

/** One session with all that was recorded, judged and decided. */
export const SessionPage = () => {
  const { sessionId } = useParams();
  const { data, error, refetch } = useQcSession(Number(sessionId));
  if (error !== null) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageSkeleton />;
  return <Session key={data.id} session={data} />;
};
