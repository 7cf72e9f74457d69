import { Button, Group, Modal, Select, Stack, Table, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import {
  unit as unitSchema,
  unitMergePreview,
  type Unit,
  type UnitMergePreview,
} from '../../equipment/equipment.contract.ts';
import { getJson } from '../api.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { ListSkeleton } from '../ui/skeletons.tsx';
import { StateBadge } from '../ui/state-badge.tsx';
import { ownWords } from './unit-words.ts';
import { useUnits } from './use-units.ts';
import { useChange } from '../ui/use-change.ts';

interface MergeUnitProps {
  readonly unit: Unit;
  readonly onClose: () => void;
}

/** A person says where a unit stands; everything else it tells itself. */
const unknown = (field: string): string => (field === 'room' ? 'not said yet' : 'not reported');

/** A serial number belongs to one device: with two of them a merge is most likely a slip. */
const looksLikeTwo = ({ differences }: UnitMergePreview): boolean =>
  differences.some(({ field, from, into }) => field === 'serial number' && from !== null && into !== null);

const TwoDevices = () => (
  <Group gap="xs" wrap="nowrap" align="flex-start" role="note">
    <StateBadge kind="warning" word="Look again" />
    <Text size="sm">
      Each has a serial number of its own, so that they look like two devices. Merge them only if you know
      better.
    </Text>
  </Group>
);

const Differences = ({ preview }: { readonly preview: UnitMergePreview }) =>
  preview.differences.length === 0 ? (
    <Text size="sm">The two say the same of themselves.</Text>
  ) : (
    <Table fz="sm" verticalSpacing={4}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>They differ in</Table.Th>
          <Table.Th>{preview.from.name}</Table.Th>
          <Table.Th>{preview.into.name}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {preview.differences.map(({ field, from, into }) => (
          <Table.Tr key={field}>
            <Table.Td>{field}</Table.Td>
            <Table.Td>{from ?? unknown(field)}</Table.Td>
            <Table.Td>{into ?? unknown(field)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );

interface PreviewProps {
  readonly fromId: number;
  readonly intoId: number;
  /** Once they are merged there is nothing to preview. */
  readonly enabled: boolean;
}

const Preview = ({ fromId, intoId, enabled }: PreviewProps) => {
  const { data, error } = useQuery({
    enabled,
    queryKey: ['units', fromId, 'merge-preview', intoId],
    queryFn: ({ signal }) =>
      getJson(`/units/${fromId}/merge-preview`, unitMergePreview, { query: { intoUnitId: intoId }, signal }),
  });
  if (error !== null) return <ProblemNotice error={error} />;
  if (data === undefined) return <ListSkeleton rows={3} />;
  return (
    <Stack gap="xs">
      <Text>{data.sentence}</Text>
      {looksLikeTwo(data) && <TwoDevices />}
      <Differences preview={data} />
    </Stack>
  );
};

/** Says that two units are one, after showing what that moves; it can be taken back. */
export const MergeUnit = ({ unit, onClose }: MergeUnitProps) => {
  const [intoId, setIntoId] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const merge = useChange(unitSchema);
  const navigate = useNavigate();
  const others = (useUnits().data?.units ?? []).filter(({ id }) => id !== unit.id);
  const send = (): void =>
    merge.mutate(
      { method: 'POST', path: `/units/${unit.id}/merge`, body: { intoUnitId: Number(intoId), reason } },
      {
        onSuccess: () => {
          onClose();
          void navigate(`/units/${intoId ?? ''}`);
        },
      },
    );
  return (
    <Modal opened onClose={onClose} title={`Merge ${unit.name} into another unit`} size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {/* So high that the list of units is not cut off. */}
        <Stack gap="sm" mih={420}>
          <Text size="sm" c="dimmed">
            For a unit that appears twice, for instance after its serial number was set. Its studies then
            belong to the other unit. Nothing is lost, and it can be taken back there.
          </Text>
          <Select
            label="It is the same as"
            searchable
            data-autofocus
            data={others.map((each) => ({
              value: String(each.id),
              label: `${each.name} (${ownWords(each)})`,
            }))}
            value={intoId}
            onChange={setIntoId}
          />
          {intoId !== null && (
            <Preview fromId={unit.id} intoId={Number(intoId)} enabled={merge.isIdle || merge.isError} />
          )}
          <TextInput
            label="Why"
            placeholder="Serial number was set at the last service"
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {merge.error !== null && <ProblemNotice error={merge.error} />}
          <Group justify="flex-end" mt="auto">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button
              type="submit"
              disabled={intoId === null || reason.trim().length < 3}
              loading={merge.isPending}
            >
              Merge
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
};
