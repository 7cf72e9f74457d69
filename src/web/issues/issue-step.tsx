import { Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { issueView, type IssueView } from '../../qc/issues/issues.contract.ts';
import { FormDialog } from '../ui/form-dialog.tsx';
import { useChange } from '../ui/use-change.ts';

export type IssueEvent = IssueView['possible'][number]['event'];

interface StepWords {
  readonly title: string;
  readonly says: string;
  readonly needsComment: boolean;
}

export const stepWords: Readonly<Record<IssueEvent, StepWords>> = {
  contain: {
    title: 'Contain',
    says: 'The unit is restricted or out of service, or you say here why neither is needed.',
    needsComment: false,
  },
  'assign-to-service': {
    title: 'Assign to service',
    says: 'Who is told, and when they come.',
    needsComment: false,
  },
  'assign-to-physics': {
    title: 'Assign to physics',
    says: 'What the physicist is asked.',
    needsComment: false,
  },
  fix: { title: 'Mark as fixed', says: 'What was done about it.', needsComment: true },
  verify: {
    title: 'Verify',
    says: 'The failed test was recorded again since the correction, and did not reach the action level.',
    needsComment: false,
  },
  close: { title: 'Close', says: 'It is over. Whoever sees it again opens it again.', needsComment: false },
  dismiss: {
    title: 'Dismiss',
    says: 'It was no failure: a slip of typing, a session that is void. Say why.',
    needsComment: true,
  },
  reopen: { title: 'Open again', says: 'What was seen again.', needsComment: true },
};

interface IssueStepProps {
  readonly issueId: number;
  readonly event: IssueEvent;
  readonly onClose: () => void;
}

/** Takes the next step of a failure, with what there is to say. */
export const IssueStep = ({ issueId, event, onClose }: IssueStepProps) => {
  const [comment, setComment] = useState('');
  const step = useChange(issueView);
  const { title, says, needsComment } = stepWords[event];
  const body = { event, comment: comment.trim() === '' ? null : comment.trim() };
  return (
    <FormDialog
      title={title}
      action={title}
      isWhole={!needsComment || comment.trim() !== ''}
      isSending={step.isPending}
      error={step.error}
      onSend={() =>
        step.mutate({ method: 'POST', path: `/qc/issues/${issueId}/steps`, body }, { onSuccess: onClose })
      }
      onClose={onClose}
    >
      <Text size="sm">{says}</Text>
      <Textarea
        label={needsComment ? 'What there is to say' : 'What there is to say (may stay empty)'}
        required={needsComment}
        autosize
        minRows={2}
        maxLength={2000}
        value={comment}
        onChange={(change) => setComment(change.currentTarget.value)}
      />
    </FormDialog>
  );
};
