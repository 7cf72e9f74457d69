import { Anchor, Button, Group, Modal, Text } from '@mantine/core';
import { IconDownload, IconFileText, IconPhoto } from '@tabler/icons-react';
import { useState } from 'react';
import type { CredentialView } from '../../personnel/credentials/credentials.contract.ts';
import { apiUrl } from '../api.ts';
import { useMay, useMe } from '../session/me.ts';
import { formatBytes } from '../ui/amounts.ts';
import './credentials.css';
import { credentialWords } from './credential-words.ts';

const addressOf = ({ id }: CredentialView): string => apiUrl(`/credentials/${id}/document`);

const Picture = ({
  credential,
  onClose,
}: {
  readonly credential: CredentialView;
  readonly onClose: () => void;
}) => (
  <Modal opened onClose={onClose} title={credential.file?.name ?? ''} size="xl">
    <img
      className="document-picture"
      src={addressOf(credential)}
      alt={`Document of ${credential.person.name}: ${credentialWords(credential)}`}
    />
    <Group justify="space-between" mt="md">
      <Text size="sm" c="dimmed">
        That you looked at it is kept in the audit trail.
      </Text>
      <Button
        component="a"
        href={addressOf(credential)}
        download
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
      >
        Download
      </Button>
    </Group>
  </Modal>
);

/** Its holder, and those who enter or verify credentials of others. */
const useMayOpen = ({ person }: CredentialView): boolean => {
  const isMine = useMe().personId === person.id;
  const enters = useMay('credentials.enter', 'everywhere');
  const verifies = useMay('credentials.verify', 'everywhere');
  return isMine || enters || verifies;
};

/** The document behind a credential: a picture is shown, a PDF goes to the reader's own viewer. */
export const DocumentLink = ({ credential }: { readonly credential: CredentialView }) => {
  const [isShown, setShown] = useState(false);
  const mayOpen = useMayOpen(credential);
  const { file } = credential;
  if (file === null) return <span className="not-reported">none</span>;
  const size = formatBytes(file.sizeBytes);
  if (!mayOpen) return <span>{file.type === 'application/pdf' ? `PDF, ${size}` : `Picture, ${size}`}</span>;
  const label = `${file.name}, ${size}, of ${credentialWords(credential)}`;
  if (file.type === 'application/pdf') {
    return (
      <Anchor href={addressOf(credential)} download size="sm" title={file.name} aria-label={label}>
        <IconFileText size={16} aria-hidden style={{ verticalAlign: -3 }} /> PDF, {size}
      </Anchor>
    );
  }
  return (
    <>
      <Anchor
        component="button"
        type="button"
        size="sm"
        title={file.name}
        aria-label={label}
        onClick={() => setShown(true)}
      >
        <IconPhoto size={16} aria-hidden style={{ verticalAlign: -3 }} /> Picture, {size}
      </Anchor>
      {isShown && <Picture credential={credential} onClose={() => setShown(false)} />}
    </>
  );
};
