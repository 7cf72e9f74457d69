import { Alert, FileInput, List, Text } from '@mantine/core';
import { useState } from 'react';
import { packPreview, procedureList, type PackPreview } from '../../../qc/definitions/procedures.contract.ts';
import { counted } from '../../ui/amounts.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useChange } from '../../ui/use-change.ts';
import { isReason, WhyField } from '../../ui/why-field.tsx';
import { ChangesList } from './changes-list.tsx';
import { becomesWords } from './procedure-words.ts';

/** The content of a file as JSON; null where it is none. */
const readJson = async (file: File): Promise<unknown> => {
  try {
    return JSON.parse(await file.text()) as unknown;
  } catch {
    return null;
  }
};

const Problems = ({ problems }: Pick<PackPreview, 'problems'>) =>
  problems.length > 0 && (
    <Alert
      role="alert"
      variant="outline"
      color="red"
      title={`${counted(problems.length, 'problem')}; nothing can be taken in`}
    >
      <List size="sm">
        {problems.map(({ where, message }) => (
          <List.Item key={`${where} ${message}`}>
            {where === '' ? '' : <b>{where}: </b>}
            {message}
          </List.Item>
        ))}
      </List>
    </Alert>
  );

const Brings = ({ preview: { title, edition, procedures } }: { readonly preview: PackPreview }) => {
  const differing = procedures.filter(({ becomes }) => becomes !== 'unchanged');
  const unchanged = procedures.length - differing.length;
  return (
    <div role="group" aria-label="What it brings">
      <Text size="sm" fw={500}>
        {title}
        {edition === null ? '' : `, edition ${edition}`}
      </Text>
      <Text size="sm" c="dimmed">
        {differing.length === 0
          ? 'It brings nothing that is not here already.'
          : unchanged > 0 && `${counted(unchanged, 'procedure')} as they are here already.`}
      </Text>
      {differing.map(({ key, name, becomes, changes }) => (
        <details key={key} className="qc-brings">
          <summary>
            {becomesWords[becomes]}: {key} {name}
            {changes.length > 0 && `, ${counted(changes.length, 'change')}`}
          </summary>
          <ChangesList changes={changes} />
        </details>
      ))}
    </div>
  );
};

/** A pack from a file: looked at first, with all that is wrong or new, then taken in with a reason; all of it or nothing. */
export const ImportPack = ({ onClose }: { readonly onClose: () => void }) => {
  const [pack, setPack] = useState<unknown>(null);
  const [isJson, setJson] = useState(true);
  const [reason, setReason] = useState('');
  const preview = useChange(packPreview);
  const take = useChange(procedureList);
  const look = async (file: File | null): Promise<void> => {
    preview.reset();
    const content = file === null ? null : await readJson(file);
    setPack(content);
    setJson(file === null || content !== null);
    if (content !== null)
      preview.mutate({ method: 'POST', path: '/qc/packs/preview', body: { pack: content } });
  };
  const seen = preview.data;
  const brings = seen?.procedures.filter(({ becomes }) => becomes !== 'unchanged').length ?? 0;
  return (
    <FormDialog
      title="Import a pack"
      action={brings === 0 ? 'Import' : `Publish ${counted(brings, 'procedure')}`}
      size="xl"
      isWhole={seen?.problems.length === 0 && brings > 0 && isReason(reason)}
      isSending={take.isPending}
      error={take.error}
      onSend={() =>
        take.mutate({ method: 'POST', path: '/qc/packs', body: { pack, reason } }, { onSuccess: onClose })
      }
      onClose={onClose}
    >
      <FileInput
        label="Pack"
        description="A file of the format kerma-qc-pack/1, as “Export” gives it. Nothing is kept before you publish."
        placeholder="Choose a file"
        accept="application/json,.json"
        required
        error={isJson ? null : 'This file is no JSON. Choose a pack as it was exported.'}
        onChange={(file) => void look(file)}
      />
      {preview.error !== null && <ProblemNotice error={preview.error} />}
      {seen !== undefined && (
        <>
          <Problems problems={seen.problems} />
          {seen.problems.length === 0 && <Brings preview={seen} />}
        </>
      )}
      <WhyField reason={reason} onReason={setReason} placeholder="The edition of this year" />
    </FormDialog>
  );
};
