import { Button, Group, SegmentedControl } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import type { ComplianceView } from '../../../qc/schedule/schedule.contract.ts';
import { toCsv } from '../../charts/chart-table.ts';
import { saveFile } from '../../charts/save-file.ts';
import { DayField } from '../../ui/day-field.tsx';
import { spanWords, useToday } from '../../ui/days.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Facts } from '../../ui/facts.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Section } from '../../ui/section.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { useAddress, type Address, type ChangeAddress } from '../../ui/use-address.ts';
import '../qc.css';
import { QcNav } from '../qc-nav.tsx';
import { shareWords } from '../qc-words.ts';
import { complianceTable, periods, personRows, procedureRows, unitRows } from './compliance-rows.ts';
import { ComplianceTable } from './compliance-table.tsx';
import { MonthChart } from './month-chart.tsx';
import { useCompliance } from './use-compliance.ts';

const usual = periods[0];

/** The period that the address asks for: by its days, else the usual one. */
const periodOf = (address: Address, today: string): { from: string; until: string } => ({
  ...(usual === undefined ? { from: today, until: today } : usual.period(today)),
  ...(address['from'] !== undefined && { from: address['from'] }),
  ...(address['until'] !== undefined && { until: address['until'] }),
});

interface PeriodProps {
  readonly period: { readonly from: string; readonly until: string };
  readonly change: ChangeAddress;
}

const Period = ({ period, change }: PeriodProps) => {
  const today = useToday();
  const named = periods.find((preset) => {
    const { from, until } = preset.period(today);
    return from === period.from && until === period.until;
  });
  return (
    <Group gap="md" px="lg" pb="sm" align="flex-end" className="no-print">
      <SegmentedControl
        aria-label="Period"
        data={periods.map(({ value, label }) => ({ value, label }))}
        value={named?.value ?? ''}
        onChange={(value) => {
          const chosen = periods.find((preset) => preset.value === value);
          if (chosen !== undefined) change(chosen.period(today));
        }}
      />
      <DayField label="First day" day={period.from} onDay={(from) => change({ from })} />
      <DayField label="Last day" day={period.until} onDay={(until) => change({ until })} />
    </Group>
  );
};

const Total = ({ view: { total } }: { readonly view: ComplianceView }) => (
  <div style={{ padding: '4px var(--mantine-spacing-lg) 16px' }}>
    <Facts
      facts={[
        { name: 'Share done on time', value: <b>{shareWords(total.share)}</b> },
        { name: 'Done on time', value: total.doneOnTime },
        { name: 'Late', value: total.doneLate },
        { name: 'Missed', value: total.missed },
        { name: 'Overdue', value: total.overdue },
        { name: 'Excused', value: total.excused },
      ]}
    />
  </div>
);

const Compliance = ({ view }: { readonly view: ComplianceView }) =>
  view.units.length === 0 ? (
    <EmptyState title="Nothing was due">
      No test of any unit was due in this period. Choose another one, or give units their tests.
    </EmptyState>
  ) : (
    <>
      <Total view={view} />
      <Section title="By month">
        <MonthChart months={view.months} />
      </Section>
      <ComplianceTable title="By unit" rows={unitRows(view)} />
      <ComplianceTable title="By test" rows={procedureRows(view)} />
      <ComplianceTable
        title="By person"
        note="Whoever recorded it. What nobody did is nobody’s, so there is no share."
        rows={personRows(view)}
        hasTally={false}
      />
    </>
  );

/** How much of what was due was done on time: what an accreditation visitor asks for. */
export const CompliancePage = () => {
  const [address, change] = useAddress();
  const period = periodOf(address, useToday());
  const { data, error, refetch } = useCompliance(period);
  return (
    <article style={{ paddingBottom: 64 }}>
      <PageHeader title="QC compliance" subtitle={`Done on time, ${spanWords(period.from, period.until)}`}>
        <Button
          variant="default"
          fw={400}
          leftSection={<IconPrinter size={16} aria-hidden />}
          onClick={() => window.print()}
        >
          Print
        </Button>
        <Button
          variant="default"
          fw={400}
          disabled={data === undefined}
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() =>
            data !== undefined &&
            saveFile('qc-compliance.csv', new Blob([toCsv(complianceTable(data))], { type: 'text/csv' }))
          }
        >
          CSV
        </Button>
      </PageHeader>
      <QcNav />
      <Period period={period} change={change} />
      {error !== null && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <ListSkeleton />}
      {data !== undefined && <Compliance view={data} />}
    </article>
  );
};
