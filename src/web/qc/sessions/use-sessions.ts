import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { sessionPage, type SessionLine } from '../../../qc/sessions/sessions.contract.ts';
import { getJson, type ApiQuery } from '../../api.ts';
import type { Address } from '../../ui/use-address.ts';

export const filterNames = ['unitIds', 'procedureKeys', 'verdicts', 'reviewStates', 'from', 'to'] as const;

/** What the address asks for, as the API takes it. */
const askedOf = (address: Address): ApiQuery =>
  Object.fromEntries(filterNames.map((name) => [name, address[name]]));

/** The sessions that the address asks for, newest first, page after page. */
export const useSessions = (address: Address) => {
  const asked = askedOf(address);
  const pages = useInfiniteQuery({
    queryKey: ['qc', 'sessions', asked],
    queryFn: ({ pageParam, signal }) =>
      getJson('/qc/sessions', sessionPage, { query: { ...asked, cursor: pageParam, limit: 100 }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
  });
  const sessions: readonly SessionLine[] = useMemo(
    () => pages.data?.pages.flatMap((page) => page.sessions) ?? [],
    [pages.data],
  );
  return { pages, sessions };
};

/** All of them, also those that no page has shown yet. */
export const allSessions = async (address: Address): Promise<readonly SessionLine[]> => {
  const all: SessionLine[] = [];
  let cursor: string | null = null;
  do {
    const query: ApiQuery = { ...askedOf(address), cursor, limit: 500 };
    const page: { sessions: SessionLine[]; nextCursor: string | null } = await getJson(
      '/qc/sessions',
      sessionPage,
      { query },
    );
    all.push(...page.sessions);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return all;
};
