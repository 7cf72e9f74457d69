import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { CorrectionRequest } from '../../dose/correction.contract.ts';
import { useDraft } from '../session/drafts.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { PatientPicker } from './patient-picker.tsx';
import { StudyPicker } from './study-picker.tsx';
import { useCorrect } from './study-query.ts';

type Action =
  | 'exclude-report'
  | 'move-report'
  | 'split-report'
  | 'exclude-study'
  | 'link-studies'
  | 'move-study-to-patient'
  | 'merge-patients';

interface CorrectionDialogProps {
  readonly action: Action | null;
  readonly studyId: number;
  /** Of the study's patient; asked for by merging patients. */
  readonly patientRecordId?: number | null;
  /** Asked for by the actions on reports. */
  readonly reportId: number | null;
  readonly onClose: () => void;
}

const words: Readonly<Record<Action, { title: string; means: string; verb: string }>> = {
  'exclude-report': {
    title: 'Exclude this report',
    means: 'Its events and totals count no longer. The file stays and can be read; undo takes it back in.',
    verb: 'Exclude the report',
  },
  'move-report': {
    title: 'Move this report to another study',
    means: 'Its events and totals then count there. The file itself is not changed.',
    verb: 'Move the report',
  },
  'split-report': {
    title: 'Make this report a study of its own',
    means: 'Its events and totals leave this study. The file itself is not changed.',
    verb: 'Split it off',
  },
  'exclude-study': {
    title: 'Exclude this study',
    means:
      'For phantoms, tests and service: the study counts in no list and no statistic. Undo includes it again.',
    verb: 'Exclude the study',
  },
  'link-studies': {
    title: 'This study belongs to another',
    means:
      'One procedure under two UIDs, or one scan under two accession numbers: both are shown as one study.',
    verb: 'Link the studies',
  },
  'move-study-to-patient': {
    title: 'This study is of another patient',
    means: 'The wrong patient was picked, or an unidentified one was identified later.',
    verb: 'Move the study',
  },
  'merge-patients': {
    title: 'This patient is known under another id',
    means:
      'An unidentified patient was identified, or one person has two ids: all studies of this patient go to the other. Undo parts them again.',
    verb: 'Merge the patients',
  },
};

/** Corrections that lead to another study or patient. */
const towards = (
  { action, studyId, reportId, patientRecordId = null }: CorrectionDialogProps,
  target: number,
  said: { readonly reason: string },
): CorrectionRequest | null => {
  if (action === 'link-studies') return { kind: action, studyId, intoStudyId: target, ...said };
  if (action === 'move-study-to-patient') return { kind: action, studyId, toPatientId: target, ...said };
  if (action === 'move-report' && reportId !== null)
    return { kind: action, reportId, toStudyId: target, ...said };
  if (action === 'merge-patients' && patientRecordId !== null)
    return { kind: action, patientId: patientRecordId, intoPatientId: target, ...said };
  return null;
};

/** What is sent; null while something is still missing. */
const requestOf = (
  props: CorrectionDialogProps,
  target: number | null,
  reason: string,
): CorrectionRequest | null => {
  const { action, studyId, reportId } = props;
  const said = { reason };
  if (said.reason.trim().length < 3) return null;
  if (action === 'exclude-study') return { kind: action, studyId, ...said };
  if ((action === 'exclude-report' || action === 'split-report') && reportId !== null)
    return { kind: action, reportId, ...said };
  return target === null ? null : towards(props, target, said);
};

/** Asks what a correction needs: where to, and why. */
const Form = (props: CorrectionDialogProps & { readonly action: Action }) => {
  const { action, studyId, patientRecordId = null, onClose } = props;
  const [target, setTarget] = useState<number | null>(null);
  const why = useDraft(`${action} of study ${studyId}`, () => '');
  const correct = useCorrect();
  const pickStudy = action === 'move-report' || action === 'link-studies';
  const pickPatient = action === 'move-study-to-patient' || action === 'merge-patients';
  const request = requestOf(props, target, why.draft);
  const close = (): void => {
    why.forget();
    onClose();
  };
  return (
    <Stack gap="sm">
      <Text size="sm">{words[action].means}</Text>
      {pickStudy && <StudyPicker exceptStudyId={studyId} chosen={target} onChoose={setTarget} />}
      {pickPatient && <PatientPicker exceptId={patientRecordId} chosen={target} onChoose={setTarget} />}
      <Textarea
        label="Why"
        description="A few words; they stay with the study, and your name with them."
        required
        autosize
        minRows={2}
        value={why.draft}
        onChange={(event) => why.keep(event.currentTarget.value)}
      />
      {correct.isError && <ProblemNotice error={correct.error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
        <Button
          disabled={request === null}
          loading={correct.isPending}
          onClick={() => request !== null && correct.mutate(request, { onSuccess: close })}
        >
          {words[action].verb}
        </Button>
      </Group>
    </Stack>
  );
};

export const CorrectionDialog = (props: CorrectionDialogProps) => (
  <Modal
    opened={props.action !== null}
    onClose={props.onClose}
    size="lg"
    title={props.action === null ? '' : words[props.action].title}
  >
    {props.action !== null && <Form {...props} action={props.action} />}
  </Modal>
);
