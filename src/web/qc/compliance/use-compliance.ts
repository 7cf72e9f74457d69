import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { unitCompliance, type ComplianceView } from '../../../qc/schedule/schedule.contract.ts';
import { getJson } from '../../api.ts';

interface Period {
  readonly from: string;
  readonly until: string;
}

/** How much was done on time in a period, on the units in reach. */
export const useCompliance = (period: Period): UseQueryResult<ComplianceView> =>
  useQuery({
    queryKey: ['qc', 'compliance', period.from, period.until],
    queryFn: ({ signal }) => getJson('/qc/compliance', unitCompliance, { query: { ...period }, signal }),
    placeholderData: (before) => before,
  });
