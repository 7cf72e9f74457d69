import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { unitPlan, type UnitPlan } from '../../../qc/schedule/schedule.contract.ts';
import { getJson } from '../../api.ts';

/** The tests of a unit with their schedules, and its days without clinic. */
export const usePlan = (unitId: number): UseQueryResult<UnitPlan> =>
  useQuery({
    queryKey: ['qc', 'plan', unitId],
    queryFn: ({ signal }) => getJson(`/units/${unitId}/qc/plan`, unitPlan, { signal }),
  });
