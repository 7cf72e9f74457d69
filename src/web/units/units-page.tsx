import { Anchor, Button, Table, Text, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { Unit, UnitList } from '../../equipment/equipment.contract.ts';
import { counted, formatCount } from '../ui/amounts.ts';
import { useMay } from '../session/me.ts';
import { formatDate, formatInstant } from '../ui/dates.ts';
import { nbsp } from '../ui/numbers.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { ListSkeleton } from '../ui/skeletons.tsx';
import { EditUnit } from './edit-unit.tsx';
import { NewUnit } from './new-unit.tsx';
import { UnitState } from './unit-state.tsx';
import './units.css';
import { ownWords, placeWords, silenceWords } from './unit-words.ts';
import { useUnits } from './use-units.ts';

const ConfirmButton = ({ unit, onConfirm }: { readonly unit: Unit; readonly onConfirm: () => void }) =>
  useMay('units.manage', unit) && unit.state === 'unconfirmed' ? (
    <Button size="compact-md" fz="sm" onClick={onConfirm} aria-label={`Confirm ${unit.name}`}>
      Confirm
    </Button>
  ) : null;

const UnitRow = ({ unit, onConfirm }: { readonly unit: Unit; readonly onConfirm: () => void }) => (
  <Table.Tr>
    <Table.Td className="unit-words">
      <Anchor component={Link} to={`/units/${unit.id}`} fw={600} size="sm">
        {unit.name}
      </Anchor>
      <Text size="xs" c="dimmed">
        {ownWords(unit)}
      </Text>
    </Table.Td>
    <Table.Td>
      <UnitState unit={unit} />
    </Table.Td>
    <Table.Td className="unit-place">
      {placeWords(unit) ?? <span className="not-reported">not said yet</span>}
    </Table.Td>
    <Table.Td
      className="unit-heard"
      title={unit.lastSeenAt === null ? undefined : formatInstant(unit.lastSeenAt)}
    >
      {silenceWords(unit)}
    </Table.Td>
    <Table.Td ta="right">{formatCount(unit.studyCountLast30Days)}</Table.Td>
    <Table.Td ta="right" visibleFrom="md">
      {formatCount(unit.studyCount)}
    </Table.Td>
    <Table.Td visibleFrom="md">
      {unit.lastStudyDate === null ? (
        <span className="not-reported">none</span>
      ) : (
        formatDate(unit.lastStudyDate)
      )}
    </Table.Td>
    <Table.Td className="no-print" ta="right">
      <ConfirmButton unit={unit} onConfirm={onConfirm} />
    </Table.Td>
  </Table.Tr>
);

const UnitRows = ({ units, onConfirm }: { units: readonly Unit[]; onConfirm: (unit: Unit) => void }) => (
  <Table.ScrollContainer minWidth={640} px="lg" scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
    <Table fz="sm" verticalSpacing={8} highlightOnHover highlightOnHoverColor="var(--kerma-row-hover)">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Unit</Table.Th>
          <Table.Th>Needs a look</Table.Th>
          <Table.Th>Place</Table.Th>
          <Table.Th className="unit-heard">Last report</Table.Th>
          <Table.Th ta="right">Studies, 30{nbsp}days</Table.Th>
          <Table.Th ta="right" visibleFrom="md">
            Studies in{nbsp}all
          </Table.Th>
          <Table.Th visibleFrom="md">Last study</Table.Th>
          <Table.Th className="no-print">
            <VisuallyHidden>Actions</VisuallyHidden>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {units.map((unit) => (
          <UnitRow key={unit.id} unit={unit} onConfirm={() => onConfirm(unit)} />
        ))}
      </Table.Tbody>
    </Table>
  </Table.ScrollContainer>
);

const subtitleOf = (list: UnitList | undefined): string | undefined => {
  if (list === undefined || list.units.length === 0) return undefined;
  const unconfirmed = list.units.filter(({ state }) => state === 'unconfirmed').length;
  const waiting = unconfirmed === 0 ? '' : `, ${formatCount(unconfirmed)} to confirm`;
  return `${counted(list.units.length, 'unit')}${waiting}. Silent means no report for ${counted(list.silentAfterDays, 'day')}, unless a unit says otherwise.`;
};

const NoUnits = () => {
  const seesArrivals = useMay('arrivals.read');
  return (
    <EmptyState title="No units yet">
      A unit appears here by itself with its first report, and waits to be confirmed, named and placed. If
      your roles are for some facilities or units only, you see those.{' '}
      {seesArrivals && (
        <Anchor component={Link} to="/inbox" underline="always">
          See how reports get here
        </Anchor>
      )}
    </EmptyState>
  );
};

/** The units, and confirming one from its row. */
const UnitTable = ({ units, silentAfterDays }: UnitList) => {
  const [confirming, setConfirming] = useState<Unit | null>(null);
  return (
    <>
      <UnitRows units={units} onConfirm={setConfirming} />
      {confirming !== null && (
        <EditUnit unit={confirming} silentAfterDays={silentAfterDays} onClose={() => setConfirming(null)} />
      )}
    </>
  );
};

/** All units: those that wait to be confirmed first. */
export const UnitsPage = () => {
  const { data, error, isPending, refetch } = useUnits();
  const [isAdding, setAdding] = useState(false);
  const mayAdd = useMay('units.manage', 'everywhere');
  const navigate = useNavigate();
  return (
    <>
      <PageHeader title="Units" subtitle={subtitleOf(data)}>
        {mayAdd && (
          <Button variant="default" onClick={() => setAdding(true)}>
            Add a unit that sends nothing
          </Button>
        )}
      </PageHeader>
      {isPending && <ListSkeleton />}
      {error !== null && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {data !== undefined && (data.units.length === 0 ? <NoUnits /> : <UnitTable {...data} />)}
      {isAdding && (
        <NewUnit onClose={() => setAdding(false)} onMade={({ id }) => void navigate(`/units/${id}`)} />
      )}
    </>
  );
};
