import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import {
  overview,
  studiesPerDay,
  studyPage,
  type Overview,
  type StudiesPerDay,
  type StudyPage,
  type StudyQuantity,
} from '../../dose/study-list.contract.ts';
import { arrivalPage } from '../../ingestion/ingestion.contract.ts';
import { getJson } from '../api.ts';

const everyMinute = 60_000;

/** The day before a date by so many days, both ISO. */
export const daysBefore = (date: string, days: number): string => {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() - days);
  return at.toISOString().slice(0, 10);
};

export const useOverview = (): UseQueryResult<Overview> =>
  useQuery({
    queryKey: ['studies', 'overview'],
    queryFn: ({ signal }) => getJson('/overview', overview, { signal }),
    refetchInterval: everyMinute,
  });

export const useStudiesPerDay = (today: string, days: number): UseQueryResult<StudiesPerDay> =>
  useQuery({
    queryKey: ['studies', 'per-day', today, days],
    queryFn: ({ signal }) =>
      getJson('/studies/per-day', studiesPerDay, {
        query: { from: daysBefore(today, days - 1), to: today },
        signal,
      }),
    refetchInterval: everyMinute,
    placeholderData: (before) => before,
  });

/** How many files of the last 30 days were refused: of older ones it is known that nobody will send them again. */
export const useLatelyRefused = (today: string): number =>
  useQuery({
    queryKey: ['arrivals', 'lately-refused', today],
    queryFn: ({ signal }) =>
      getJson('/arrivals', arrivalPage, {
        query: { from: new Date(`${daysBefore(today, 29)}T00:00:00`).toISOString(), limit: 1 },
        signal,
      }),
    placeholderData: (before) => before,
  }).data?.counts.refused ?? 0;

/** The studies of the last seven days with the most of a quantity, most first. */
export const useLargest = (quantity: StudyQuantity, today: string): UseQueryResult<StudyPage> =>
  useQuery({
    queryKey: ['studies', 'largest', quantity, today],
    queryFn: ({ signal }) =>
      getJson('/studies', studyPage, {
        query: {
          from: daysBefore(today, 6),
          sort: quantity,
          direction: 'desc',
          limit: 5,
          [`${quantity}Min`]: 0,
        },
        signal,
      }),
    refetchInterval: everyMinute,
  });
