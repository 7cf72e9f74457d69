import { SimpleGrid, Stack } from '@mantine/core';
import type { Overview } from '../../dose/study-list.contract.ts';
import type { ArrivalSummary } from '../../ingestion/ingestion.contract.ts';
import { NoArrivals } from '../inbox/no-arrivals.tsx';
import { totalOf, useArrivalSummary } from '../inbox/use-arrivals.ts';
import { arrivalsAndStudies, useLiveArrivals } from '../inbox/use-live-arrivals.ts';
import { useMay } from '../session/me.ts';
import { NothingInReach } from '../session/nothing-in-reach.tsx';
import { ago } from '../ui/ago.ts';
import { formatDate } from '../ui/dates.ts';
import { PageHeader } from '../ui/page-header.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { PageSkeleton } from '../ui/skeletons.tsx';
import { ChooseFiles } from '../upload/choose-files.tsx';
import { DropVeil } from '../upload/drop-veil.tsx';
import { Figures } from './figures.tsx';
import { Largest } from './largest.tsx';
import { PerDayChart } from './per-day-chart.tsx';
import { UnitActivity } from './unit-activity.tsx';
import { useOverview } from './use-home.ts';
import { WhatWaits } from './what-waits.tsx';

interface TodayProps {
  readonly overview: Overview;
  readonly arrivals: ArrivalSummary | undefined;
}

const Today = ({ overview, arrivals }: TodayProps) => (
  <Stack gap="xl" px="lg" py="sm">
    <Figures overview={overview} arrivals={arrivals} />
    <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="xl" verticalSpacing="xl">
      <WhatWaits overview={overview} arrivals={arrivals} />
      <PerDayChart today={overview.today} />
      <Largest
        quantity="airKermaAtReferencePointMgy"
        title="Most air kerma at the reference point, last 7 days"
        unit="mGy"
        today={overview.today}
      />
      <Largest quantity="dlpMgycm" title="Most DLP, last 7 days" unit="mGy·cm" today={overview.today} />
      <UnitActivity units={overview.units} />
    </SimpleGrid>
  </Stack>
);

const subtitleOf = ({ overview, arrivals }: TodayProps): string => {
  const last = arrivals?.lastReceivedAt ?? null;
  return `${formatDate(overview.today)}${last === null ? '' : `. The last file arrived ${ago(last)}.`}`;
};

/** Where nothing came yet: what to do next, or why there is nothing to see. */
const NothingYet = ({ seesAll }: { readonly seesAll: boolean }) =>
  seesAll ? <NoArrivals /> : <NothingInReach />;

const Unreachable = ({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) => (
  <>
    <PageHeader title="Today" />
    <ProblemNotice error={error} onRetry={onRetry} />
  </>
);

const nothingCame = ({ overview, arrivals }: TodayProps): boolean =>
  overview.studyCount === 0 && (arrivals === undefined || totalOf(arrivals.counts) === 0);

/** The day at a glance: what came, what waits, what is quiet. */
export const HomePage = () => {
  const { data: overview, error, refetch } = useOverview();
  const seesArrivals = useMay('arrivals.read');
  const seesAll = useMay('studies.read', 'everywhere');
  const mayAdd = useMay('arrivals.add', 'everywhere');
  const arrivals = useArrivalSummary(seesArrivals).data;
  useLiveArrivals(arrivalsAndStudies, seesArrivals);
  if (error !== null) return <Unreachable error={error} onRetry={() => void refetch()} />;
  if (overview === undefined) return <PageSkeleton />;
  const today = { overview, arrivals };
  const isEmpty = nothingCame(today);
  return (
    <>
      <PageHeader title="Today" subtitle={subtitleOf(today)}>
        {isEmpty && mayAdd && <ChooseFiles />}
      </PageHeader>
      {mayAdd && <DropVeil />}
      {isEmpty ? <NothingYet seesAll={seesAll} /> : <Today {...today} />}
    </>
  );
};
