import { useMutation, useQueryClient } from '@tanstack/react-query';
import { replayResult, type ReplayRequest, type ReplayResult } from '../../ingestion/ingestion.contract.ts';
import { sendJson } from '../api.ts';

export interface Replay {
  readonly start: (request: ReplayRequest) => void;
  readonly isAsking: boolean;
  readonly result: ReplayResult | null;
  readonly error: Error | null;
  readonly forget: () => void;
}

/** Reads originals again; the list tells how they fared. */
export const useReplay = (): Replay => {
  const client = useQueryClient();
  const { mutate, isPending, data, error, reset } = useMutation({
    mutationFn: (request: ReplayRequest) => sendJson('POST', '/arrivals/replay', request, replayResult),
    onSettled: () => client.invalidateQueries({ queryKey: ['arrivals'] }),
  });
  return { start: mutate, isAsking: isPending, result: data ?? null, error, forget: reset };
};
