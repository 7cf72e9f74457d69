import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { z } from 'zod';
import { sessionView, type SessionView } from '../../../qc/sessions/sessions.contract.ts';
import { getJson } from '../../api.ts';

/** The schema is loose where fields and evaluations are the core's own. */
export const sessionSchema = sessionView as unknown as z.ZodType<SessionView>;

export const useQcSession = (id: number): UseQueryResult<SessionView> =>
  useQuery({
    queryKey: ['qc', 'session', id],
    queryFn: ({ signal }) => getJson(`/qc/sessions/${id}`, sessionSchema, { signal }),
  });
