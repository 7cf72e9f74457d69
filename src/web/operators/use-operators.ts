import { useInfiniteQuery, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import {
  namesOfPerson,
  operatorName,
  operatorPage,
  type NamesOfPerson,
  type OperatorMapping,
  type OperatorNameView,
  type OperatorPage,
} from '../../personnel/operators/operators.contract.ts';
import { getJson } from '../api.ts';
import type { Address } from '../ui/use-address.ts';
import { useChange } from '../ui/use-change.ts';

/** The names that the address asks for, those with most studies first. */
export const useOperators = ({ text, state }: Address) => {
  const pages = useInfiniteQuery({
    queryKey: ['operators', 'list', text, state],
    queryFn: ({ pageParam, signal }) =>
      getJson('/operators', operatorPage, {
        query: { text, state, cursor: pageParam, limit: 50 },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: (before) => before,
  });
  const names: readonly OperatorNameView[] = useMemo(
    () => pages.data?.pages.flatMap((page) => page.names) ?? [],
    [pages.data],
  );
  return { pages, names, first: pages.data?.pages[0] };
};

/** How many names there are to map; asked for only by who may. */
export const useOperatorCounts = (isAsked: boolean): OperatorPage['counts'] | undefined =>
  useQuery({
    queryKey: ['operators', 'counts'],
    queryFn: ({ signal }) => getJson('/operators', operatorPage, { query: { limit: 1 }, signal }),
    enabled: isAsked,
    staleTime: 60_000,
  }).data?.counts;

export const useNamesOfPerson = (personId: number): UseQueryResult<NamesOfPerson> =>
  useQuery({
    queryKey: ['operators', 'of', personId],
    queryFn: ({ signal }) => getJson(`/people/${personId}/operator-names`, namesOfPerson, { signal }),
  });

/** Says whose a name is. */
export const useDecide = () => {
  const { mutate, ...change } = useChange(operatorName);
  const decide = (mapping: OperatorMapping, onDone: (now: OperatorNameView) => void): void =>
    mutate({ method: 'PUT', path: '/operators', body: mapping }, { onSuccess: onDone });
  return { ...change, decide };
};
