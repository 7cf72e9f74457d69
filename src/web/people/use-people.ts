import { useInfiniteQuery, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import {
  peoplePage,
  personDetails,
  type PersonDetails,
  type PersonView,
} from '../../personnel/people.contract.ts';
import { getJson } from '../api.ts';
import type { Address } from '../ui/use-address.ts';

/** The people that the address asks for, by name, page after page. */
export const usePeople = ({ text, role, profession, state }: Address) => {
  const pages = useInfiniteQuery({
    queryKey: ['people', 'list', text, role, profession, state],
    queryFn: ({ pageParam, signal }) =>
      getJson('/people', peoplePage, {
        query: { text, role, profession, state, cursor: pageParam, limit: 100 },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: (before) => before,
  });
  const people: readonly PersonView[] = useMemo(
    () => pages.data?.pages.flatMap((page) => page.people) ?? [],
    [pages.data],
  );
  return { pages, people, total: pages.data?.pages[0]?.total ?? null };
};

/** Everyone who is here, by name, for lists to choose from. */
export const useColleagues = (): readonly PersonView[] =>
  useQuery({
    queryKey: ['people', 'colleagues'],
    queryFn: ({ signal }) => getJson('/people', peoplePage, { query: { limit: 500 }, signal }),
  }).data?.people ?? [];

export const usePerson = (id: number): UseQueryResult<PersonDetails> =>
  useQuery({
    queryKey: ['people', id],
    queryFn: ({ signal }) => getJson(`/people/${id}`, personDetails, { signal }),
  });
