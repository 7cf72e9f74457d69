import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { trend, trendChoices, type Trend, type TrendChoices } from '../../qc/trends/trends.contract.ts';
import { getJson } from '../api.ts';

/** What is followed: a field of a test, in one of its series. */
export interface TrendKey {
  readonly procedureKey: string;
  readonly field: string;
  readonly series: string;
}

export const useTrendChoices = (unitId: number): UseQueryResult<TrendChoices> =>
  useQuery({
    queryKey: ['qc', 'trends', unitId],
    queryFn: ({ signal }) => getJson(`/units/${unitId}/qc/trends`, trendChoices, { signal }),
  });

interface TrendAsked extends TrendKey {
  /** First day shown; empty: all of it. */
  readonly from: string;
  /** Comma separated; empty: the usual ones. */
  readonly rules: string;
}

export const useTrend = (unitId: number, asked: TrendAsked | null): UseQueryResult<Trend> =>
  useQuery({
    queryKey: ['qc', 'trend', unitId, asked],
    enabled: asked !== null,
    queryFn: ({ signal }) => getJson(`/units/${unitId}/qc/trend`, trend, { query: { ...asked }, signal }),
  });
