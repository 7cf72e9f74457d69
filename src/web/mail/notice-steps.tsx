import { Button, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { noticeSteps, type NoticeStepsView } from '../../personnel/notices/notices.contract.ts';
import { formatInstant } from '../ui/dates.ts';
import { FormDialog } from '../ui/form-dialog.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Section } from '../ui/section.tsx';
import { ListSkeleton } from '../ui/skeletons.tsx';
import { useChange } from '../ui/use-change.ts';
import { isReason, WhyField } from '../ui/why-field.tsx';
import { stepsWords, typedSteps } from './mail-words.ts';
import { useNoticeSteps } from './use-mail.ts';

interface ChangeStepsProps {
  readonly steps: NoticeStepsView;
  readonly onClose: () => void;
}

const ChangeSteps = ({ steps, onClose }: ChangeStepsProps) => {
  const [text, setText] = useState(steps.days.join(', '));
  const [reason, setReason] = useState('');
  const days = typedSteps(text);
  const change = useChange(noticeSteps);
  return (
    <FormDialog
      title="When people are told of what ends"
      action="Change"
      isWhole={days !== null && isReason(reason)}
      isSending={change.isPending}
      error={change.error}
      onSend={() =>
        change.mutate(
          { method: 'PUT', path: '/notice-steps', body: { days, reason } },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    >
      <TextInput
        label="Days before"
        description="Up to six numbers from 1 to 366, as in 90, 30, 7. Radiation safety officers are told at the last one too, and after the end."
        required
        data-autofocus
        value={text}
        error={days === null ? 'Write whole numbers, as in 90, 30, 7' : null}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <WhyField reason={reason} onReason={setReason} placeholder="Renewal at the board takes two months" />
    </FormDialog>
  );
};

const Since = ({ changedAt, changedBy, reason }: NoticeStepsView) => (
  <Text size="xs" c="dimmed">
    {changedAt === null
      ? 'As KERMA_EXPIRY_NOTICE_DAYS says where Kerma is started.'
      : `Changed ${formatInstant(changedAt)}${changedBy === null ? '' : ` by ${changedBy}`}: ${reason ?? ''}`}
  </Text>
);

/** How long before an end people are told. */
export const NoticeSteps = () => {
  const { data, error } = useNoticeSteps();
  const [isChanging, setChanging] = useState(false);
  return (
    <Section
      title="When people are told of what ends"
      note="Credentials, and the yearly reviews of designations. Each step is told once, in the morning."
      actions={
        data !== undefined && (
          <Button variant="default" size="compact-md" fz="sm" onClick={() => setChanging(true)}>
            Change…
          </Button>
        )
      }
    >
      {error !== null && <ProblemNotice error={error} />}
      {data === undefined && error === null && <ListSkeleton rows={1} />}
      {data !== undefined && (
        <>
          <Text size="sm">{stepsWords(data.days)}, and once after the end</Text>
          <Since {...data} />
        </>
      )}
      {isChanging && data !== undefined && <ChangeSteps steps={data} onClose={() => setChanging(false)} />}
    </Section>
  );
};
