import { Anchor, Text } from '@mantine/core';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { UnitLimits } from '../../../qc/limits/limits.contract.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { PageSkeleton } from '../../ui/skeletons.tsx';
import { useUnit } from '../../units/use-units.ts';
import { sentences } from '../qc-words.ts';
import '../qc.css';
import { UnitQcNav } from '../unit/unit-qc-nav.tsx';
import { BaselinesPart } from './baselines-part.tsx';
import { allLimits, idOf, standingOfAll } from './choosing-limits.ts';
import { DecideBar } from './decide-bar.tsx';
import { DecideDialog, type Decision } from './decide-dialog.tsx';
import { ProcedureLimits } from './limit-table.tsx';
import { useLimits } from './use-limits.ts';

const Decide = ({ limits }: { readonly limits: UnitLimits }) => {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [decision, setDecision] = useState<Decision | null>(null);
  const all = allLimits(limits);
  const decided = all.filter(
    (limit) => chosen.has(idOf(limit)) && limit.isInForce === (decision === 'withdraw'),
  );
  const choose = (ids: readonly string[], on: boolean): void =>
    setChosen(on ? new Set([...chosen, ...ids]) : new Set([...chosen].filter((id) => !ids.includes(id))));
  // What was decided stands otherwise now: it is chosen no longer.
  const close = (): void => {
    setDecision(null);
    setChosen(new Set());
  };
  return (
    <>
      {limits.mayDecide ? (
        <DecideBar limits={all} chosen={chosen} onChoose={choose} onDecide={setDecision} />
      ) : (
        <Text size="sm" px="lg" maw={860}>
          Only the physicist of this unit adopts its limits. {sentences(limits.whyNot)}
        </Text>
      )}
      {limits.procedures.map((procedure) => (
        <ProcedureLimits
          key={procedure.key}
          procedure={procedure}
          chosen={chosen}
          mayDecide={limits.mayDecide}
          onChoose={choose}
        />
      ))}
      {decision !== null && (
        <DecideDialog unitId={limits.unitId} decision={decision} limits={decided} onClose={close} />
      )}
    </>
  );
};

const NoTests = ({ unitId }: { readonly unitId: number }) => (
  <EmptyState title="No tests, so no limits">
    Limits come with the tests of a unit.{' '}
    <Anchor component={Link} to={`/units/${unitId}/qc`} underline="always">
      Its tests
    </Anchor>
  </EmptyState>
);

const UnitLimitsView = ({ limits }: { readonly limits: UnitLimits }) => {
  const { unitId, procedures } = limits;
  const name = useUnit(unitId).data?.name ?? '';
  return (
    <article style={{ paddingBottom: 64 }}>
      <PageHeader
        above={
          <Anchor component={Link} to={`/units/${unitId}`}>
            {name}
          </Anchor>
        }
        title={`Limits of ${name}`}
        subtitle={standingOfAll(allLimits(limits))}
      />
      <UnitQcNav unitId={unitId} />
      {procedures.length === 0 ? (
        <NoTests unitId={unitId} />
      ) : (
        <>
          <Decide limits={limits} />
          <BaselinesPart limits={limits} />
        </>
      )}
    </article>
  );
};

/** By which figures the values of a unit are judged: its physicist adopts them one by one or many at once. */
export const LimitsPage = () => {
  const { unitId } = useParams();
  const { data, error, refetch } = useLimits(Number(unitId));
  if (error !== null) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageSkeleton />;
  return <UnitLimitsView key={data.unitId} limits={data} />;
};
