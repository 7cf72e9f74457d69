import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { designationList, type DesignationList } from '../../personnel/supervision/supervision.contract.ts';
import { getJson } from '../api.ts';

export const useDesignations = (enabled = true): UseQueryResult<DesignationList> =>
  useQuery({
    queryKey: ['designations'],
    queryFn: ({ signal }) => getJson('/designations', designationList, { signal }),
    enabled,
  });
