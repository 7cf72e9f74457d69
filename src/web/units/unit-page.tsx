import { Anchor, Button, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { Unit } from '../../equipment/equipment.contract.ts';
import { NotInService } from '../availability/availability-badge.tsx';
import { UnitAvailability } from '../availability/unit-availability.tsx';
import { DesignationsOfUnit } from '../designations/designations-of.tsx';
import { useMay } from '../session/me.ts';
import { UnitSupervision } from '../supervision/unit-supervision.tsx';
import { formatCount } from '../ui/amounts.ts';
import { PageHeader } from '../ui/page-header.tsx';
import { UnitUseFindings } from '../use-findings/use-findings.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { PageSkeleton } from '../ui/skeletons.tsx';
import { EditUnit } from './edit-unit.tsx';
import { MergeUnit } from './merge-unit.tsx';
import { SoftwareHistory, UnitChanges, UnitFacts } from './unit-facts.tsx';
import { UnitState } from './unit-state.tsx';
import { ownWords } from './unit-words.ts';
import { UnmergeUnit } from './unmerge-unit.tsx';
import { useUnit, useUnits } from './use-units.ts';

type Dialog = 'edit' | 'merge' | { readonly unmerge: { id: number; name: string } } | null;

interface WithDialogs {
  readonly unit: Unit;
  readonly open: (dialog: Dialog) => void;
}

const TakeBack = ({ onClick }: { readonly onClick: () => void }) =>
  useMay('units.manage', 'everywhere') && (
    <Button size="compact-sm" variant="subtle" onClick={onClick}>
      Take back
    </Button>
  );

const Merged = ({ unit, open }: WithDialogs) => (
  <Stack gap={4} px="lg">
    {unit.mergedInto !== null && (
      <Group gap="sm">
        <Text size="sm">
          It was found to be{' '}
          <Anchor component={Link} to={`/units/${unit.mergedInto.id}`} underline="always">
            {unit.mergedInto.name}
          </Anchor>
          , which has its studies.
        </Text>
        <TakeBack onClick={() => open({ unmerge: unit })} />
      </Group>
    )}
    {unit.mergedUnits.map((merged) => (
      <Group key={merged.id} gap="sm">
        <Text size="sm">{merged.name} was found to be this unit.</Text>
        <TakeBack onClick={() => open({ unmerge: merged })} />
      </Group>
    ))}
  </Stack>
);

const Actions = ({ unit, open }: WithDialogs) => {
  const mayMerge = useMay('units.manage', 'everywhere');
  const mayPlace = useMay('units.manage', unit);
  return (
    <>
      {mayMerge && (
        <Button variant="default" onClick={() => open('merge')}>
          Merge…
        </Button>
      )}
      {mayPlace && (
        <Button onClick={() => open('edit')}>
          {unit.state === 'unconfirmed' ? 'Confirm' : 'Name and place'}
        </Button>
      )}
    </>
  );
};

const Dialogs = ({
  unit,
  dialog,
  close,
  silentAfterDays,
}: {
  readonly unit: Unit;
  readonly dialog: Dialog;
  readonly close: () => void;
  readonly silentAfterDays: number | null;
}) => {
  if (dialog === null) return null;
  if (dialog === 'edit') return <EditUnit unit={unit} silentAfterDays={silentAfterDays} onClose={close} />;
  if (dialog === 'merge') return <MergeUnit unit={unit} onClose={close} />;
  return <UnmergeUnit merged={dialog.unmerge} onClose={close} />;
};

const UnitView = ({ unit }: { readonly unit: Unit }) => {
  const [dialog, setDialog] = useState<Dialog>(null);
  const silentAfterDays = useUnits().data?.silentAfterDays ?? null;
  const seesPeople = useMay('people.read');
  const seesQc = useMay('qc.read', unit);
  return (
    <>
      <PageHeader
        above={
          <Anchor component={Link} to="/units">
            Units
          </Anchor>
        }
        title={unit.name}
        subtitle={
          <Group gap="md">
            {ownWords(unit)}
            <UnitState unit={unit} />
            <NotInService unitId={unit.id} />
          </Group>
        }
      >
        {unit.state !== 'merged' && (
          <>
            <Button component={Link} to={`/studies?unitIds=${unit.id}`} variant="default">
              {unit.studyCount === 1 ? 'Its one study' : `Its ${formatCount(unit.studyCount)} studies`}
            </Button>
            {seesQc && (
              <>
                <Button component={Link} to={`/units/${unit.id}/qc`} variant="default">
                  Its QC
                </Button>
                <Button component={Link} to={`/units/${unit.id}/trends`} variant="default">
                  Trends
                </Button>
              </>
            )}
            <Actions unit={unit} open={setDialog} />
          </>
        )}
      </PageHeader>
      <Merged unit={unit} open={setDialog} />
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="xl" px="lg" py="md">
        <UnitFacts unit={unit} silentAfterDays={silentAfterDays} />
        <Stack gap="xl">
          <SoftwareHistory unit={unit} />
          <UnitChanges unitId={unit.id} />
        </Stack>
      </SimpleGrid>
      {seesQc && unit.state !== 'merged' && <UnitAvailability unit={unit} />}
      {seesQc && unit.state !== 'merged' && <UnitUseFindings unit={unit} />}
      {seesPeople && unit.state !== 'merged' && (
        <>
          <UnitSupervision unitId={unit.id} />
          <DesignationsOfUnit unitId={unit.id} />
        </>
      )}
      <Dialogs unit={unit} dialog={dialog} close={() => setDialog(null)} silentAfterDays={silentAfterDays} />
    </>
  );
};

/** One unit: what it is, what it runs, what was done to it, and who answers for it. */
export const UnitPage = () => {
  const { unitId } = useParams();
  const { data, error, refetch } = useUnit(Number(unitId));
  if (error !== null) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageSkeleton />;
  return <UnitView key={data.id} unit={data} />;
};
