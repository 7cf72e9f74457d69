import { Anchor, Table, Text, VisuallyHidden } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { Study, StudyReportView } from '../../dose/study.contract.ts';
import { useMay } from '../session/me.ts';
import { formatInstant } from '../ui/dates.ts';
import { momentWords } from '../ui/moments.ts';
import { Section } from '../ui/section.tsx';
import { StateBadge } from '../ui/state-badge.tsx';
import { ReportActions } from './report-actions.tsx';

const stateOf = ({ state }: StudyReportView) =>
  ({
    current: <StateBadge kind="pass" word="Counts" />,
    superseded: <StateBadge kind="unknown" word="Superseded" />,
    excluded: <StateBadge kind="unknown" word="Excluded" />,
  })[state];

const Original = ({ report }: { readonly report: StudyReportView }) => {
  const maySee = useMay('patients.identify');
  if (!maySee) return <span className="not-reported">names the patient; not for your roles</span>;
  if (report.originalUrl === null) {
    return <span className="not-reported">hidden by the privacy setting</span>;
  }
  return (
    <Anchor href={report.originalUrl} download={`${report.sopInstanceUid}.dcm`} size="sm" underline="always">
      <IconDownload size={14} aria-hidden /> Original
    </Anchor>
  );
};

/** The reports behind the study, what of them counts, and the files as they came. */
export const Reports = ({ study }: { readonly study: Study }) => (
  <Section title="Reports" note="The files as they came. None of them is ever altered.">
    {study.reports.length === 0 ? (
      <Text size="sm" c="dimmed">
        None any more.
      </Text>
    ) : (
      <div className="scroll" tabIndex={0} role="group" aria-label="Reports">
        <Table fz="sm" verticalSpacing={5} miw={640}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Report</Table.Th>
              <Table.Th>State</Table.Th>
              <Table.Th className="with-room">Written</Table.Th>
              <Table.Th>Received</Table.Th>
              <Table.Th className="num">Events used</Table.Th>
              <Table.Th className="num">Findings</Table.Th>
              <Table.Th>File</Table.Th>
              <Table.Th className="no-print">
                <VisuallyHidden>Actions</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {study.reports.map((report) => (
              <Table.Tr key={report.id}>
                <Table.Td title={report.sopInstanceUid}>
                  {report.id}: {report.kind === 'ct' ? 'CT' : 'projection X-ray'}
                  {report.completionFlag === 'PARTIAL' && ', partial'}
                  {report.isMoved && ', moved here'}
                </Table.Td>
                <Table.Td>{stateOf(report)}</Table.Td>
                <Table.Td className="with-room">
                  {report.contentDateTime === null ? (
                    <span className="not-reported">not reported</span>
                  ) : (
                    momentWords(report.contentDateTime)
                  )}
                </Table.Td>
                <Table.Td>{formatInstant(report.receivedAt)}</Table.Td>
                <Table.Td className="num">
                  {report.usedEventCount} of {report.eventCount}
                </Table.Td>
                <Table.Td className="num">{report.findingCount}</Table.Td>
                <Table.Td>
                  <Original report={report} />
                </Table.Td>
                <Table.Td className="no-print">
                  <ReportActions study={study} report={report} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    )}
  </Section>
);
