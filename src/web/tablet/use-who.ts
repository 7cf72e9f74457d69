import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { z } from 'zod';
import { sessionState, type Me, type SessionState } from '../../personnel/accounts/accounts.contract.ts';
import { ApiProblem, getJson, onSignInNeeded, sendJson } from '../api.ts';
import { useSessionSteps } from '../session/use-session.ts';
import {
  hasLeft,
  mustLeaveFirst,
  nobodyHere,
  rememberPerson,
  rememberToLeave,
  whoWasHere,
} from './kept/people.ts';
import { timeLeft } from '../session/time-left.ts';
import { lastUse } from '../session/last-use.ts';

const retryMs = 5_000;
const askedKey = ['session', 'tablet'];
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

const isUnreachable = (error: unknown): boolean => error instanceof ApiProblem && error.problem.status === 0;

/** Still there, as far as a clock can tell. */
const stillHere = (me: Me | null): Me | null =>
  me !== null && timeLeft(me, lastUse(), Date.now()).kind !== 'over' ? me : null;

/** Who is signed in; null: there is no server to ask. */
const askServer = async (): Promise<SessionState | null> => {
  try {
    if (await mustLeaveFirst()) {
      await sendJson('DELETE', '/session', undefined, z.unknown());
      await hasLeft();
    }
    return await getJson('/session', sessionState);
  } catch (error) {
    if (isUnreachable(error)) return null;
    throw error;
  }
};

const useServer = (): UseQueryResult<SessionState | null> =>
  useQuery({
    queryKey: askedKey,
    queryFn: askServer,
    staleTime: 60_000,
    networkMode: 'always',
    retry: false,
    refetchInterval: ({ state }) => (state.data === null ? retryMs : false),
  });

/** Asks again whenever the answer may have changed. */
const useAsking = (ask: () => void): void => {
  useEffect(() => onSignInNeeded(ask), [ask]);
  useEffect(() => {
    window.addEventListener('online', ask);
    return () => window.removeEventListener('online', ask);
  }, [ask]);
};

/** Who was here, for when there is no server; what the server says last is remembered. */
const useKeptPerson = (answer: SessionState | null | undefined): Me | null | undefined => {
  const client = useQueryClient();
  useEffect(() => {
    if (answer === undefined || answer === null) return;
    client.setQueryData<Me | null>(keptKey, answer.me);
    void (answer.me === null ? nobodyHere() : rememberPerson(answer.me));
  }, [client, answer]);
  return useQuery({
    queryKey: keptKey,
    queryFn: async () => stillHere(await whoWasHere()),
    networkMode: 'always',
    staleTime: Infinity,
  }).data;
};

const whoOf = ({ data, error }: UseQueryResult<SessionState | null>, person: Me | null | undefined): Who => {
  if (data === undefined) return error === null ? { is: 'unknown-yet' } : { is: 'fault', error };
  if (data !== null) return { is: 'by-server', state: data };
  return person === undefined ? { is: 'unknown-yet' } : { is: 'without-server', me: person };
};

export const useWho = (): WhoHere => {
  const client = useQueryClient();
  const { over } = useSessionSteps();
  const server = useServer();
  const person = useKeptPerson(server.data);
  const { refetch } = server;
  const ask = useCallback(() => void refetch(), [refetch]);
  useAsking(ask);
  const leave = useCallback(() => {
    client.setQueryData<SessionState | null>(askedKey, (before) => before && { ...before, me: null });
    client.setQueryData<Me | null>(keptKey, null);
    void Promise.all([rememberToLeave(), nobodyHere()]).then(async () => {
      await over(false);
      await refetch();
    });
  }, [client, over, refetch]);
  const hereAs = useCallback(
    (me: Me) => {
      void rememberToLeave();
      client.setQueryData<Me | null>(keptKey, me);
    },
    [client],
  );
  return { who: whoOf(server, person), ask, leave, hereAs };
};
