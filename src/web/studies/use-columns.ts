import { useLocalStorage, useMediaQuery } from '@mantine/hooks';
import { useMemo } from 'react';
import type { StudyColumn } from './study-columns.tsx';
import {
  studyColumns,
  usualColumns,
  usualColumnsAcross,
  usualColumnsDesk,
  usualColumnsNarrow,
} from './study-columns.tsx';

interface ColumnChoice {
  readonly columns: readonly StudyColumn[];
  readonly chosen: readonly string[];
  /** null goes back to the usual ones. */
  readonly choose: (ids: readonly string[] | null) => void;
}

/** The columns that there is room for. */
const useUsualColumns = (): readonly string[] => {
  const now = { getInitialValueInEffect: false };
  const narrow = useMediaQuery('(max-width: 68em)', false, now);
  const across = useMediaQuery('(max-width: 84em)', false, now);
  const desk = useMediaQuery('(max-width: 98em)', false, now);
  if (narrow) return usualColumnsNarrow;
  if (across) return usualColumnsAcross;
  return desk ? usualColumnsDesk : usualColumns;
};

/** The reader's columns, kept in this browser; the patient's stands in only while patients are shown. */
export const useColumns = (withPatients: boolean): ColumnChoice => {
  const usual = useUsualColumns();
  const [own, choose] = useLocalStorage<readonly string[] | null>({
    key: 'kerma-study-columns',
    defaultValue: null,
    getInitialValueInEffect: false,
  });
  const chosen = own ?? usual;
  const columns = useMemo(
    () =>
      studyColumns.filter(({ id }) =>
        id === 'patient' ? withPatients : id === 'date' || chosen.includes(id),
      ),
    [chosen, withPatients],
  );
  return { columns, chosen, choose };
};
