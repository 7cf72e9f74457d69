import { Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import type { Study, StudyReportView } from '../../dose/study.contract.ts';
import { useMay } from '../session/me.ts';
import { CorrectionDialog } from './correction-dialog.tsx';

type Action = 'exclude-report' | 'move-report' | 'split-report';

interface ReportActionsProps {
  readonly study: Study;
  readonly report: StudyReportView;
}

/** What can be put right about one report of the study. */
export const ReportActions = ({ study, report }: ReportActionsProps) => {
  const [action, setAction] = useState<Action | null>(null);
  const mayCorrect = useMay('studies.correct');
  if (report.state === 'excluded' || !mayCorrect) return null;
  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <Button variant="default" size="compact-sm" aria-label={`Correct report ${report.id}`}>
            <IconDots size={16} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setAction('exclude-report')}>Exclude this report…</Menu.Item>
          <Menu.Item onClick={() => setAction('move-report')}>Move it to another study…</Menu.Item>
          {study.reports.length > 1 && (
            <Menu.Item onClick={() => setAction('split-report')}>Make it a study of its own…</Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <CorrectionDialog
        action={action}
        studyId={study.id}
        reportId={report.id}
        onClose={() => setAction(null)}
      />
    </>
  );
};
