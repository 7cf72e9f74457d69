import { Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { z } from 'zod';
import type { CredentialView } from '../../personnel/credentials/credentials.contract.ts';
import type { PersonMention } from '../../personnel/people.contract.ts';
import { useDraft } from '../session/drafts.ts';
import { FormDialog } from '../ui/form-dialog.tsx';
import { useChange } from '../ui/use-change.ts';
import { isReason, WhyField } from '../ui/why-field.tsx';
import { credentialOf, draftOfCredential, emptyCredential, kindForms } from './credential-draft.ts';
import { CredentialFields } from './credential-fields.tsx';
import { credentialWords, originWords, termWords } from './credential-words.ts';
import { DocumentField } from './document-field.tsx';
import { DocumentLink } from './document-link.tsx';
import { useSaveCredential } from './use-save-credential.ts';

const documentNotSaved = (
  <Text size="sm" role="status">
    The credential is saved; its document is not yet. Send the document again, or close and add it later.
  </Text>
);

/** Enters a credential of a person, with its document where there is one. */
export const NewCredential = ({
  person,
  isMe,
  onClose,
}: {
  readonly person: PersonMention;
  readonly isMe: boolean;
  readonly onClose: () => void;
}) => {
  const { draft, keep, forget } = useDraft(`credential of ${person.id}`, () => emptyCredential);
  const [file, setFile] = useState<File | null>(null);
  const save = useSaveCredential(person.id, null);
  const input = credentialOf(draft);
  const close = (): void => {
    forget();
    onClose();
  };
  return (
    <FormDialog
      title={isMe ? 'Enter a credential of mine' : `Enter a credential of ${person.name}`}
      action={save.savedId === null ? 'Enter' : 'Send the document again'}
      isWhole={input !== null && (save.savedId === null || file !== null)}
      isSending={save.isPending}
      error={save.error}
      onSend={() => save.mutate({ input, file }, { onSuccess: close })}
      onClose={close}
    >
      {save.savedId === null ? <CredentialFields draft={draft} onDraft={keep} /> : documentNotSaved}
      <DocumentField file={file} onFile={setFile} />
      <Text size="sm" c="dimmed">
        It counts once someone else has verified it against its source.
      </Text>
    </FormDialog>
  );
};

interface OneCredentialProps {
  readonly credential: CredentialView;
  readonly onClose: () => void;
}

/** Changes what a credential says; what it said is kept, and it waits to be verified again. */
export const ChangeCredential = ({ credential, onClose }: OneCredentialProps) => {
  const [draft, setDraft] = useState(() => draftOfCredential(credential));
  const [reason, setReason] = useState('');
  const save = useSaveCredential(credential.person.id, credential);
  const input = credentialOf(draft);
  return (
    <FormDialog
      title={`Change: ${credentialWords(credential)}`}
      action="Save"
      isWhole={input !== null && isReason(reason)}
      isSending={save.isPending}
      error={save.error}
      onSend={() =>
        input !== null && save.mutate({ input: { ...input, reason }, file: null }, { onSuccess: onClose })
      }
      onClose={onClose}
    >
      <CredentialFields draft={draft} onDraft={setDraft} />
      {credential.verified !== null && (
        <Text size="sm">
          {credential.verified.by} verified it as it stands. Once changed it waits to be verified again, and
          counts for no day until then. A renewal is better entered as a credential of its own: this one
          counts to its end.
        </Text>
      )}
      <WhyField reason={reason} onReason={setReason} placeholder="The number was mistyped" />
    </FormDialog>
  );
};

/** Adds the document behind a credential, or puts another in its place. */
export const AddDocument = ({ credential, onClose }: OneCredentialProps) => {
  const [file, setFile] = useState<File | null>(null);
  const save = useSaveCredential(credential.person.id, credential);
  const { verified } = credential;
  return (
    <FormDialog
      title={`Document: ${credentialWords(credential)}`}
      action="Send the document"
      isWhole={file !== null}
      isSending={save.isPending}
      error={save.error}
      onSend={() => save.mutate({ input: null, file }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <DocumentField file={file} onFile={setFile} />
      {verified !== null && (
        <Text size="sm">
          {verified.by} verified it as it stands. With another document it waits to be verified again.
        </Text>
      )}
    </FormDialog>
  );
};

/** Says that a credential was checked against its source, and how. */
export const VerifyCredential = ({ credential, onClose }: OneCredentialProps) => {
  const [how, setHow] = useState('');
  const verify = useChange(z.unknown());
  const said = [credentialWords(credential), originWords(credential), termWords(credential)];
  return (
    <FormDialog
      title={`Verify a credential of ${credential.person.name}`}
      action="I have verified it"
      isWhole={isReason(how)}
      isSending={verify.isPending}
      error={verify.error}
      onSend={() =>
        verify.mutate(
          { method: 'POST', path: `/credentials/${credential.id}/verify`, body: { how } },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    >
      <Text size="sm">
        {said.filter((part) => part !== null).join('; ')}.
        {credential.restriction === null ? '' : ` Restricted: ${credential.restriction}.`}
      </Text>
      <Text size="sm" component="div">
        Document: <DocumentLink credential={credential} />
      </Text>
      <TextInput
        label="Checked against"
        description="The source that you looked at yourself; it stays beside your name and the date"
        placeholder={kindForms[credential.kind].source}
        required
        maxLength={300}
        data-autofocus
        value={how}
        onChange={(event) => setHow(event.currentTarget.value)}
      />
    </FormDialog>
  );
};

/** A credential counts no longer; it stays to be read. */
export const WithdrawCredential = ({ credential, onClose }: OneCredentialProps) => {
  const [reason, setReason] = useState('');
  const withdraw = useChange(z.unknown());
  return (
    <FormDialog
      title={`Withdraw: ${credentialWords(credential)}`}
      action="Withdraw"
      isWhole={isReason(reason)}
      isSending={withdraw.isPending}
      error={withdraw.error}
      onSend={() =>
        withdraw.mutate(
          { method: 'POST', path: `/credentials/${credential.id}/withdraw`, body: { reason } },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    >
      <Text size="sm">
        For what was entered wrongly: it counts for no day any more, and stays to be read among the withdrawn
        ones. If it ended or was revoked, change its last day instead, so that what it covered stays right.
      </Text>
      <WhyField reason={reason} onReason={setReason} placeholder="Entered for the wrong person" />
    </FormDialog>
  );
};
