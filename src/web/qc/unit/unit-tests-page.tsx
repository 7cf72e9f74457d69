import { Anchor, Button } from '@mantine/core';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { AssignmentView, UnitPlan } from '../../../qc/schedule/schedule.contract.ts';
import { useMay } from '../../session/me.ts';
import { counted } from '../../ui/amounts.ts';
import { useToday } from '../../ui/days.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Section } from '../../ui/section.tsx';
import { PageSkeleton } from '../../ui/skeletons.tsx';
import '../qc.css';
import { ChangeSchedule, EndTest, ExcuseTest } from './assignment-dialogs.tsx';
import { AssignmentTable, type AssignmentAction } from './assignment-table.tsx';
import { Closures } from './closures.tsx';
import { GiveTests } from './give-tests.tsx';
import { UnitQcNav } from './unit-qc-nav.tsx';
import { usePlan } from './use-plan.ts';

interface Acting {
  readonly action: AssignmentAction;
  readonly assignment: AssignmentView;
}

const dialogs = { change: ChangeSchedule, end: EndTest, excuse: ExcuseTest } as const;

const Dialog = ({ unitId, acting, onClose }: { unitId: number; acting: Acting; onClose: () => void }) => {
  const Chosen = dialogs[acting.action];
  return <Chosen unitId={unitId} assignment={acting.assignment} onClose={onClose} />;
};

const NoTests = ({ mayPlan }: { readonly mayPlan: boolean }) => (
  <EmptyState title="No tests yet">
    {mayPlan
      ? 'Choose them from the catalogue, several at once; each comes with how often its source asks for it, and can be changed.'
      : 'A physicist chooses the tests of a unit from the catalogue.'}
  </EmptyState>
);

const isOver = ({ until }: AssignmentView, today: string): boolean => until !== null && until < today;

/** Tests of one modality are given to a unit that has others of it. */
const modalityOf = (assignments: readonly AssignmentView[]): string => {
  const [first] = assignments;
  if (first === undefined) return '';
  return first.procedureKey.startsWith('CT')
    ? 'ct'
    : first.procedureKey.startsWith('FL')
      ? 'fluoroscopy'
      : '';
};

const subtitleOf = (current: readonly AssignmentView[]): string => {
  const open = current.flatMap((each) => each.open);
  const overdue = open.filter(({ state }) => state === 'overdue').length;
  const parts = [
    counted(current.length, 'test'),
    overdue > 0 && `${overdue} overdue`,
    open.length > overdue && `${open.length - overdue} due`,
  ];
  return parts.filter((part) => part !== false).join(', ');
};

const UnitTests = ({ plan }: { readonly plan: UnitPlan }) => {
  const { unit, assignments } = plan;
  const today = useToday();
  const mayPlan = useMay('qc.plan');
  const [isGiving, setGiving] = useState(false);
  const [acting, setActing] = useState<Acting | null>(null);
  const current = assignments.filter((each) => !isOver(each, today));
  const ended = assignments.filter((each) => isOver(each, today));
  const onAction = (action: AssignmentAction, assignment: AssignmentView): void =>
    setActing({ action, assignment });
  return (
    <article style={{ paddingBottom: 64 }}>
      <PageHeader
        above={
          <Anchor component={Link} to={`/units/${unit.id}`}>
            {unit.name}
          </Anchor>
        }
        title={`QC of ${unit.name}`}
        subtitle={subtitleOf(current)}
      >
        {mayPlan && <Button onClick={() => setGiving(true)}>Give tests…</Button>}
      </PageHeader>
      <UnitQcNav unitId={unit.id} />
      {current.length === 0 ? (
        <NoTests mayPlan={mayPlan} />
      ) : (
        <Section title="Tests">
          <AssignmentTable label="Tests" assignments={current} mayPlan={mayPlan} onAction={onAction} />
        </Section>
      )}
      {ended.length > 0 && (
        <Section title="Ended" note="Asked for no longer; what was recorded stays.">
          <AssignmentTable label="Ended tests" assignments={ended} mayPlan={false} onAction={onAction} />
        </Section>
      )}
      <Closures plan={plan} mayPlan={mayPlan} />
      {isGiving && (
        <GiveTests
          unit={unit}
          has={new Set(current.map(({ procedureKey }) => procedureKey))}
          modality={modalityOf(assignments)}
          onClose={() => setGiving(false)}
        />
      )}
      {acting !== null && <Dialog unitId={unit.id} acting={acting} onClose={() => setActing(null)} />}
    </article>
  );
};

/** The tests of one unit: schedules, what is due, how the year went; tests are given, changed, ended, excused here. */
export const UnitTestsPage = () => {
  const { unitId } = useParams();
  const { data, error, refetch } = usePlan(Number(unitId));
  if (error !== null) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageSkeleton />;
  return <UnitTests key={data.unit.id} plan={data} />;
};
