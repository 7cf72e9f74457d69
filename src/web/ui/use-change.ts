import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import type { z } from 'zod';
import { sendJson } from '../api.ts';

interface Change {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
}

/** Changes something; every page that is shown asks again, since what changed may be mentioned anywhere. */
export const useChange = <T>(answer: z.ZodType<T>): UseMutationResult<T, Error, Change> => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ method, path, body }: Change) => sendJson(method, path, body, answer),
    onSuccess: () => client.invalidateQueries(),
  });
};
