import { Anchor, Button, Group, List, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { signature, type SignatureInput, type SignatureView } from '../../../qc/review/review.contract.ts';
import { useMe } from '../../session/me.ts';
import { PasswordField } from '../../session/password-field.tsx';
import { formatInstant } from '../../ui/dates.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useChange } from '../../ui/use-change.ts';
import { isReason, WhyField } from '../../ui/why-field.tsx';
import { sessionsCounted } from '../qc-words.ts';

export interface ToSign {
  readonly title: string;
  readonly sessionIds: readonly number[];
  readonly event: SignatureInput['event'];
  /** Why the signer counts as the unit's physicist today. */
  readonly restsOn: readonly string[];
}

const meanings: Readonly<Record<SignatureInput['event'], string>> = {
  sign: 'I have reviewed these results.',
  'revise-to-accepted': 'I have reviewed this result again and accept it.',
  'revise-to-repeat': 'I have reviewed this result again; the test is to be repeated.',
  'revise-to-void': 'I have reviewed this result again; it is void.',
};

/** What was signed, by whom, when, and whether it stands as it was signed. */
const Signed = ({ signed, onClose }: { readonly signed: SignatureView; readonly onClose: () => void }) => (
  <Modal opened onClose={onClose} title={`Signed: ${sessionsCounted(signed.sessions.length)}`} size="lg">
    <Stack gap="md">
      <Text size="sm" component="div">
        <StateBadge kind="pass" word="Signed" /> by {signed.signer.name}, {formatInstant(signed.signedAt)}: “
        {signed.meaning}”
      </Text>
      <Text size="sm" c="dimmed">
        Nothing of it can be changed any more. What turns out otherwise is added as a revision, and signed
        anew.
      </Text>
      <Group justify="space-between">
        <Anchor component={Link} to={`/qc/signatures/${signed.id}`} size="sm">
          See the signature
        </Anchor>
        <Button onClick={onClose} data-autofocus>
          Done
        </Button>
      </Group>
    </Stack>
  </Modal>
);

const RestsOn = ({ restsOn }: { readonly restsOn: readonly string[] }) => (
  <div>
    <Text size="sm" fw={500}>
      What it rests on
    </Text>
    <List size="sm">
      {restsOn.map((sentence) => (
        <List.Item key={sentence}>{sentence}</List.Item>
      ))}
    </List>
  </div>
);

/** A signature: what it means, by whom, on what it rests, and one's own password again. */
export const SignDialog = ({
  toSign,
  onClose,
}: {
  readonly toSign: ToSign;
  readonly onClose: () => void;
}) => {
  const { title, sessionIds, event, restsOn } = toSign;
  const { name, login } = useMe();
  const [draft, setDraft] = useState({ meaning: meanings[event], comment: '', password: '' });
  const set = (part: Partial<typeof draft>): void => setDraft({ ...draft, ...part });
  const sign = useChange(signature);
  const asksWhy = event !== 'sign';
  const comment = draft.comment.trim() === '' ? null : draft.comment;
  if (sign.data !== undefined) return <Signed signed={sign.data} onClose={onClose} />;
  return (
    <FormDialog
      title={title}
      action={`Sign ${sessionsCounted(sessionIds.length)}`}
      isWhole={
        draft.meaning.trim().length >= 3 && draft.password !== '' && (!asksWhy || isReason(draft.comment))
      }
      isSending={sign.isPending}
      error={sign.error}
      onSend={() =>
        sign.mutate({
          method: 'POST',
          path: '/qc/signatures',
          body: { sessionIds, event, meaning: draft.meaning, comment, password: draft.password },
        })
      }
      onClose={onClose}
    >
      <TextInput
        label="What the signature means"
        required
        maxLength={500}
        value={draft.meaning}
        onChange={(change) => set({ meaning: change.currentTarget.value })}
      />
      <RestsOn restsOn={restsOn} />
      {asksWhy ? (
        <WhyField reason={draft.comment} onReason={(reason) => set({ comment: reason })} />
      ) : (
        <TextInput
          label="Comment"
          description="For whoever reads it later; may stay empty"
          maxLength={2000}
          value={draft.comment}
          onChange={(change) => set({ comment: change.currentTarget.value })}
        />
      )}
      <input type="text" name="username" autoComplete="username" value={login} readOnly hidden />
      <PasswordField
        label="Your password"
        description={`You sign as ${name}`}
        required
        data-autofocus
        autoComplete="current-password"
        value={draft.password}
        onChange={(change) => set({ password: change.currentTarget.value })}
      />
    </FormDialog>
  );
};
