import { Button, NumberInput, Radio, Stack, Table, Text, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { z } from 'zod';
import { retentionList, type RecordKind, type RetentionView } from '../../platform/audit/audit.contract.ts';
import { getJson } from '../api.ts';
import { useMay } from '../session/me.ts';
import { counted } from '../ui/amounts.ts';
import { formatInstant } from '../ui/dates.ts';
import { FormDialog } from '../ui/form-dialog.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Section } from '../ui/section.tsx';
import { ListSkeleton } from '../ui/skeletons.tsx';
import { useChange } from '../ui/use-change.ts';
import { isReason, WhyField } from '../ui/why-field.tsx';

const kinds: Readonly<Record<RecordKind, string>> = {
  'patient-dose': 'Patient dose: studies, events, reports',
  'qc-record': 'QC records',
  'physicist-report': 'Reports of the physicist',
  event: 'Events and their investigations',
  audit: 'Audit trail',
};

const lengthWords = (years: number | null): string =>
  years === null ? 'without end' : `at least ${counted(years, 'year')}`;

const ChangeRetention = ({
  kept,
  onClose,
}: {
  readonly kept: RetentionView;
  readonly onClose: () => void;
}) => {
  const [hasEnd, setHasEnd] = useState(kept.years !== null);
  const [years, setYears] = useState<number | string>(kept.years ?? 7);
  const [reason, setReason] = useState('');
  const change = useChange(z.unknown());
  const wanted = hasEnd ? years : null;
  return (
    <FormDialog
      title={`How long: ${kinds[kept.kind]}`}
      action="Change"
      isWhole={isReason(reason) && wanted !== '' && wanted !== kept.years}
      isSending={change.isPending}
      error={change.error}
      onSend={() =>
        change.mutate(
          { method: 'PUT', path: `/retention/${kept.kind}`, body: { years: wanted, reason } },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    >
      <Text size="sm">
        Now kept {lengthWords(kept.years)}. {kept.source}
      </Text>
      <Radio.Group
        label="Kept from now on"
        value={hasEnd ? 'years' : 'always'}
        onChange={(value) => setHasEnd(value === 'years')}
      >
        <Stack gap={8} mt={6}>
          <Radio value="always" label="Without end" />
          <Radio value="years" label="At least so many years" />
        </Stack>
      </Radio.Group>
      {hasEnd && (
        <NumberInput label="Years" min={1} max={200} allowDecimal={false} value={years} onChange={setYears} />
      )}
      <WhyField reason={reason} onReason={setReason} placeholder="State rule of 2027 asks for ten years" />
    </FormDialog>
  );
};

const RetentionRow = ({
  kept,
  onChange,
}: {
  readonly kept: RetentionView;
  readonly onChange: () => void;
}) => {
  const mayChange = useMay('retention.change', 'everywhere');
  return (
    <Table.Tr>
      <Table.Td>{kinds[kept.kind]}</Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>{lengthWords(kept.years)}</Table.Td>
      <Table.Td>
        {kept.source}
        {kept.changedAt !== null && (
          <Text size="xs" c="dimmed">
            Changed {formatInstant(kept.changedAt)}
            {kept.changedBy === null ? '' : ` by ${kept.changedBy}`}
            {kept.reason === null ? '' : `: ${kept.reason}`}
          </Text>
        )}
      </Table.Td>
      <Table.Td ta="end" className="no-print">
        {mayChange && (
          <Button
            size="compact-md"
            fz="sm"
            variant="default"
            aria-label={`Change how long: ${kinds[kept.kind]}`}
            onClick={onChange}
          >
            Change…
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
};

/** How long each kind of record is kept, and why so long. */
export const Retentions = () => {
  const { data, error } = useQuery({
    queryKey: ['retention'],
    queryFn: ({ signal }) => getJson('/retention', retentionList, { signal }),
  });
  const [changing, setChanging] = useState<RetentionView | null>(null);
  return (
    <Section
      title="How long records are kept"
      note="What is said here must stay so long at least. Kerma deletes nothing by itself, neither before that time nor after."
    >
      {error !== null && <ProblemNotice error={error} />}
      {data === undefined && error === null && <ListSkeleton rows={5} />}
      {data !== undefined && (
        <Table.ScrollContainer
          minWidth={640}
          scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'group', 'aria-label': 'Retention' } }}
        >
          <Table fz="sm" verticalSpacing={7}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Records</Table.Th>
                <Table.Th>Kept</Table.Th>
                <Table.Th>Why so long</Table.Th>
                <Table.Th className="no-print">
                  <VisuallyHidden>Actions</VisuallyHidden>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.kinds.map((kept) => (
                <RetentionRow key={kept.kind} kept={kept} onChange={() => setChanging(kept)} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {changing !== null && <ChangeRetention kept={changing} onClose={() => setChanging(null)} />}
    </Section>
  );
};
