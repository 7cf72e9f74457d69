import { Anchor, Button, Table, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import type { UnitSupervision } from '../../personnel/supervision/supervision.contract.ts';
import { PeopleNav } from '../people/people-nav.tsx';
import { useMay } from '../session/me.ts';
import { counted } from '../ui/amounts.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { ListSkeleton } from '../ui/skeletons.tsx';
import { StateBadge } from '../ui/state-badge.tsx';
import { UnitName } from '../ui/unit-name.tsx';
import { ChargeHolder } from './charge-table.tsx';
import { GapStrip, GapWords } from './gap-strip.tsx';
import { GiveCharge } from './give-charge.tsx';
import './supervision.css';
import { useSupervision } from './use-supervision.ts';

interface Giving {
  readonly chosen: readonly number[];
  readonly isHandOver: boolean;
}

interface RowProps {
  readonly supervision: UnitSupervision;
  readonly mayManage: boolean;
  readonly onGive: (giving: Giving) => void;
}

const SupervisionRow = ({ supervision, mayManage, onGive }: RowProps) => {
  const { unit, primary, deputies } = supervision;
  const isHandOver = primary !== null;
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor component={Link} to={`/units/${unit.id}`} size="sm" fw={600}>
          <UnitName unit={unit} />
        </Anchor>
      </Table.Td>
      <Table.Td>
        {primary === null ? (
          <StateBadge kind="action" word="Nobody" />
        ) : (
          <ChargeHolder charge={primary} withKind />
        )}
        {deputies.map((charge) => (
          <div key={charge.id}>
            <ChargeHolder charge={charge} withKind />
          </div>
        ))}
      </Table.Td>
      <Table.Td className="supervision-strip">
        <GapStrip supervision={supervision} />
        <GapWords supervision={supervision} />
      </Table.Td>
      <Table.Td ta="end" className="no-print">
        {mayManage && (
          <Button
            size="compact-md"
            fz="sm"
            variant={isHandOver ? 'default' : 'filled'}
            aria-label={`${isHandOver ? 'Hand over' : 'Give charge of'} ${unit.name}`}
            onClick={() => onGive({ chosen: [unit.id], isHandOver })}
          >
            {isHandOver ? 'Hand over…' : 'Give charge…'}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
};

/** Units without a primary first: they need someone. */
const inOrder = (units: readonly UnitSupervision[]): readonly UnitSupervision[] =>
  units.toSorted((one, other) => Number(one.primary !== null) - Number(other.primary !== null));

const SupervisionTable = ({
  units,
  ...rest
}: { readonly units: readonly UnitSupervision[] } & Omit<RowProps, 'supervision'>) => (
  <Table.ScrollContainer
    minWidth={640}
    px="lg"
    scrollAreaProps={{
      viewportProps: { tabIndex: 0, role: 'group', 'aria-label': 'Supervision of all units' },
    }}
  >
    <Table fz="sm" verticalSpacing={9}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Unit</Table.Th>
          <Table.Th>In charge today</Table.Th>
          <Table.Th className="supervision-strip">Gaps: last year, next 90 days</Table.Th>
          <Table.Th className="no-print">
            <VisuallyHidden>Actions</VisuallyHidden>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {inOrder(units).map((supervision) => (
          <SupervisionRow key={supervision.unit.id} supervision={supervision} {...rest} />
        ))}
      </Table.Tbody>
    </Table>
  </Table.ScrollContainer>
);

const subtitleOf = (units: readonly UnitSupervision[] | undefined): string => {
  if (units === undefined || units.length === 0) return '\u00a0';
  const without = units.filter(({ primary }) => primary === null).length;
  const gaps =
    without === 0 ? 'each has a primary physicist today' : `${without} without a primary physicist today`;
  return `${counted(units.length, 'unit')}, ${gaps}`;
};

/** Who supervises which unit, where nobody does, and since when. */
export const SupervisionPage = () => {
  const { data, error, refetch } = useSupervision();
  const [giving, setGiving] = useState<Giving | null>(null);
  const mayManage = useMay('supervision.manage', 'everywhere');
  const units = data?.units ?? [];
  return (
    <article style={{ paddingBottom: 64 }}>
      <PageHeader title="Supervision" subtitle={subtitleOf(data?.units)}>
        {mayManage && units.length > 0 && (
          <Button onClick={() => setGiving({ chosen: [], isHandOver: false })}>Give charge of units</Button>
        )}
      </PageHeader>
      <PeopleNav />
      {error !== null && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <ListSkeleton />}
      {data !== undefined &&
        (units.length === 0 ? (
          <EmptyState title="No units yet">
            Each unit has one primary physicist at any date, and deputies. Units appear with their first
            report.
          </EmptyState>
        ) : (
          <SupervisionTable units={units} mayManage={mayManage} onGive={setGiving} />
        ))}
      {giving !== null && <GiveCharge units={units} {...giving} onClose={() => setGiving(null)} />}
    </article>
  );
};
