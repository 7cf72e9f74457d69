import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { patientList } from '../../dose/correction.contract.ts';
import { getJson } from '../api.ts';
import { counted } from '../ui/amounts.ts';
import { formatDate } from '../ui/dates.ts';
import { personWords } from '../ui/person-name.ts';
import { Picker } from './picker.tsx';

interface PatientPickerProps {
  /** The patient that the study has already is no choice. */
  readonly exceptId: number | null;
  readonly chosen: number | null;
  readonly onChoose: (patientId: number | null) => void;
}

/** Finds the patient who is meant, by id or name. */
export const PatientPicker = ({ exceptId, chosen, onChoose }: PatientPickerProps) => {
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 250);
  const found = useQuery({
    queryKey: ['patient-picker', asked],
    queryFn: ({ signal }) => getJson('/patients', patientList, { query: { text: asked }, signal }),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
  });
  const patients = (found.data?.patients ?? []).filter(({ id }) => id !== exceptId);
  return (
    <Picker
      label="Which patient"
      placeholder="Patient ID or name"
      text={text}
      onText={setText}
      options={patients.map((patient) => ({
        id: patient.id,
        words: [
          patient.name === null ? null : personWords(patient.name),
          patient.patientId,
          patient.birthDate === null ? null : `born ${formatDate(patient.birthDate)}`,
          counted(patient.studyCount, 'study', 'studies'),
        ]
          .filter((part) => part !== null)
          .join(' · '),
      }))}
      chosen={chosen}
      onChoose={onChoose}
      error={found.error}
    />
  );
};
