import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import {
  overrideList,
  personQualifications,
  qualificationPolicies,
  type OverrideList,
  type PersonQualifications,
  type QualificationPolicies,
} from '../../personnel/credentials/credentials.contract.ts';
import { getJson } from '../api.ts';

export const usePolicies = (): UseQueryResult<QualificationPolicies> =>
  useQuery({
    queryKey: ['qualification-policies'],
    queryFn: ({ signal }) => getJson('/qualification-policies', qualificationPolicies, { signal }),
  });

export const useQualifications = (personId: number): UseQueryResult<PersonQualifications> =>
  useQuery({
    queryKey: ['people', personId, 'qualifications'],
    queryFn: ({ signal }) => getJson(`/people/${personId}/qualifications`, personQualifications, { signal }),
  });

export const useExceptions = (personId: number): UseQueryResult<OverrideList> =>
  useQuery({
    queryKey: ['people', personId, 'exceptions'],
    queryFn: ({ signal }) =>
      getJson(`/people/${personId}/qualification-exceptions`, overrideList, { signal }),
  });
