import { Text } from '@mantine/core';
import { Link } from 'react-router';
import type { AuditEntryView } from '../../platform/audit/audit.contract.ts';
import { formatInstant } from '../ui/dates.ts';
import type { GridColumn } from '../ui/grid-list.tsx';
import { actionWords, subjectWords, whoWords } from './audit-words.ts';
import type { NameOf } from './use-audit.ts';

const Beside = ({ children }: { readonly children: string | null }) =>
  children === null ? null : (
    <Text size="xs" c="dimmed">
      {children}
    </Text>
  );

const Who = ({ entry }: { readonly entry: AuditEntryView }) => {
  const { name, how } = whoWords(entry);
  return (
    <>
      {name}
      <Beside>{[how, entry.address].filter((part) => part !== null).join(', ') || null}</Beside>
    </>
  );
};

const Subject = ({ entry, nameOf }: { readonly entry: AuditEntryView; readonly nameOf: NameOf }) => {
  const { words, path } = subjectWords(entry.subject, nameOf);
  return path === null ? (
    words
  ) : (
    <Link to={path} tabIndex={-1} onClick={(event) => event.stopPropagation()}>
      {words}
    </Link>
  );
};

const Why = ({ entry: { reason, isMasked } }: { readonly entry: AuditEntryView }) => {
  if (reason === null) return null;
  return isMasked ? <span className="not-reported">masked: it may name a patient</span> : reason;
};

export const auditColumns = (nameOf: NameOf): readonly GridColumn<AuditEntryView>[] => [
  {
    id: 'when',
    head: 'When',
    track: 'minmax(100px, 1.05fr)',
    cell: ({ at }) => <span title={at}>{formatInstant(at)}</span>,
  },
  { id: 'who', head: 'Who', track: 'minmax(100px, 1.2fr)', cell: (entry) => <Who entry={entry} /> },
  {
    id: 'what',
    head: 'What',
    track: 'minmax(100px, 1.3fr)',
    cell: ({ action }) => <span title={action}>{actionWords(action)}</span>,
  },
  {
    id: 'subject',
    head: 'About',
    track: 'minmax(84px, 1.1fr)',
    cell: (entry) => <Subject entry={entry} nameOf={nameOf} />,
  },
  { id: 'why', head: 'Why', track: 'minmax(84px, 1.3fr)', cell: (entry) => <Why entry={entry} /> },
];
