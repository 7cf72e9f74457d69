import { Anchor, Button } from '@mantine/core';
import { IconChevronLeft, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, Navigate, useParams } from 'react-router';
import type { Study } from '../../dose/study.contract.ts';
import { formatDate } from '../ui/dates.ts';
import { examWord } from '../ui/exam-words.ts';
import { PageHeader } from '../ui/page-header.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { PageSkeleton } from '../ui/skeletons.tsx';
import { StudyQcFindings } from '../use-findings/use-findings.tsx';
import { ContentTrees } from './content-trees.tsx';
import { Corrections } from './corrections.tsx';
import { EnteredByHand } from './entered-by-hand.tsx';
import { Findings } from './findings.tsx';
import { KeyFigures } from './key-figures.tsx';
import { Notices } from './notices.tsx';
import { Part } from './part.tsx';
import { Patient } from './patient.tsx';
import { Reports } from './reports.tsx';
import { StudyActions } from './study-actions.tsx';
import { StudyFacts } from './study-facts.tsx';
import './study.css';
import { useStudy } from './study-query.ts';

const titleOf = (study: Study): string =>
  study.description ?? study.procedure ?? study.protocol ?? `Study without a description`;

const subtitleOf = (study: Study): string =>
  [
    study.date === null ? 'date not reported' : formatDate(study.date),
    study.time?.slice(0, 5),
    study.examTypes.map(examWord).join(' and '),
    [...new Set(study.parts.map((part) => part.unit.name))].join(', '),
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ');

export const StudyPage = () => {
  const { studyId = '' } = useParams();
  const [withPatient, showPatient] = useState(false);
  const { data, error, isPending, refetch } = useStudy(studyId, withPatient);
  if (isPending) return <PageSkeleton />;
  if (data === undefined) {
    return (
      <>
        <PageHeader title="Study" above={<Back />} />
        <ProblemNotice error={error} onRetry={() => void refetch()}>
          <Button component={Link} to="/studies" size="xs" variant="default">
            All studies
          </Button>
        </ProblemNotice>
      </>
    );
  }
  if (data.mergedIntoStudyId !== null) return <Navigate to={`/studies/${data.mergedIntoStudyId}`} replace />;
  return (
    <article className="study">
      <PageHeader title={titleOf(data)} subtitle={subtitleOf(data)} above={<Back />}>
        <Button
          variant="default"
          fw={400}
          leftSection={<IconPrinter size={16} aria-hidden />}
          onClick={() => window.print()}
        >
          Print
        </Button>
        <StudyActions study={data} />
      </PageHeader>
      <Notices study={data} />
      <KeyFigures study={data} />
      <Findings study={data} />
      <StudyQcFindings studyId={data.id} />
      <div className="beside-each-other">
        <StudyFacts study={data} />
        <Patient study={data} shown={withPatient} onShow={showPatient} />
      </div>
      {data.parts.map((part) => (
        <Part
          key={part.id}
          part={part}
          named={data.parts.length > 1}
          isReported={data.origin === 'reported'}
        />
      ))}
      {data.handEntry !== null && <EnteredByHand entry={data.handEntry} />}
      {data.origin === 'reported' && <Reports study={data} />}
      <ContentTrees reports={data.reports} />
      <Corrections study={data} />
    </article>
  );
};

const Back = () => (
  <Anchor component={Link} to="/studies" size="sm" style={{ display: 'inline-flex', alignItems: 'center' }}>
    <IconChevronLeft size={16} aria-hidden /> Studies
  </Anchor>
);
