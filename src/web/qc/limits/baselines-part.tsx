import { Button, Table, Text } from '@mantine/core';
import { useState } from 'react';
import type { BaselineView, UnitLimits } from '../../../qc/limits/limits.contract.ts';
import { formatDate } from '../../ui/dates.ts';
import { allDigits, nbsp } from '../../ui/numbers.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Section } from '../../ui/section.tsx';
import { SetBaseline } from './set-baseline.tsx';
import { useBaselines } from './use-limits.ts';

/** "protocol=axial head" as "protocol: axial head". */
const seriesWords = (series: string): string => series.replaceAll('=', ': ');

const BaselineRow = ({ baseline }: { readonly baseline: BaselineView }) => (
  <Table.Tr>
    <Table.Td>
      {baseline.fieldLabel}
      <Text size="xs" c="dimmed">
        {baseline.procedureKey} {baseline.name}
        {baseline.series !== '' && `; ${seriesWords(baseline.series)}`}
      </Text>
    </Table.Td>
    <Table.Td className="num" style={{ whiteSpace: 'nowrap' }}>
      {allDigits(baseline.value)}
      {baseline.unit !== '' && `${nbsp}${baseline.unit}`}
    </Table.Td>
    <Table.Td>
      {baseline.method}
      <Text size="xs" c="dimmed">
        from {baseline.n} {baseline.n === 1 ? 'value' : 'values'}
      </Text>
    </Table.Td>
    <Table.Td style={{ whiteSpace: 'nowrap' }}>{formatDate(baseline.validFrom)}</Table.Td>
    <Table.Td>
      {baseline.setBy}
      <Text size="xs" c="dimmed">
        {baseline.reason}
      </Text>
    </Table.Td>
  </Table.Tr>
);

interface BaselinesPartProps {
  readonly limits: UnitLimits;
}

/** What values of the unit are compared with, newest first; a later one takes the place of an earlier, which stays. */
export const BaselinesPart = ({ limits }: BaselinesPartProps) => {
  const { data, error, refetch } = useBaselines(limits.unitId);
  const [isSetting, setSetting] = useState(false);
  const baselines = data?.baselines ?? [];
  return (
    <Section
      title="Baselines"
      note={
        baselines.length === 0
          ? 'None yet. Limits that are a percentage of a baseline, or a difference from one, judge nothing before it is set.'
          : 'Newest first. A later one takes the place of an earlier from its day on; the earlier stays.'
      }
      actions={
        limits.mayDecide && (
          <Button variant="default" size="compact-md" fz="sm" onClick={() => setSetting(true)}>
            Set a baseline…
          </Button>
        )
      }
    >
      {error !== null && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {baselines.length > 0 && (
        <Table.ScrollContainer
          minWidth={640}
          scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'group', 'aria-label': 'Baselines' } }}
        >
          <Table fz="sm" verticalSpacing={7}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Field</Table.Th>
                <Table.Th className="num">Value</Table.Th>
                <Table.Th>How it was made</Table.Th>
                <Table.Th>From</Table.Th>
                <Table.Th>Set by, and why</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {baselines.map((baseline) => (
                <BaselineRow key={baseline.id} baseline={baseline} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {isSetting && <SetBaseline limits={limits} onClose={() => setSetting(false)} />}
    </Section>
  );
};
