import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import type { Study } from '../../dose/study.contract.ts';
import { useMay } from '../session/me.ts';
import { CorrectionDialog } from './correction-dialog.tsx';
import { UndoDialog } from './undo-dialog.tsx';

type Action = 'exclude-study' | 'link-studies' | 'move-study-to-patient' | 'merge-patients';

/** What can be put right about the study as a whole. */
export const StudyActions = ({ study }: { readonly study: Study }) => {
  const [action, setAction] = useState<Action | null>(null);
  const mayCorrect = useMay('studies.correct');
  // To say which other patient it is, one must see who they are.
  const maySeePatients = useMay('patients.identify');
  const [including, setIncluding] = useState(false);
  const exclusion = study.corrections.find(({ kind, canUndo }) => kind === 'exclude-study' && canUndo);
  if (!mayCorrect) return null;
  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <Button variant="default" fw={400} rightSection={<IconChevronDown size={14} aria-hidden />}>
            Correct
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {!study.isExcluded && (
            <Menu.Item onClick={() => setAction('exclude-study')}>Exclude this study…</Menu.Item>
          )}
          {exclusion !== undefined && (
            <Menu.Item onClick={() => setIncluding(true)}>Include it again…</Menu.Item>
          )}
          <Menu.Item onClick={() => setAction('link-studies')}>It belongs to another study…</Menu.Item>
          {maySeePatients && study.privacyMode !== 'none' && (
            <Menu.Item onClick={() => setAction('move-study-to-patient')}>
              It is of another patient…
            </Menu.Item>
          )}
          {maySeePatients && study.patientRecordId !== null && (
            <Menu.Item onClick={() => setAction('merge-patients')}>Its patient has another id…</Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <CorrectionDialog
        action={action}
        studyId={study.id}
        patientRecordId={study.patientRecordId}
        reportId={null}
        onClose={() => setAction(null)}
      />
      <UndoDialog correction={including ? (exclusion ?? null) : null} onClose={() => setIncluding(false)} />
    </>
  );
};
