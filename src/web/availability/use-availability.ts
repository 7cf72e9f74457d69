import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useContext } from 'react';
import {
  availabilityList,
  serviceEventList,
  unitAvailability,
  type AvailabilityLine,
  type ServiceEventList,
  type UnitAvailability,
} from '../../qc/issues/issues.contract.ts';
import { getJson } from '../api.ts';
import { may } from '../session/may.ts';
import { SignedInContext } from '../session/me.ts';

/** Of a unit that may not be used as usual, what holds; null where it is in service. Asked once for all units. */
export const useNotInService = (unitId: number): AvailabilityLine | null => {
  // Units are named on the tablet as well, where nobody is signed in by a page.
  const signedIn = useContext(SignedInContext);
  const { data } = useQuery({
    queryKey: ['qc', 'availability'],
    enabled: signedIn !== null && may(signedIn.me, 'qc.read'),
    staleTime: 60_000,
    queryFn: ({ signal }) => getJson('/qc/availability', availabilityList, { signal }),
  });
  return data?.units.find((line) => line.unitId === unitId) ?? null;
};

export const useUnitAvailability = (unitId: number): UseQueryResult<UnitAvailability> =>
  useQuery({
    queryKey: ['qc', 'availability', unitId],
    queryFn: ({ signal }) => getJson(`/units/${unitId}/availability`, unitAvailability, { signal }),
  });

export const useService = (unitId: number): UseQueryResult<ServiceEventList> =>
  useQuery({
    queryKey: ['qc', 'service', unitId],
    queryFn: ({ signal }) => getJson(`/units/${unitId}/service`, serviceEventList, { signal }),
  });
