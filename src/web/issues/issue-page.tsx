import { Anchor, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { IssueView } from '../../qc/issues/issues.contract.ts';
import '../availability/availability.css';
import { RecordService } from '../availability/record-service.tsx';
import { useMay } from '../session/me.ts';
import { formatDate, formatInstant } from '../ui/dates.ts';
import { PageHeader } from '../ui/page-header.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Section } from '../ui/section.tsx';
import { PageSkeleton } from '../ui/skeletons.tsx';
import { UnitName } from '../ui/unit-name.tsx';
import { IssueBadge } from './issue-badge.tsx';
import { IssueStep, stepWords, type IssueEvent } from './issue-step.tsx';
import { useIssue } from './use-issues.ts';

const Course = ({ issue }: { readonly issue: IssueView }) => (
  <ul className="availability-lines" aria-label="What was done">
    {issue.events.map(({ event, words, sessionId, by, at, comment }, place) => (
      <li key={`${event} ${place}`}>
        <span>{formatInstant(at)}</span>
        <strong>{words}</strong>
        <span>
          {by}
          {comment !== null && `: ${comment}`}
        </span>
        {sessionId !== null && (
          <Anchor component={Link} to={`/qc/sessions/${sessionId}`} size="sm" underline="always">
            The session
          </Anchor>
        )}
      </li>
    ))}
    {issue.service.map(({ id, onDate, kindWords, what, vendor, ticket }) => (
      <li key={`service ${id}`}>
        <span>{formatDate(onDate)}</span>
        <strong>{kindWords}</strong>
        <span>{[what, vendor, ticket].filter((each) => each !== null).join(', ')}</span>
      </li>
    ))}
  </ul>
);

const IssueOf = ({ issue }: { readonly issue: IssueView }) => {
  const [dialog, setDialog] = useState<IssueEvent | 'service' | null>(null);
  const mayStep = useMay('qc.record');
  const close = (): void => setDialog(null);
  return (
    <article style={{ paddingBottom: 64 }}>
      <PageHeader
        above={
          <Anchor component={Link} to="/qc/issues">
            Issues
          </Anchor>
        }
        title={issue.title}
        subtitle={
          <Group gap="md">
            <IssueBadge issue={issue} />
            <Anchor component={Link} to={`/units/${issue.unit.id}`} size="sm">
              <UnitName unit={issue.unit} />
            </Anchor>
          </Group>
        }
      >
        {mayStep && (
          <>
            <Button variant="default" onClick={() => setDialog('service')}>
              Record service…
            </Button>
            {issue.possible.map(({ event }) => (
              <Button key={event} variant="default" onClick={() => setDialog(event)}>
                {stepWords[event].title}…
              </Button>
            ))}
          </>
        )}
      </PageHeader>
      <Section title="What to do" note="The written action of the test">
        <Text>{issue.onFailure}</Text>
      </Section>
      <Section title="What was done">
        <Course issue={issue} />
      </Section>
      {dialog === 'service' && <RecordService unitId={issue.unit.id} issueId={issue.id} onClose={close} />}
      {dialog !== null && dialog !== 'service' && (
        <IssueStep issueId={issue.id} event={dialog} onClose={close} />
      )}
    </article>
  );
};

/** One failure: what to do, what was done, and the next step. */
export const IssuePage = () => {
  const { data, error, refetch } = useIssue(Number(useParams()['issueId']));
  if (error !== null) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageSkeleton />;
  return <IssueOf issue={data} />;
};
