import { useQuery } from '@tanstack/react-query';
import { about, type About } from '../../platform/http/about.contract.ts';
import { getJson } from '../api.ts';

/** How the installation is set; changes only with a restart. */
export const useAbout = (): About | undefined =>
  useQuery({
    queryKey: ['about'],
    queryFn: ({ signal }) => getJson('/about', about, { signal }),
    staleTime: Infinity,
  }).data;
