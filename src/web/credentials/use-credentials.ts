import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { credentialList, type CredentialList } from '../../personnel/credentials/credentials.contract.ts';
import { getJson } from '../api.ts';

export const usePersonCredentials = (personId: number): UseQueryResult<CredentialList> =>
  useQuery({
    queryKey: ['people', personId, 'credentials'],
    queryFn: ({ signal }) => getJson(`/people/${personId}/credentials`, credentialList, { signal }),
  });

/** What has ended or ends within so many days, the earliest first. */
export const useExpiring = (days: number, enabled = true): UseQueryResult<CredentialList> =>
  useQuery({
    queryKey: ['credentials', 'expiring', days],
    queryFn: ({ signal }) => getJson('/credentials/expiring', credentialList, { query: { days }, signal }),
    enabled,
    placeholderData: (before) => before,
  });

/** What nobody has checked against its source yet. */
export const useUnverified = (enabled = true): UseQueryResult<CredentialList> =>
  useQuery({
    queryKey: ['credentials', 'unverified'],
    queryFn: ({ signal }) => getJson('/credentials/unverified', credentialList, { signal }),
    enabled,
  });
