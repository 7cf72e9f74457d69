import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useMay, useMe } from '../../session/me.ts';
import { counted } from '../../ui/amounts.ts';
import { formatDate } from '../../ui/dates.ts';
import { useToday } from '../../ui/days.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Section } from '../../ui/section.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { UnitName } from '../../ui/unit-name.tsx';
import { useAddress } from '../../ui/use-address.ts';
import { QcNav } from '../qc-nav.tsx';
import '../qc.css';
import type { Performer } from '../qc-words.ts';
import { UnitToday } from './unit-work.tsx';
import { useWork } from './use-work.ts';
import { WorkFilters } from './work-filters.tsx';
import { countsOf, filterOf, inOrder, narrowed, ofState, type UnitWork } from './work-words.ts';

/** As what somebody does tests, by their role. */
const useMyTests = (): Performer | null => {
  const held = useMe().roles.filter(({ takenBackAt }) => takenBackAt === null);
  if (held.some(({ role }) => role === 'technologist')) return 'technologist';
  return held.some(({ role }) => role === 'physicist') ? 'physicist' : null;
};

const NoTests = ({ units }: { readonly units: readonly UnitWork[] }) => {
  const mayPlan = useMay('qc.plan');
  return (
    <EmptyState title="No unit has tests yet">
      {mayPlan
        ? 'Give a unit its tests: choose them from the catalogue, each with how often it is done. What is due then stands here every day.'
        : 'A physicist gives each unit its tests; what is due then stands here every day.'}
      {units.length === 0 ? (
        <Text mt="sm">There is no unit yet either. Units appear with their first report.</Text>
      ) : (
        <ul className="qc-plain-list">
          {units.map(({ unit }) => (
            <li key={unit.id}>
              <Anchor component={Link} to={`/units/${unit.id}/qc`} underline="always">
                {mayPlan ? `Give ${unit.name} its tests` : unit.name}
              </Anchor>
            </li>
          ))}
        </ul>
      )}
    </EmptyState>
  );
};

const WithoutTests = ({ units }: { readonly units: readonly UnitWork[] }) =>
  units.length > 0 && (
    <Section
      title="Without tests"
      note={`${counted(units.length, 'unit')} of which nothing is asked. A physicist gives a unit its tests.`}
    >
      <ul className="qc-plain-list">
        {units.map(({ unit }) => (
          <li key={unit.id}>
            <Anchor component={Link} to={`/units/${unit.id}/qc`} size="sm">
              <UnitName unit={unit} />
            </Anchor>
          </li>
        ))}
      </ul>
    </Section>
  );

const hasTests = ({ testCount, work, doneToday }: UnitWork): boolean =>
  testCount + work.length + doneToday.length > 0;

const WorkOfToday = ({ units }: { readonly units: readonly UnitWork[] }) => {
  const [address, change] = useAddress();
  const mine = useMyTests();
  const tested = units.filter(hasTests);
  if (tested.length === 0) return <NoTests units={units} />;
  const filter = filterOf(address, mine);
  const asked = narrowed(tested, filter);
  const shown = inOrder(ofState(asked, filter.state));
  const isWhole = filter.state === null && filter.unitIds === null && filter.performer === null;
  return (
    <>
      <WorkFilters
        address={address}
        change={change}
        units={tested.map(({ unit }) => unit)}
        counts={countsOf(asked)}
        mine={mine}
      />
      {shown.map((unitWork) => (
        <UnitToday key={unitWork.unit.id} unitWork={unitWork} />
      ))}
      {shown.length === 0 && (
        <EmptyState title="Nothing like that today">Take away one of the filters above.</EmptyState>
      )}
      {isWhole && <WithoutTests units={units.filter((each) => !hasTests(each))} />}
    </>
  );
};

/** What is due today, what is late, what was done, unit by unit. */
export const QcTodayPage = () => {
  const { data, error, refetch } = useWork();
  const today = useToday();
  return (
    <article style={{ paddingBottom: 64 }}>
      <PageHeader title="Quality control" subtitle={`Tests of ${formatDate(today)}`} />
      <QcNav />
      {error !== null && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <ListSkeleton />}
      {data !== undefined && <WorkOfToday units={data.units} />}
    </article>
  );
};
