import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { supervisionList, type SupervisionList } from '../../personnel/supervision/supervision.contract.ts';
import { getJson } from '../api.ts';

export const useSupervision = (enabled = true): UseQueryResult<SupervisionList> =>
  useQuery({
    queryKey: ['supervision'],
    queryFn: ({ signal }) => getJson('/supervision', supervisionList, { signal }),
    enabled,
  });
