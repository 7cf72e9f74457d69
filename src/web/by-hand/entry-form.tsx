import {
  Alert,
  Button,
  Fieldset,
  Group,
  Select,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useState } from 'react';
import type { HandEntryRequest } from '../../dose/hand-entry.contract.ts';
import type { Unit } from '../../equipment/equipment.contract.ts';
import { entryOf, type EntryDraft, type Refusals } from './entry-draft.ts';

interface EntryFormProps {
  readonly draft: EntryDraft;
  readonly onDraft: (draft: EntryDraft) => void;
  readonly units: readonly Unit[];
  readonly isSending: boolean;
  readonly action: string;
  readonly onEntry: (entry: HandEntryRequest) => void;
}

interface PartProps {
  readonly draft: EntryDraft;
  readonly set: (part: Partial<EntryDraft>) => void;
  readonly refusals: Refusals;
}

type TextField = { [K in keyof EntryDraft]: EntryDraft[K] extends string ? K : never }[keyof EntryDraft];

/** One line of text of the draft, with what is not right about it. */
const Field = ({
  name,
  part: { draft, set, refusals },
  ...rest
}: {
  readonly name: TextField;
  readonly part: PartProps;
  readonly label: string;
  readonly description?: string;
  readonly type?: string;
  readonly required?: boolean;
  readonly placeholder?: string;
  readonly inputMode?: 'decimal' | 'numeric';
}) => (
  <TextInput
    {...rest}
    value={draft[name]}
    error={refusals[name]}
    onChange={(event) => set({ [name]: event.currentTarget.value })}
  />
);

const exams = [
  { value: 'fluoroscopy', label: 'Fluoroscopy' },
  { value: 'radiography', label: 'Radiography' },
  { value: 'mammography', label: 'Mammography' },
  { value: 'ct', label: 'CT' },
];

/** A change of the kind empties what the other kind displays, so that nothing unseen is sent. */
const nothingDisplayed = {
  fluoroscopyTime: '',
  kermaAreaProduct: '',
  airKerma: '',
  ctdiVol: '',
  ctdiVolPhantom: null,
  dlp: '',
};

const StudyPart = ({ part, units }: { readonly part: PartProps; readonly units: readonly Unit[] }) => (
  <Fieldset legend="What was done">
    <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }}>
      <Select
        label="Unit"
        required
        searchable
        nothingFoundMessage="No such unit among those you may enter for"
        data={units.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={part.draft.unitId}
        error={part.refusals.unitId}
        onChange={(unitId) => part.set({ unitId })}
      />
      <Field name="date" part={part} label="Date" type="date" required />
      <Field name="time" part={part} label="Time" type="time" />
      <Select
        label="Kind"
        allowDeselect={false}
        data={exams}
        value={part.draft.examType}
        onChange={(examType) => part.set({ ...nothingDisplayed, examType: examType ?? 'fluoroscopy' })}
      />
      <Field name="description" part={part} label="Study description" />
      <Field name="procedure" part={part} label="Procedure" />
      <Field name="accessionNumber" part={part} label="Accession number" />
    </SimpleGrid>
  </Fieldset>
);

const kapUnits = [
  { value: 'Gy.cm2', label: 'Gy·cm²' },
  { value: 'dGy.cm2', label: 'dGy·cm²' },
  { value: 'cGy.cm2', label: 'cGy·cm²' },
  { value: 'mGy.cm2', label: 'mGy·cm²' },
  { value: 'uGy.m2', label: 'µGy·m²' },
];
const kermaUnits = [
  { value: 'mGy', label: 'mGy' },
  { value: 'Gy', label: 'Gy' },
];

const ProjectionPart = ({ part }: { readonly part: PartProps }) => (
  <>
    <Field
      name="fluoroscopyTime"
      part={part}
      label="Fluoroscopy time"
      placeholder="m:ss"
      inputMode="numeric"
    />
    <Field name="imageCount" part={part} label="Images" inputMode="numeric" />
    <Group grow gap={6} align="flex-start" wrap="nowrap">
      <Field name="kermaAreaProduct" part={part} label="KAP (DAP)" inputMode="decimal" />
      <Select
        label="in"
        aria-label="Unit of the KAP"
        allowDeselect={false}
        data={kapUnits}
        value={part.draft.kermaAreaProductUnit}
        onChange={(unit) => part.set({ kermaAreaProductUnit: unit ?? 'Gy.cm2' })}
      />
    </Group>
    <Group grow gap={6} align="flex-start" wrap="nowrap">
      <Field name="airKerma" part={part} label="Air kerma" inputMode="decimal" />
      <Select
        label="in"
        aria-label="Unit of the air kerma"
        allowDeselect={false}
        data={kermaUnits}
        value={part.draft.airKermaUnit}
        onChange={(unit) => part.set({ airKermaUnit: unit ?? 'mGy' })}
      />
    </Group>
  </>
);

const CtPart = ({ part }: { readonly part: PartProps }) => (
  <>
    <Field name="dlp" part={part} label="DLP, mGy·cm" inputMode="decimal" />
    <Field name="ctdiVol" part={part} label="Highest CTDIvol, mGy" inputMode="decimal" />
    <Select
      label="… in the phantom of"
      clearable
      data={[
        { value: '16', label: '16 cm (head)' },
        { value: '32', label: '32 cm (body)' },
      ]}
      value={part.draft.ctdiVolPhantom}
      onChange={(ctdiVolPhantom) => part.set({ ctdiVolPhantom })}
    />
    <Field name="imageCount" part={part} label="Images" inputMode="numeric" />
  </>
);

const PatientPart = ({ part }: { readonly part: PartProps }) => (
  <Fieldset legend="Patient, as far as known">
    <SimpleGrid cols={{ base: 1, sm: 2, lg: 5 }}>
      <Field name="patientId" part={part} label="Patient ID" />
      <Field name="patientAgeYears" part={part} label="Age, years" inputMode="decimal" />
      <Select
        label="Sex"
        clearable
        data={[
          { value: 'F', label: 'Female' },
          { value: 'M', label: 'Male' },
          { value: 'O', label: 'Other' },
        ]}
        value={part.draft.patientSex}
        onChange={(patientSex) => part.set({ patientSex })}
      />
      <Field name="patientSizeM" part={part} label="Height, m" inputMode="decimal" />
      <Field name="patientWeightKg" part={part} label="Weight, kg" inputMode="decimal" />
    </SimpleGrid>
  </Fieldset>
);

/** What a person read off a unit that sends nothing. */
export const EntryForm = ({ draft, onDraft, units, isSending, action, onEntry }: EntryFormProps) => {
  const [refusals, setRefusals] = useState<Refusals>({});
  const part: PartProps = { draft, refusals, set: (change) => onDraft({ ...draft, ...change }) };
  const send = (): void => {
    const result = entryOf(draft);
    setRefusals('refusals' in result ? result.refusals : {});
    if ('entry' in result) onEntry(result.entry);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Stack gap="md">
        <StudyPart part={part} units={units} />
        <Fieldset legend="What the unit displayed">
          <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }}>
            {draft.examType === 'ct' ? <CtPart part={part} /> : <ProjectionPart part={part} />}
          </SimpleGrid>
          <Text size="sm" c="dimmed" mt="xs">
            Leave empty what it does not display: empty means unknown, never zero.
          </Text>
        </Fieldset>
        <PatientPart part={part} />
        <Textarea
          label="Comment"
          autosize
          value={draft.comment}
          onChange={(event) => part.set({ comment: event.currentTarget.value })}
        />
        {refusals.all !== undefined && (
          <Alert color="red" variant="outline" role="alert">
            {refusals.all}.
          </Alert>
        )}
        <Group>
          <Button type="submit" loading={isSending}>
            {action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};
