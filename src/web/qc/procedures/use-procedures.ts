import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { procedureList, type ProcedureList } from '../../../qc/definitions/procedures.contract.ts';
import { getJson } from '../../api.ts';

/** All tests in their newest versions. */
export const useProcedures = (): UseQueryResult<ProcedureList> =>
  useQuery({
    queryKey: ['qc', 'procedures'],
    queryFn: ({ signal }) => getJson('/qc/procedures', procedureList, { signal }),
  });
