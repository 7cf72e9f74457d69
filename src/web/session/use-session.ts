import { useQuery, useQueryClient, type QueryClient, type UseQueryResult } from '@tanstack/react-query';
import { z } from 'zod';
import { sessionState, type SessionState } from '../../personnel/accounts/accounts.contract.ts';
import { getJson, sendJson } from '../api.ts';

const key = ['session'];

/** Who is signed in here, and what the sign-in page must know; asking counts as use of the session. */
export const useSession = (): UseQueryResult<SessionState> =>
  useQuery({
    queryKey: key,
    queryFn: ({ signal }) => getJson('/session', sessionState, { signal }),
    staleTime: 60_000,
  });

/** Drops what was fetched for whoever was signed in; the choice to see patients goes too. */
const forgetFetched = (client: QueryClient): void => {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== key[0] });
  sessionStorage.clear();
};

interface SessionSteps {
  /** Somebody proved who they are: ask anew. */
  readonly begun: () => Promise<void>;
  /** Nobody is signed in any more; the server is told where it does not know. */
  readonly over: (tellServer: boolean) => Promise<void>;
}

export const useSessionSteps = (): SessionSteps => {
  const client = useQueryClient();
  return {
    begun: async () => {
      forgetFetched(client);
      // Exactly: a link that was just used would be asked for again, be refused, and take its page and this answer away.
      await client.refetchQueries({ queryKey: key, exact: true });
    },
    over: async (tellServer) => {
      const told = tellServer ? sendJson('DELETE', '/session', undefined, z.unknown()) : Promise.resolve();
      client.setQueryData<SessionState>(key, (before) => before && { ...before, me: null });
      forgetFetched(client);
      // A server that is away ends the session by itself, when nothing is done in it.
      await told.catch(() => undefined);
    },
  };
};
