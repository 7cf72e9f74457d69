import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { workList, type WorkList } from '../../../qc/schedule/schedule.contract.ts';
import { getJson } from '../../api.ts';

const everyMinute = 60_000;

/** What is due today and what was done, on the units in reach. */
export const useWork = (enabled = true): UseQueryResult<WorkList> =>
  useQuery({
    queryKey: ['qc', 'work'],
    queryFn: ({ signal }) => getJson('/qc/work', workList, { signal }),
    refetchInterval: everyMinute,
    enabled,
  });
