import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { z } from 'zod';
import { sessionState, type Me, type SessionState } from '../../personnel/accounts/accounts.contract.ts';
import { ApiProblem, getJson, onSignInNeeded, sendJson } from '../api.ts';
import { useSessionSteps } from '../session/use-session.ts';
import { nobodyHere, rememberPerson, whoWasHere } from './kept/people.ts';
import { forget, keep, kept } from './kept/store.ts';
import { timeLeft } from '../session/time-left.ts';
import { lastUse } from '../session/last-use.ts';

const retryMs = 15_000;
const keptKey = ['session', 'kept'];

/** Who is at the tablet, as far as the server says; without a server, as far as this tablet remembers. */
export type Who =
  | { readonly is: 'unknown-yet' }
  | { readonly is: 'by-server'; readonly state: SessionState }
  | { readonly is: 'without-server'; readonly me: Me | null }
  | { readonly is: 'fault'; readonly error: Error };

interface WhoHere {
  readonly who: Who;
  readonly ask: () => void;
  readonly leave: () => void;
  /** Without a server nobody can prove who they are; what they record is sent only once they have. */
  readonly hereAs: (me: Me) => void;
}

const isUnreachable = (error: Error): boolean => error instanceof ApiProblem && error.problem.status === 0;

const whoOf = (state: SessionState | undefined, error: Error | null, offline: Me | null | undefined): Who => {
  // An answer that is there outlives a network that is not.
  if (state !== undefined && (error === null || state.me !== null)) return { is: 'by-server', state };
  if (error === null) return { is: 'unknown-yet' };
  if (!isUnreachable(error)) return { is: 'fault', error };
  return offline === undefined ? { is: 'unknown-yet' } : { is: 'without-server', me: offline };
};

/** Still there, as far as a clock can tell. */
const stillHere = (me: Me | null): Me | null =>
  me !== null && timeLeft(me, lastUse(), Date.now()).kind !== 'over' ? me : null;

/** Who left while the server did not hear: it is told before it is asked anything else. */
const mustLeave = 'must-leave';

const askServer = async (): Promise<SessionState> => {
  if ((await kept<boolean>(mustLeave)) === true) {
    await sendJson('DELETE', '/session', undefined, z.unknown());
    await forget(mustLeave);
  }
  return getJson('/session', sessionState);
};

/** Asks again whenever the answer may have changed. */
const useAsking = (ask: () => void): void => {
  useEffect(() => onSignInNeeded(ask), [ask]);
  useEffect(() => {
    window.addEventListener('online', ask);
    return () => window.removeEventListener('online', ask);
  }, [ask]);
};

export const useWho = (): WhoHere => {
  const client = useQueryClient();
  const { over } = useSessionSteps();
  const { data, error, refetch } = useQuery({
    queryKey: ['session'],
    queryFn: askServer,
    staleTime: 60_000,
    networkMode: 'always',
    retry: false,
    refetchInterval: ({ state }) => (state.error === null ? false : retryMs),
  });
  const offline = useQuery({
    queryKey: keptKey,
    queryFn: async () => stillHere(await whoWasHere()),
    networkMode: 'always',
    staleTime: Infinity,
  });
  useEffect(() => {
    if (data === undefined) return;
    client.setQueryData<Me | null>(keptKey, data.me);
    void (data.me === null ? nobodyHere() : rememberPerson(data.me));
  }, [client, data]);
  const ask = useCallback(() => void refetch(), [refetch]);
  useAsking(ask);
  const leave = useCallback(() => {
    void keep(mustLeave, true).then(async () => {
      await over(false);
      await refetch();
    });
  }, [over, refetch]);
  const hereAs = useCallback(
    (person: Me) => {
      void keep(mustLeave, true);
      client.setQueryData<Me | null>(keptKey, person);
    },
    [client],
  );
  return { who: whoOf(data, error, offline.data), ask, leave, hereAs };
};
