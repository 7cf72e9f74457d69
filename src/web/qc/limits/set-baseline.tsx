import { Group, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { isNumeric, optionsOf } from '../../../qc/core/fields.ts';
import type { Procedure } from '../../../qc/core/procedure.ts';
import { qcUnit } from '../../../qc/core/units.ts';
import { baselineInput, baselineList, type UnitLimits } from '../../../qc/limits/limits.contract.ts';
import { DayField } from '../../ui/day-field.tsx';
import { useToday } from '../../ui/days.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { numberIn } from '../../ui/number-in.ts';
import { useChange } from '../../ui/use-change.ts';
import { isReason, WhyField } from '../../ui/why-field.tsx';
import { useProcedure } from '../procedures/use-procedures.ts';

const noNumber = 'This is no number. Write decimals with a point, thousands without a sign.';

interface Draft {
  readonly procedureKey: string;
  readonly field: string;
  readonly series: Readonly<Record<string, string>>;
  readonly value: string;
  readonly n: string;
  readonly method: string;
  readonly validFrom: string;
  readonly reason: string;
}

interface PartProps {
  readonly procedure: Procedure;
  readonly draft: Draft;
  readonly set: (part: Partial<Draft>) => void;
}

/** Choices that keep series apart: each has a baseline of its own. */
const Series = ({ procedure, draft, set }: PartProps) =>
  procedure.seriesBy.map((key) => {
    const field = procedure.fields.find((each) => each.key === key);
    if (field === undefined) return null;
    return (
      <Select
        key={key}
        label={field.label}
        description="Each has a baseline of its own"
        required
        allowDeselect={false}
        data={[...(optionsOf(field) ?? [])]}
        value={draft.series[key] ?? null}
        onChange={(value) => value !== null && set({ series: { ...draft.series, [key]: value } })}
      />
    );
  });

const unitOf = (procedure: Procedure, key: string): string => {
  const field = procedure.fields.find((each) => each.key === key);
  return field !== undefined && isNumeric(field) ? (qcUnit(field.unit)?.symbol ?? field.unit) : '';
};

const OfProcedure = ({ procedure, draft, set }: PartProps) => {
  const unit = unitOf(procedure, draft.field);
  return (
    <>
      <Select
        label="Field"
        required
        allowDeselect={false}
        data={procedure.fields.filter(isNumeric).map(({ key, label }) => ({ value: key, label }))}
        value={draft.field === '' ? null : draft.field}
        onChange={(field) => field !== null && set({ field })}
      />
      <Series procedure={procedure} draft={draft} set={set} />
      <Group grow align="flex-start">
        <TextInput
          label={unit === '' ? 'Value' : `Value (${unit})`}
          required
          inputMode="decimal"
          value={draft.value}
          error={Number.isNaN(numberIn(draft.value)) ? noNumber : null}
          onChange={(event) => set({ value: event.currentTarget.value })}
        />
        <TextInput
          label="Made from how many values"
          required
          inputMode="numeric"
          value={draft.n}
          onChange={(event) => set({ n: event.currentTarget.value })}
        />
      </Group>
    </>
  );
};

const seriesIn = ({ seriesBy }: Procedure, { series }: Draft): string | null => {
  const parts = seriesBy.map((key) => (series[key] === undefined ? null : `${key}=${series[key]}`));
  return parts.includes(null) ? null : parts.join('; ');
};

/** What a field is compared with from a day on: value, from how many, how, and why. */
export const SetBaseline = ({
  limits,
  onClose,
}: {
  readonly limits: UnitLimits;
  readonly onClose: () => void;
}) => {
  const today = useToday();
  const [draft, setDraft] = useState<Draft>({
    ...{
      procedureKey: '',
      field: '',
      series: {},
      value: '',
      n: '',
      method: '',
      validFrom: today,
      reason: '',
    },
  });
  const set = (part: Partial<Draft>): void => setDraft({ ...draft, ...part });
  const procedure = useProcedure(draft.procedureKey).data?.procedure;
  const send = useChange(baselineList);
  const series = procedure === undefined ? null : seriesIn(procedure, draft);
  const body = { ...draft, series, value: numberIn(draft.value), n: numberIn(draft.n) };
  return (
    <FormDialog
      title="Set a baseline"
      action="Set"
      isWhole={baselineInput.safeParse(body).success && isReason(draft.reason)}
      isSending={send.isPending}
      error={send.error}
      onSend={() =>
        send.mutate(
          { method: 'POST', path: `/units/${limits.unitId}/qc/baselines`, body },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    >
      <Select
        label="Test"
        required
        searchable
        allowDeselect={false}
        data={limits.procedures.map(({ key, name }) => ({ value: key, label: `${key} ${name}` }))}
        value={draft.procedureKey === '' ? null : draft.procedureKey}
        onChange={(procedureKey) =>
          procedureKey !== null && set({ procedureKey, field: '', series: {}, value: '' })
        }
      />
      {procedure !== undefined && <OfProcedure procedure={procedure} draft={draft} set={set} />}
      <TextInput
        label="How it was made"
        placeholder="Mean of the ten days after acceptance"
        required
        maxLength={300}
        value={draft.method}
        onChange={(event) => set({ method: event.currentTarget.value })}
      />
      <DayField label="Valid from" required day={draft.validFrom} onDay={(validFrom) => set({ validFrom })} />
      <WhyField reason={draft.reason} onReason={(reason) => set({ reason })} placeholder="New tube" />
    </FormDialog>
  );
};
