import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import {
  baselineList,
  unitLimits,
  type BaselineList,
  type UnitLimits,
} from '../../../qc/limits/limits.contract.ts';
import { getJson } from '../../api.ts';

/** Every limit of the tests of a unit, with its source and whether it judges. */
export const useLimits = (unitId: number): UseQueryResult<UnitLimits> =>
  useQuery({
    queryKey: ['qc', 'limits', unitId],
    queryFn: ({ signal }) => getJson(`/units/${unitId}/qc/limits`, unitLimits, { signal }),
  });

export const useBaselines = (unitId: number): UseQueryResult<BaselineList> =>
  useQuery({
    queryKey: ['qc', 'baselines', unitId],
    queryFn: ({ signal }) => getJson(`/units/${unitId}/qc/baselines`, baselineList, { signal }),
  });
