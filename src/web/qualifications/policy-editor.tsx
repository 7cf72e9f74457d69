import {
  ActionIcon,
  Button,
  Checkbox,
  Fieldset,
  Group,
  MultiSelect,
  NumberInput,
  Select,
  Stack,
} from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { z } from 'zod';
import { subfieldsFor, type CredentialKind } from '../../personnel/credentials/credential-types.contract.ts';
import {
  policyChange,
  type QualificationPolicyView,
} from '../../personnel/credentials/credentials.contract.ts';
import { kindChoices } from '../credentials/credential-words.ts';
import { DayField } from '../ui/day-field.tsx';
import { useToday } from '../ui/days.ts';
import { FormDialog } from '../ui/form-dialog.tsx';
import { useChange } from '../ui/use-change.ts';
import { isReason, WhyField } from '../ui/why-field.tsx';
import { capacityWord, type Policy, type Rule } from './policy-words.ts';

const subfieldChoices = (kind: CredentialKind) =>
  Object.entries(subfieldsFor(kind)).map(([value, label]) => ({ value, label }));

interface RuleFieldsProps {
  readonly name: string;
  readonly rule: Rule;
  readonly onRule: (rule: Rule) => void;
  readonly onRemove: () => void;
}

const RuleFields = ({ name, rule, onRule, onRemove }: RuleFieldsProps) => {
  const subfields = subfieldChoices(rule.kind);
  return (
    <Group align="flex-start" gap="xs" wrap="nowrap">
      <Stack gap={4} style={{ flex: 1, minWidth: 0 }}>
        <Select
          aria-label={`${name}: what must be held`}
          searchable
          allowDeselect={false}
          data={kindChoices}
          value={rule.kind}
          onChange={(kind) => kind !== null && onRule({ kind: kind, subfields: [] })}
        />
        {subfields.length > 0 && (
          <MultiSelect
            aria-label={`${name}: in which subfields`}
            placeholder={rule.subfields.length === 0 ? 'Whatever the subfield' : ''}
            clearable
            data={subfields}
            value={rule.subfields}
            onChange={(chosen) => onRule({ ...rule, subfields: chosen })}
          />
        )}
      </Stack>
      <ActionIcon variant="default" size={36} aria-label={`Take away: ${name}`} onClick={onRemove}>
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
    </Group>
  );
};

interface RuleListProps {
  readonly legend: string;
  readonly name: string;
  readonly rules: readonly Rule[];
  readonly onRules: (rules: Rule[]) => void;
}

const RuleList = ({ legend, name, rules, onRules }: RuleListProps) => (
  <Fieldset legend={legend}>
    <Stack gap="sm">
      {rules.map((rule, at) => (
        <RuleFields
          key={at}
          name={`${name} ${at + 1}`}
          rule={rule}
          onRule={(changed) => onRules(rules.with(at, changed))}
          onRemove={() => onRules(rules.toSpliced(at, 1))}
        />
      ))}
      <div>
        <Button
          variant="default"
          size="compact-md"
          fz="sm"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => onRules([...rules, { kind: 'abr', subfields: [] }])}
        >
          Add one
        </Button>
      </div>
    </Stack>
  </Fieldset>
);

interface HoursProps {
  readonly education: Policy['continuingEducation'];
  readonly onEducation: (education: Policy['continuingEducation']) => void;
}

const positive = (value: number | string): number => (typeof value === 'number' ? value : 0);

const Hours = ({ education, onEducation }: HoursProps) => (
  <>
    <Checkbox
      label="Hours of continuing education are asked for"
      checked={education !== null}
      onChange={(event) => onEducation(event.currentTarget.checked ? { hours: 15, years: 3 } : null)}
    />
    {education !== null && (
      <Group grow>
        <NumberInput
          label="At least so many hours"
          min={1}
          max={1000}
          value={education.hours}
          onChange={(hours) => onEducation({ ...education, hours: positive(hours) })}
        />
        <NumberInput
          label="within so many years"
          min={1}
          max={10}
          allowDecimal={false}
          value={education.years}
          onChange={(years) => onEducation({ ...education, years: positive(years) })}
        />
      </Group>
    )}
  </>
);

interface PolicyEditorProps {
  readonly inForce: QualificationPolicyView;
  readonly onClose: () => void;
}

/** Writes a new version of a policy, from a day on. What was judged by the one before stays so. */
export const PolicyEditor = ({ inForce, onClose }: PolicyEditorProps) => {
  const today = useToday();
  const [policy, setPolicy] = useState<Policy>(inForce.policy);
  const [from, setFrom] = useState(today);
  const [reason, setReason] = useState('');
  const change = useChange(z.unknown());
  const set = (part: Partial<Policy>): void => setPolicy({ ...policy, ...part });
  const body = { policy, from, reason };
  return (
    <FormDialog
      title={`Policy: ${capacityWord(inForce.capacity)}`}
      action="Put it in force"
      isWhole={isReason(reason) && policyChange.safeParse(body).success}
      isSending={change.isPending}
      error={change.error}
      onSend={() =>
        change.mutate(
          { method: 'PUT', path: `/qualification-policies/${inForce.capacity}`, body },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    >
      <RuleList
        legend="Holds any one of"
        name="Any of"
        rules={policy.anyOf}
        onRules={(anyOf) => set({ anyOf })}
      />
      <RuleList
        legend="and beside it all of"
        name="All of"
        rules={policy.allOf}
        onRules={(allOf) => set({ allOf })}
      />
      <Checkbox
        label="Only verified credentials count"
        checked={policy.mustBeVerified}
        onChange={(event) => set({ mustBeVerified: event.currentTarget.checked })}
      />
      <Hours
        education={policy.continuingEducation}
        onEducation={(continuingEducation) => set({ continuingEducation })}
      />
      <DayField
        label="In force from"
        description="Today or later: what was judged before stays as it was judged"
        required
        min={today}
        day={from}
        onDay={setFrom}
      />
      <WhyField
        reason={reason}
        onReason={setReason}
        placeholder="Decision of the radiation safety committee"
      />
    </FormDialog>
  );
};
