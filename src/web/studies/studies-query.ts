import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { studyFacets, studyPage } from '../../dose/study-list.contract.ts';
import type { StudyRow } from '../../dose/study-list.contract.ts';
import type { ApiQuery } from '../api.ts';
import { getJson } from '../api.ts';
import type { StudyFilterState } from './use-study-filter.ts';

/** A screen shows about 25: the first page is there at once, the further ones are long, for whoever scrolls far. */
const firstPage = 100;
const furtherPage = 500;

/** What the list, its count and its CSV are asked with. */
export const listQuery = (state: StudyFilterState, withPatients: boolean): ApiQuery => ({
  ...state.filter,
  sort: state.sort,
  direction: state.direction,
  patient: withPatients ? 'true' : null,
});

/** The studies that the filters let through, page by page; the count comes with the first page. */
export const useStudies = (state: StudyFilterState, withPatients: boolean) => {
  const query = listQuery(state, withPatients);
  const pages = useInfiniteQuery({
    queryKey: ['studies', query],
    queryFn: ({ pageParam, signal }) =>
      getJson('/studies', studyPage, {
        query: { ...query, cursor: pageParam, limit: pageParam === null ? firstPage : furtherPage },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
  });
  const rows: readonly StudyRow[] = useMemo(
    () => pages.data?.pages.flatMap((page) => page.rows) ?? [],
    [pages.data],
  );
  return { pages, rows, total: pages.data?.pages[0]?.total ?? null };
};

export const useFacets = () =>
  useQuery({
    queryKey: ['study-facets'],
    queryFn: ({ signal }) => getJson('/studies/facets', studyFacets, { signal }),
    staleTime: 60_000,
  });
