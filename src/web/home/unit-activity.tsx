import { Anchor, Table, Title } from '@mantine/core';
import { Link } from 'react-router';
import type { Overview } from '../../dose/study-list.contract.ts';
import { ago } from '../ui/ago.ts';
import { formatCount } from '../ui/amounts.ts';
import { formatInstant } from '../ui/dates.ts';
import { nbsp } from '../ui/numbers.ts';

/** How busy each unit was, and when it was last heard of. */
export const UnitActivity = ({ units }: { readonly units: Overview['units'] }) => (
  <section aria-label="Units">
    <Title order={2} mb={6}>
      Studies by unit
    </Title>
    <Table.ScrollContainer minWidth={440} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table fz="sm" verticalSpacing={7}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Unit</Table.Th>
            <Table.Th ta="right">Today</Table.Th>
            <Table.Th ta="right">7{nbsp}days</Table.Th>
            <Table.Th ta="right">30{nbsp}days</Table.Th>
            <Table.Th style={{ whiteSpace: 'nowrap' }}>Last report</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {units.map((unit) => (
            <Table.Tr key={unit.id}>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>
                <Anchor component={Link} to={`/units/${unit.id}`} size="sm">
                  {unit.name}
                </Anchor>
              </Table.Td>
              <Table.Td ta="right">{formatCount(unit.studiesToday)}</Table.Td>
              <Table.Td ta="right">{formatCount(unit.studiesLast7Days)}</Table.Td>
              <Table.Td ta="right">{formatCount(unit.studiesLast30Days)}</Table.Td>
              <Table.Td
                style={{ whiteSpace: 'nowrap' }}
                title={unit.lastSeenAt === null ? undefined : formatInstant(unit.lastSeenAt)}
              >
                {unit.lastSeenAt === null ? (
                  <span className="not-reported">none yet</span>
                ) : (
                  ago(unit.lastSeenAt)
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  </section>
);
