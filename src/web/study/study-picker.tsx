import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { studyPage } from '../../dose/study-list.contract.ts';
import type { StudyRow } from '../../dose/study-list.contract.ts';
import { getJson } from '../api.ts';
import { useMay } from '../session/me.ts';
import { formatDate } from '../ui/dates.ts';
import { Picker } from './picker.tsx';

interface StudyPickerProps {
  readonly exceptStudyId: number;
  readonly chosen: number | null;
  readonly onChoose: (studyId: number | null) => void;
}

const wordsOf = (row: StudyRow): string =>
  [
    row.date === null ? 'no date' : `${formatDate(row.date)} ${row.time?.slice(0, 5) ?? ''}`.trim(),
    row.description ?? 'no description',
    row.units.map((unit) => unit.name).join(', '),
    row.accessionNumber,
  ]
    .filter((part) => part !== null)
    .join(' · ');

/** Finds the study that is meant, by words of it or by its accession number. */
export const StudyPicker = ({ exceptStudyId, chosen, onChoose }: StudyPickerProps) => {
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 250);
  const patient = useMay('patients.identify') ? 'true' : null;
  const found = useQuery({
    queryKey: ['study-picker', asked],
    queryFn: ({ signal }) =>
      getJson('/studies', studyPage, { query: { text: asked, limit: 8, patient }, signal }),
  });
  const rows = found.data?.rows.filter((row) => row.id !== exceptStudyId) ?? [];
  return (
    <Picker
      label="Which study"
      placeholder={`Description, protocol, accession${patient === null ? '' : ', patient'}`}
      text={text}
      onText={setText}
      options={rows.map((row) => ({ id: row.id, words: wordsOf(row) }))}
      chosen={chosen}
      onChoose={onChoose}
      error={found.error}
    />
  );
};
