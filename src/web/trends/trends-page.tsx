import { Anchor, Group, MultiSelect, NavLink, SegmentedControl, Stack, Text } from '@mantine/core';
import { Link, useParams } from 'react-router';
import type { TrendChoices } from '../../qc/trends/trends.contract.ts';
import { daysAfter } from '../../quantities/calendar.ts';
import { counted } from '../ui/amounts.ts';
import { useToday } from '../ui/days.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { ListSkeleton, PageSkeleton } from '../ui/skeletons.tsx';
import { StateBadge } from '../ui/state-badge.tsx';
import { useAddress, type Address } from '../ui/use-address.ts';
import { useUnit } from '../units/use-units.ts';
import { TrendView } from './trend-view.tsx';
import { ruleChoices, seriesWords, usualRules } from './trend-words.ts';
import './trends.css';
import { useTrend, useTrendChoices, type TrendKey } from './use-trends.ts';

type Choice = TrendChoices['choices'][number];

const isSame = (one: TrendKey, other: TrendKey): boolean =>
  one.procedureKey === other.procedureKey && one.field === other.field && one.series === other.series;

const addressOf = ({ procedureKey, field, series }: TrendKey): string =>
  `?${new URLSearchParams({ test: procedureKey, field, ...(series === '' ? {} : { series }) }).toString()}`;

/** What the address names, else where most signals are, else the first. */
const chosenOf = (
  choices: readonly Choice[],
  { test = '', field = '', series = '' }: Address,
): Choice | null => {
  const named = choices.find((each) => isSame(each, { procedureKey: test, field, series }));
  const [loudest] = choices.toSorted((one, other) => other.signals - one.signals);
  return named ?? loudest ?? null;
};

const Choices = ({ choices, chosen }: { readonly choices: readonly Choice[]; readonly chosen: Choice }) => (
  <nav aria-label="What can be followed" className="trend-choices no-print">
    {choices.map((choice) => (
      <NavLink
        key={addressOf(choice)}
        component={Link}
        to={addressOf(choice)}
        active={isSame(choice, chosen)}
        label={`${choice.label}${choice.series === '' ? '' : ` (${seriesWords(choice.series)})`}`}
        description={`${choice.procedureName} · ${counted(choice.count, 'value')}`}
        rightSection={choice.signals > 0 && <StateBadge kind="signal" word={String(choice.signals)} />}
      />
    ))}
  </nav>
);

const spans = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'A year' },
  { value: '', label: 'All' },
];

interface ControlsProps {
  readonly address: Address;
  readonly onChange: (change: Readonly<Record<string, string | null>>) => void;
}

const Controls = ({ address, onChange }: ControlsProps) => (
  <Group gap="md" mb="md" align="flex-end" className="no-print">
    <SegmentedControl
      size="sm"
      aria-label="Time shown"
      data={spans}
      value={address['days'] ?? ''}
      onChange={(days) => onChange({ days })}
    />
    <MultiSelect
      label="Rules that signal"
      size="sm"
      className="trend-rules"
      data={ruleChoices}
      value={(address['rules'] ?? usualRules).split(',')}
      onChange={(rules) => onChange({ rules: rules.join(',') === usualRules ? null : rules.join(',') })}
    />
  </Group>
);

const Followed = ({
  unitId,
  unitName,
  choices,
}: {
  unitId: number;
  unitName: string;
  choices: readonly Choice[];
}) => {
  const [address, change] = useAddress();
  const today = useToday();
  const chosen = chosenOf(choices, address);
  const days = Number(address['days'] ?? '');
  const from = days > 0 ? daysAfter(today, -days) : '';
  const asked =
    chosen === null
      ? null
      : { procedureKey: chosen.procedureKey, field: chosen.field, series: chosen.series };
  const { data, error, refetch } = useTrend(
    unitId,
    asked === null ? null : { ...asked, from, rules: address['rules'] ?? usualRules },
  );
  if (chosen === null) return null;
  return (
    <div className="trends">
      <Choices choices={choices} chosen={chosen} />
      <Stack gap="sm" miw={0}>
        <Controls address={address} onChange={change} />
        {error !== null && <ProblemNotice error={error} onRetry={() => void refetch()} />}
        {data === undefined && error === null && <ListSkeleton rows={8} />}
        {data !== undefined && <TrendView trend={data} unitName={unitName} />}
      </Stack>
    </div>
  );
};

const subtitleOf = (choices: readonly Choice[] | undefined): string => {
  if (choices === undefined || choices.length === 0) return '\u00a0';
  const loud = choices.filter(({ signals }) => signals > 0).length;
  return `${counted(choices.length, 'series', 'series')}, ${loud === 0 ? 'none with a signal' : `${loud} with signals`} in the last 30 days`;
};

/** Every number of a unit's tests over time, and where statistics ask for a look. */
export const TrendsPage = () => {
  const unitId = Number(useParams()['unitId']);
  const unit = useUnit(unitId);
  const { data, error, refetch } = useTrendChoices(unitId);
  if (unit.error !== null) return <ProblemNotice error={unit.error} onRetry={() => void unit.refetch()} />;
  if (unit.data === undefined) return <PageSkeleton />;
  return (
    <article style={{ paddingBottom: 64 }}>
      <PageHeader
        above={
          <Anchor component={Link} to={`/units/${unitId}`}>
            {unit.data.name}
          </Anchor>
        }
        title={`Trends of ${unit.data.name}`}
        subtitle={subtitleOf(data?.choices)}
      />
      {error !== null && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <ListSkeleton />}
      {data?.choices.length === 0 && (
        <EmptyState title="Nothing to follow yet">
          <Text>
            When tests with numbers are recorded on this unit, each of their fields is drawn here over time,
            with its limits and with what statistics say. Limits of statistics need eight values, good ones
            twenty.
          </Text>
        </EmptyState>
      )}
      {data !== undefined && <Followed unitId={unitId} unitName={unit.data.name} choices={data.choices} />}
    </article>
  );
};
