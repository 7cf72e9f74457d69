import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { unitList, type Unit } from '../../../equipment/equipment.contract.ts';
import type { Me } from '../../../personnel/accounts/accounts.contract.ts';
import { tabletUnit, type TabletUnit } from '../../../qc/tablet/tablet.contract.ts';
import { ApiProblem, getJson } from '../../api.ts';
import { may } from '../../session/may.ts';
import { finishedTests, sendWaiting, type Finished } from './queue.ts';
import { keep, kept } from './store.ts';

/** Asked for even where the browser believes that there is no network: what is kept here is the answer then. */
const evenOffline = { networkMode: 'always', retry: false } as const;

const isUnreachable = (error: unknown): boolean =>
  error instanceof ApiProblem && (error.problem.status === 0 || error.problem.status >= 500);

/** The server's answer, kept for when there is none; then the one that was kept. */
const freshOrKept = async <T>(key: string, ask: () => Promise<T>): Promise<T> => {
  try {
    const fresh = await ask();
    await keep(key, fresh);
    return fresh;
  } catch (error) {
    const known = isUnreachable(error) ? await kept<T>(key) : undefined;
    if (known === undefined) throw error;
    return known;
  }
};

/** The units at which this person may record. */
export const useOwnUnits = (me: Me): UseQueryResult<readonly Unit[]> =>
  useQuery({
    queryKey: ['tablet', 'units', me.personId],
    queryFn: async () => {
      const ask = async (): Promise<readonly Unit[]> =>
        (await getJson('/units', unitList)).units.filter(
          (unit) => unit.state !== 'merged' && may(me, 'qc.record', unit),
        );
      return freshOrKept(`units/${me.personId}`, ask);
    },
    ...evenOffline,
  });

/** What is needed to record at a unit. */
export const useTabletUnit = (me: Me, unitId: number): UseQueryResult<TabletUnit> =>
  useQuery({
    queryKey: ['tablet', 'unit', me.personId, unitId],
    queryFn: async () => {
      const ask = async (): Promise<TabletUnit> =>
        // Loose in the contract where the core is strict: what the server holds was read strictly when it was published.
        (await getJson(`/units/${unitId}/qc/tablet`, tabletUnit)) as unknown as TabletUnit;
      return freshOrKept(`unit/${me.personId}/${unitId}`, ask);
    },
    ...evenOffline,
  });

const finishedKey = ['tablet', 'finished'];

/** The finished tests on this tablet, of all who use it, newest first; undefined until they are read. */
export const useFinished = (): readonly Finished[] | undefined =>
  useQuery({ queryKey: finishedKey, queryFn: finishedTests, ...evenOffline }).data;

/** Where nothing waits, this asks nobody. */
const trySendingEveryMs = 5_000;

export interface Sending {
  /** What is kept has changed: show it, and send what waits. */
  readonly changed: () => Promise<void>;
}

/** Sends what waits whenever it may help: now, when the network is back, and now and then. */
export const useSending = (personId: number): Sending => {
  const client = useQueryClient();
  const show = useCallback(() => client.invalidateQueries({ queryKey: finishedKey }), [client]);
  const trySending = useCallback(async () => {
    if (!(await sendWaiting(personId))) return;
    await show();
    // What is due has changed with it.
    await client.invalidateQueries({ queryKey: ['tablet', 'unit'] });
  }, [client, personId, show]);
  useEffect(() => {
    const now = (): void => void trySending();
    now();
    window.addEventListener('online', now);
    const timer = setInterval(now, trySendingEveryMs);
    return () => {
      window.removeEventListener('online', now);
      clearInterval(timer);
    };
  }, [trySending]);
  const changed = useCallback(async () => {
    await show();
    await trySending();
  }, [show, trySending]);
  return { changed };
};
