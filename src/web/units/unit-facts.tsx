import { Table, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Unit } from '../../equipment/equipment.contract.ts';
import { counted, formatCount } from '../ui/amounts.ts';
import { formatDate, formatInstant } from '../ui/dates.ts';
import { silenceWords } from './unit-words.ts';
import { useUnitHistory } from './use-units.ts';

const Fact = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <Table.Tr>
    <Table.Th scope="row" w={200} fw={400} c="dimmed">
      {label}
    </Table.Th>
    <Table.Td style={{ overflowWrap: 'anywhere' }}>
      {children ?? <span className="not-reported">not reported</span>}
    </Table.Td>
  </Table.Tr>
);

/** What the unit says of itself, and what a person said of it. */
export const UnitFacts = ({
  unit,
  silentAfterDays,
}: {
  readonly unit: Unit;
  readonly silentAfterDays: number | null;
}) => (
  <section>
    <Title order={2}>What it is</Title>
    <Table fz="sm" verticalSpacing={5} mt={6}>
      <Table.Tbody>
        <Fact label="Maker">{unit.manufacturer}</Fact>
        <Fact label="Model">{unit.modelName}</Fact>
        <Fact label="Serial number">{unit.deviceSerialNumber}</Fact>
        <Fact label="Station name">{unit.stationName}</Fact>
        <Fact label="Institution">{unit.institutionName}</Fact>
        <Fact label="Facility">
          {unit.facility?.name ?? <span className="not-reported">not said yet</span>}
        </Fact>
        <Fact label="Room">{unit.room ?? <span className="not-reported">not said yet</span>}</Fact>
        <Fact label="First seen">{formatInstant(unit.firstSeenAt)}</Fact>
        <Fact label="Last report">
          {silenceWords(unit)}
          {unit.lastSeenAt === null ? '' : ` (${formatInstant(unit.lastSeenAt)})`}
        </Fact>
        {unit.state !== 'merged' && (
          <Fact label="Studies">
            {`${counted(unit.studyCountLast30Days, 'study', 'studies')} in the last 30 days, ${formatCount(unit.studyCount)} in all${
              unit.lastStudyDate === null ? '' : `, the last on ${formatDate(unit.lastStudyDate)}`
            }`}
          </Fact>
        )}
        {unit.sendsReports && (
          <Fact label="Silent after">
            {unit.silentAfterDays === null
              ? `${silentAfterDays === null ? 'as' : `${silentAfterDays} days, as`} set for all units`
              : `${unit.silentAfterDays} days, set for this unit`}
          </Fact>
        )}
        {unit.countsAs !== null && <Fact label="Counts as">{unit.countsAs}, as a person said</Fact>}
      </Table.Tbody>
    </Table>
  </section>
);

/** A new version is no new unit: the versions one after the other. */
export const SoftwareHistory = ({ unit }: { readonly unit: Unit }) => (
  <section>
    <Title order={2}>Software</Title>
    {unit.softwareHistory.length === 0 ? (
      <Text size="sm" c="dimmed" mt={6}>
        No report has named a version.
      </Text>
    ) : (
      <Table fz="sm" verticalSpacing={5} mt={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Version</Table.Th>
            <Table.Th>First seen</Table.Th>
            <Table.Th>Last seen</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {unit.softwareHistory.map(({ versions, firstSeenAt, lastSeenAt }) => (
            <Table.Tr key={`${versions} ${firstSeenAt}`}>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{versions}</Table.Td>
              <Table.Td>{formatDate(firstSeenAt)}</Table.Td>
              <Table.Td>{formatDate(lastSeenAt)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    )}
  </section>
);

/** What people did to the unit, newest first. */
export const UnitChanges = ({ unitId }: { readonly unitId: number }) => {
  const changes = useUnitHistory(unitId).data?.changes ?? [];
  return (
    <section>
      <Title order={2}>What was done</Title>
      <Table fz="sm" verticalSpacing={5} mt={6}>
        <Table.Tbody>
          {changes.map(({ id, at, sentence, reason, author }) => (
            <Table.Tr key={id}>
              <Table.Td w={160} style={{ whiteSpace: 'nowrap', verticalAlign: 'top' }}>
                {formatInstant(at)}
              </Table.Td>
              <Table.Td>
                {sentence}
                {reason === null ? '' : ` Why: ${reason}.`}
                {author === null ? '' : ` By ${author}.`}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
};
