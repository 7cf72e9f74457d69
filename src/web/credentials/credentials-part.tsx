import { Button, List, Text } from '@mantine/core';
import { useState } from 'react';
import type { CredentialView } from '../../personnel/credentials/credentials.contract.ts';
import type { PersonMention } from '../../personnel/people.contract.ts';
import { useMay, useMe } from '../session/me.ts';
import { formatDate } from '../ui/dates.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Section } from '../ui/section.tsx';
import { ListSkeleton } from '../ui/skeletons.tsx';
import {
  AddDocument,
  ChangeCredential,
  NewCredential,
  VerifyCredential,
  WithdrawCredential,
} from './credential-dialogs.tsx';
import { CredentialTable, type CredentialAction, type MayDo } from './credential-table.tsx';
import { credentialWords } from './credential-words.ts';
import { usePersonCredentials } from './use-credentials.ts';

interface CredentialsPartProps {
  readonly person: PersonMention;
  readonly title?: string;
}

const dialogs = {
  verify: VerifyCredential,
  change: ChangeCredential,
  document: AddDocument,
  withdraw: WithdrawCredential,
} as const;

/** What counts no longer, and why: kept to be read. */
const Withdrawn = ({ credentials }: { readonly credentials: readonly CredentialView[] }) => {
  const [isOpen, setOpen] = useState(false);
  if (credentials.length === 0) return null;
  return (
    <>
      <Button
        variant="subtle"
        size="compact-md"
        fz="sm"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? 'Hide' : 'Show'} what was withdrawn ({credentials.length})
      </Button>
      {isOpen && (
        <List size="sm" mt={4} spacing={4}>
          {credentials.map((credential) => (
            <List.Item key={credential.id}>
              {credentialWords(credential)}.{' '}
              {credential.withdrawn !== null && (
                <Text span size="sm" c="dimmed">
                  Withdrawn {formatDate(credential.withdrawn.at)}
                  {credential.withdrawn.by === null ? '' : ` by ${credential.withdrawn.by}`}:{' '}
                  {credential.withdrawn.reason}
                </Text>
              )}
            </List.Item>
          ))}
        </List>
      )}
    </>
  );
};

const noteFor = (isMe: boolean, mayVerify: boolean): string | undefined => {
  if (isMe)
    return 'You enter your own; someone else verifies them. Nobody verifies what they hold themselves.';
  return mayVerify ? 'Verified means: seen at its source by whoever is named, not only entered.' : undefined;
};

const useMayDo = (personId: number): MayDo & { readonly isMe: boolean } => {
  const isMe = useMe().personId === personId;
  const entersForOthers = useMay('credentials.enter', 'everywhere');
  const verifies = useMay('credentials.verify', 'everywhere');
  return { isMe, enter: isMe || entersForOthers, verify: verifies && !isMe };
};

interface HeldProps {
  readonly label: string;
  readonly credentials: readonly CredentialView[];
  readonly may: MayDo;
}

const Held = ({ label, credentials, may }: HeldProps) => {
  const [doing, setDoing] = useState<{ action: CredentialAction; credential: CredentialView } | null>(null);
  const Dialog = doing === null ? null : dialogs[doing.action];
  const standing = credentials.filter(({ withdrawn }) => withdrawn === null);
  return (
    <>
      {standing.length === 0 ? (
        <Text size="sm" c="dimmed" mb="xs">
          None entered yet: certificates, licences, continuing education, competencies and training stand
          here.
        </Text>
      ) : (
        <CredentialTable
          label={label}
          credentials={standing}
          may={may}
          onAction={(action, credential) => setDoing({ action, credential })}
        />
      )}
      <Withdrawn credentials={credentials.filter(({ withdrawn }) => withdrawn !== null)} />
      {doing !== null && Dialog !== null && (
        <Dialog credential={doing.credential} onClose={() => setDoing(null)} />
      )}
    </>
  );
};

/** What a person holds, and what can be done about it. */
export const CredentialsPart = ({ person, title = 'Credentials' }: CredentialsPartProps) => {
  const { data, error, refetch } = usePersonCredentials(person.id);
  const [isEntering, setEntering] = useState(false);
  const { isMe, ...may } = useMayDo(person.id);
  return (
    <Section
      title={title}
      note={noteFor(isMe, may.verify)}
      actions={
        may.enter && (
          <Button size="compact-md" fz="sm" onClick={() => setEntering(true)}>
            Enter a credential…
          </Button>
        )
      }
    >
      {error !== null && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <ListSkeleton rows={3} />}
      {data !== undefined && (
        <Held
          label={isMe ? 'My credentials' : `Credentials of ${person.name}`}
          credentials={data.credentials}
          may={may}
        />
      )}
      {isEntering && <NewCredential person={person} isMe={isMe} onClose={() => setEntering(false)} />}
    </Section>
  );
};
