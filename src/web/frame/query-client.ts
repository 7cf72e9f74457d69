import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '../api.ts';

/** What a caller did wrong, or an answer of another shape, does not become right by asking again. */
const worthAnotherTry = (failures: number, error: Error): boolean => {
  if (failures >= 2 || !(error instanceof ApiProblem)) return failures < 2;
  const { status, type } = error.problem;
  return type !== 'urn:kerma:contract' && (status < 400 || status >= 500);
};

export const queryClient = new QueryClient({
  defaultOptions: { queries: { retry: worthAnotherTry, staleTime: 15_000, refetchOnWindowFocus: true } },
});
