import {
  useInfiniteQuery,
  useQuery,
  type UseInfiniteQueryResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import {
  arrivalPage,
  arrivalSummary,
  type ArrivalCounts,
  type ArrivalSummary,
  type Receipt,
} from '../../ingestion/ingestion.contract.ts';
import { getJson } from '../api.ts';
import type { Address } from '../ui/use-address.ts';

export interface Arrivals {
  readonly receipts: readonly Receipt[];
  readonly counts: ArrivalCounts;
}

const none: ArrivalCounts = { received: 0, recorded: 0, refused: 0, failed: 0, parked: 0 };

/** The arrivals that the address asks for, newest first, page after page. */
export const useArrivals = ({ status, channel, text }: Address): UseInfiniteQueryResult<Arrivals> =>
  useInfiniteQuery({
    queryKey: ['arrivals', 'list', status, channel, text],
    queryFn: ({ pageParam, signal }) =>
      getJson('/arrivals', arrivalPage, {
        query: { status, channel, text, cursor: pageParam, limit: 100 },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    select: ({ pages }): Arrivals => ({
      receipts: pages.flatMap(({ items }) => items),
      counts: pages[0]?.counts ?? none,
    }),
    placeholderData: (before) => before,
  });

/** Counts of all time and of today, and the room on the disk. */
export const useArrivalSummary = (enabled = true): UseQueryResult<ArrivalSummary> =>
  useQuery({
    enabled,
    queryKey: ['arrivals', 'summary'],
    queryFn: ({ signal }) => getJson('/arrivals/summary', arrivalSummary, { signal }),
    refetchInterval: 30_000,
  });

/** How many there are in all. */
export const totalOf = (counts: ArrivalCounts): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);
