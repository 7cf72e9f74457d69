import { Table, Text } from '@mantine/core';
import type { AuditEntryView } from '../../platform/audit/audit.contract.ts';
import { Facts } from '../ui/facts.tsx';
import { compared, type ComparedField } from './audit-words.ts';

const Side = ({ value, isNew }: { readonly value: string | null; readonly isNew: boolean }) =>
  value === null ? <span className="not-reported">nothing</span> : isNew ? <strong>{value}</strong> : value;

const Comparison = ({
  fields,
  entry,
}: {
  readonly fields: readonly ComparedField[];
  readonly entry: AuditEntryView;
}) => {
  const [hasBefore, hasAfter] = [entry.before !== null, entry.after !== null];
  const both = hasBefore && hasAfter;
  return (
    <Table fz="sm" verticalSpacing={4} className="audit-comparison" layout="fixed">
      <Table.Thead>
        <Table.Tr>
          <Table.Th w="28%">Field</Table.Th>
          {hasBefore && <Table.Th>{both ? 'Before' : 'What it was'}</Table.Th>}
          {hasAfter && <Table.Th>{both ? 'After' : 'What was told'}</Table.Th>}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {fields.map(({ name, before, after, isChanged }) => (
          <Table.Tr key={name}>
            <Table.Td c="dimmed">{name}</Table.Td>
            {hasBefore && (
              <Table.Td>
                <Side value={before} isNew={false} />
              </Table.Td>
            )}
            {hasAfter && (
              <Table.Td>
                <Side value={after} isNew={both && isChanged} />
              </Table.Td>
            )}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
};

/** One line in full: before and after field by field, and by what name the line is known. */
export const AuditDetails = ({ entry }: { readonly entry: AuditEntryView }) => {
  const fields = compared(entry);
  return (
    <div className="audit-details">
      <Facts
        facts={[
          { name: 'Line', value: String(entry.id) },
          { name: 'Exact time (UTC)', value: entry.at.replace('T', ' ').replace('Z', '') },
          { name: 'From', value: entry.address ?? 'this machine' },
          { name: 'Action', value: entry.action },
        ]}
      />
      {fields.length > 0 ? (
        <Comparison fields={fields} entry={entry} />
      ) : (
        <Text size="sm" c="dimmed" mt="sm">
          No more was told of this.
        </Text>
      )}
    </div>
  );
};
