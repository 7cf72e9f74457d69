import { List, Text } from '@mantine/core';
import { useState } from 'react';
import { unitLimits, type LimitView } from '../../../qc/limits/limits.contract.ts';
import { counted } from '../../ui/amounts.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useChange } from '../../ui/use-change.ts';
import { isReason, WhyField } from '../../ui/why-field.tsx';
import { chosenWords } from './choosing-limits.ts';
import { verdictWords } from '../qc-words.ts';

export type Decision = 'adopt' | 'withdraw';

interface DecideDialogProps {
  readonly unitId: number;
  readonly decision: Decision;
  readonly limits: readonly LimitView[];
  readonly onClose: () => void;
}

const words = {
  adopt: {
    title: 'Adopt',
    says: 'From today on they judge what is recorded on this unit. What was judged before stays as it was.',
    placeholder: 'Read against the manual of the programme',
  },
  withdraw: {
    title: 'Withdraw',
    says: 'From today on they judge nothing on this unit; values are recorded without a verdict by them.',
    placeholder: 'The new edition asks for another figure',
  },
} as const;

const mostListed = 12;

/** The unit's physicist answers for limits that no source read here vouches for; one reason for all that were chosen. */
export const DecideDialog = ({ unitId, decision, limits, onClose }: DecideDialogProps) => {
  const { title, says, placeholder } = words[decision];
  const [reason, setReason] = useState('');
  const decide = useChange(unitLimits);
  const decisions = limits.map(({ procedureKey, limitKey, fingerprint }) => ({
    ...{ procedureKey, limitKey, fingerprint, decision },
  }));
  return (
    <FormDialog
      title={`${title} ${chosenWords(limits)}`}
      action={`${title} ${counted(limits.length, 'limit')}`}
      isWhole={isReason(reason)}
      isSending={decide.isPending}
      error={decide.error}
      onSend={() =>
        decide.mutate(
          { method: 'POST', path: `/units/${unitId}/qc/limits`, body: { decisions, reason } },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    >
      <Text size="sm">{says}</Text>
      <List size="sm">
        {limits.slice(0, mostListed).map(({ procedureKey, limitKey, fieldLabel, level, bound }) => (
          <List.Item key={`${procedureKey} ${limitKey}`}>
            {procedureKey}, {fieldLabel}: {verdictWords[level].word.toLowerCase()} unless {bound}
          </List.Item>
        ))}
        {limits.length > mostListed && <List.Item>and {limits.length - mostListed} more</List.Item>}
      </List>
      <WhyField reason={reason} onReason={setReason} placeholder={placeholder} />
    </FormDialog>
  );
};
