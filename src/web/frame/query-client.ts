import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '../api.ts';

/** What a caller did wrong does not become right by asking again. */
const worthAnotherTry = (failures: number, error: Error): boolean =>
  failures < 2 && !(error instanceof ApiProblem && error.problem.status >= 400 && error.problem.status < 500);

export const queryClient = new QueryClient({
  defaultOptions: { queries: { retry: worthAnotherTry, staleTime: 15_000, refetchOnWindowFocus: true } },
});
