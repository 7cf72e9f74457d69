import { ActionIcon, Button, Menu, Table, Text, VisuallyHidden } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { CredentialView } from '../../personnel/credentials/credentials.contract.ts';
import { formatDate } from '../ui/dates.ts';
import { StateBadge } from '../ui/state-badge.tsx';
import { CredentialState } from './credential-state.tsx';
import { aboutWords, credentialWords, kindWord, originWords, termWords } from './credential-words.ts';
import './credentials.css';
import { DocumentLink } from './document-link.tsx';

/** What can be done with one credential. */
export type CredentialAction = 'verify' | 'change' | 'document' | 'withdraw';

export interface MayDo {
  /** To enter, change and withdraw. */
  readonly enter: boolean;
  readonly verify: boolean;
}

interface RowProps {
  readonly credential: CredentialView;
  readonly may: MayDo;
  readonly onAction: (action: CredentialAction, credential: CredentialView) => void;
}

const What = ({ credential }: { readonly credential: CredentialView }) => {
  const beside = [aboutWords(credential), originWords(credential)].filter((part) => part !== null);
  return (
    <>
      <Text span fw={600} size="sm">
        {kindWord(credential.kind)}
      </Text>
      {beside.map((words) => (
        <Text key={words} size="sm">
          {words}
        </Text>
      ))}
      {credential.restriction !== null && (
        <Text size="sm" component="div">
          <StateBadge kind="warning" word="Restricted" />: {credential.restriction}
        </Text>
      )}
    </>
  );
};

const Verified = ({ credential, may, onAction }: RowProps) => {
  const { verified } = credential;
  if (verified !== null) {
    return (
      <>
        {verified.by}, {formatDate(verified.at)}
        <Text size="xs" c="dimmed">
          {verified.how}
        </Text>
      </>
    );
  }
  return (
    <>
      <StateBadge kind="unknown" word="Not verified" />
      {may.verify && (
        <div>
          <Button
            mt={4}
            size="compact-md"
            fz="sm"
            variant="default"
            className="no-print"
            aria-label={`Verify: ${credentialWords(credential)}`}
            onClick={() => onAction('verify', credential)}
          >
            Verify…
          </Button>
        </div>
      )}
    </>
  );
};

const More = ({ credential, onAction }: RowProps) => (
  <Menu position="bottom-end" shadow="md">
    <Menu.Target>
      <ActionIcon variant="default" size="lg" aria-label={`More: ${credentialWords(credential)}`}>
        <IconDots size={18} aria-hidden />
      </ActionIcon>
    </Menu.Target>
    <Menu.Dropdown>
      <Menu.Item onClick={() => onAction('change', credential)}>Change…</Menu.Item>
      <Menu.Item onClick={() => onAction('document', credential)}>
        {credential.file === null ? 'Add its document…' : 'Another document…'}
      </Menu.Item>
      <Menu.Item onClick={() => onAction('withdraw', credential)}>Withdraw…</Menu.Item>
    </Menu.Dropdown>
  </Menu>
);

const CredentialRow = (props: RowProps) => {
  const { credential, may } = props;
  return (
    <Table.Tr>
      <Table.Td className="credential-what">
        <What credential={credential} />
      </Table.Td>
      <Table.Td>
        <CredentialState credential={credential} />
        <Text size="xs" c="dimmed">
          {termWords(credential)}
        </Text>
      </Table.Td>
      <Table.Td>
        <Verified {...props} />
      </Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        <DocumentLink credential={credential} />
      </Table.Td>
      <Table.Td className="credential-actions no-print" ta="end">
        {may.enter && <More {...props} />}
      </Table.Td>
    </Table.Tr>
  );
};

interface CredentialTableProps extends Omit<RowProps, 'credential'> {
  readonly label: string;
  readonly credentials: readonly CredentialView[];
}

/** What one person holds: what it is, how it stands, who verified it, its document. */
export const CredentialTable = ({ label, credentials, may, onAction }: CredentialTableProps) => (
  <Table.ScrollContainer
    minWidth={640}
    scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'group', 'aria-label': label } }}
  >
    <Table fz="sm" verticalSpacing={8}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Credential</Table.Th>
          <Table.Th>State</Table.Th>
          <Table.Th>Verified</Table.Th>
          <Table.Th>Document</Table.Th>
          <Table.Th className="no-print">
            <VisuallyHidden>Actions</VisuallyHidden>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {credentials.map((credential) => (
          <CredentialRow key={credential.id} credential={credential} may={may} onAction={onAction} />
        ))}
      </Table.Tbody>
    </Table>
  </Table.ScrollContainer>
);
