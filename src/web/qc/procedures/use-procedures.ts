import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { z } from 'zod';
import {
  procedureList,
  procedureView,
  type ProcedureList,
  type ProcedureView,
} from '../../../qc/definitions/procedures.contract.ts';
import { getJson } from '../../api.ts';

/** All tests in their newest versions. */
export const useProcedures = (): UseQueryResult<ProcedureList> =>
  useQuery({
    queryKey: ['qc', 'procedures'],
    queryFn: ({ signal }) => getJson('/qc/procedures', procedureList, { signal }),
  });

/** The schema is loose where a procedure is the core's own. */
export const procedureSchema = procedureView as unknown as z.ZodType<ProcedureView>;

/** One test with its fields, limits, sources and versions; none while the key is empty. */
export const useProcedure = (key: string): UseQueryResult<ProcedureView> =>
  useQuery({
    queryKey: ['qc', 'procedures', key],
    queryFn: ({ signal }) =>
      getJson(`/qc/procedures/${encodeURIComponent(key)}`, procedureSchema, { signal }),
    enabled: key !== '',
  });
