import { Group, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { eventWords } from '../../qc/core/schedule/schedule-rule.ts';
import { serviceEventInput, serviceEventList } from '../../qc/issues/issues.contract.ts';
import { capital } from '../ui/capital.ts';
import { DayField } from '../ui/day-field.tsx';
import { useToday } from '../ui/days.ts';
import { FormDialog } from '../ui/form-dialog.tsx';
import { useChange } from '../ui/use-change.ts';

/** What happens to a unit; garments have their own. */
const kinds = Object.entries(eventWords)
  .filter(([kind]) => !kind.startsWith('garment'))
  .map(([value, words]) => ({ value, label: capital(words) }));

interface RecordServiceProps {
  readonly unitId: number;
  readonly issueId: number | null;
  readonly onClose: () => void;
}

const textOrNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** What service did: the tests that are planned after it are due at once. */
export const RecordService = ({ unitId, issueId, onClose }: RecordServiceProps) => {
  const today = useToday();
  const [draft, setDraft] = useState({
    ...{ kind: 'repair', onDate: today, what: '', vendor: '', ticket: '' },
    downtimeH: '' as number | string,
  });
  const set = (part: Partial<typeof draft>): void => setDraft({ ...draft, ...part });
  const add = useChange(serviceEventList);
  const body = {
    ...{ kind: draft.kind, onDate: draft.onDate, what: draft.what, issueId },
    vendor: textOrNull(draft.vendor),
    ticket: textOrNull(draft.ticket),
    downtimeH: typeof draft.downtimeH === 'number' ? draft.downtimeH : null,
  };
  return (
    <FormDialog
      title="Record service"
      action="Record it"
      isWhole={serviceEventInput.safeParse(body).success}
      isSending={add.isPending}
      error={add.error}
      onSend={() =>
        add.mutate({ method: 'POST', path: `/units/${unitId}/service`, body }, { onSuccess: onClose })
      }
      onClose={onClose}
    >
      <Group grow align="flex-start">
        <Select
          label="What it was"
          required
          allowDeselect={false}
          data={kinds}
          value={draft.kind}
          onChange={(kind) => kind !== null && set({ kind })}
        />
        <DayField
          label="Finished on"
          required
          max={today}
          day={draft.onDate}
          onDay={(onDate) => set({ onDate })}
        />
      </Group>
      <Textarea
        label="What was done and replaced"
        required
        autosize
        minRows={2}
        maxLength={2000}
        value={draft.what}
        onChange={(event) => set({ what: event.currentTarget.value })}
      />
      <Group grow align="flex-start">
        <TextInput
          label="Who came"
          maxLength={200}
          value={draft.vendor}
          onChange={(event) => set({ vendor: event.currentTarget.value })}
        />
        <TextInput
          label="Ticket"
          maxLength={200}
          value={draft.ticket}
          onChange={(event) => set({ ticket: event.currentTarget.value })}
        />
        <NumberInput
          label="Out of use (h)"
          min={0}
          max={10_000}
          value={draft.downtimeH}
          onChange={(downtimeH) => set({ downtimeH })}
        />
      </Group>
    </FormDialog>
  );
};
