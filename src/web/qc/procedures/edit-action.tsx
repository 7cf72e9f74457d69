import { Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ProcedureView } from '../../../qc/definitions/procedures.contract.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useChange } from '../../ui/use-change.ts';
import { isReason, WhyField } from '../../ui/why-field.tsx';
import { procedureSchema } from './use-procedures.ts';

/** Another written action, published as the next version; the version before it stays as it was. */
export const EditAction = ({
  view,
  onClose,
}: {
  readonly view: ProcedureView;
  readonly onClose: () => void;
}) => {
  const { procedure, sources } = view;
  const [words, setWords] = useState(procedure.onFailure.words);
  const [reason, setReason] = useState('');
  const publish = useChange(procedureSchema);
  const isOther = words.trim() !== '' && words.trim() !== procedure.onFailure.words;
  // Written here by somebody who answers for it: no proposal any more.
  const changed = { ...procedure, onFailure: { words: words.trim(), isProposal: false } };
  return (
    <FormDialog
      title={`What to do when it fails: ${procedure.name}`}
      action="Publish the next version"
      isWhole={isOther && isReason(reason)}
      isSending={publish.isPending}
      error={publish.error}
      onSend={() =>
        publish.mutate(
          { method: 'POST', path: '/qc/procedures', body: { procedure: changed, sources, reason } },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    >
      <Text size="sm">It is shown at once to whoever records a value that fails, on every unit.</Text>
      <Textarea
        label="Written action"
        required
        autosize
        minRows={3}
        maxLength={2000}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <WhyField reason={reason} onReason={setReason} placeholder="Service has another number" />
    </FormDialog>
  );
};
