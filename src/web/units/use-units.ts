import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import {
  facilityList,
  unit,
  unitHistory,
  unitList,
  type FacilityList,
  type Unit,
  type UnitHistory,
  type UnitList,
} from '../../equipment/equipment.contract.ts';
import { getJson } from '../api.ts';

export const useUnits = (): UseQueryResult<UnitList> =>
  useQuery({ queryKey: ['units', 'list'], queryFn: ({ signal }) => getJson('/units', unitList, { signal }) });

export const useUnit = (id: number): UseQueryResult<Unit> =>
  useQuery({ queryKey: ['units', id], queryFn: ({ signal }) => getJson(`/units/${id}`, unit, { signal }) });

export const useUnitHistory = (id: number): UseQueryResult<UnitHistory> =>
  useQuery({
    queryKey: ['units', id, 'changes'],
    queryFn: ({ signal }) => getJson(`/units/${id}/changes`, unitHistory, { signal }),
  });

export const useFacilities = (): UseQueryResult<FacilityList> =>
  useQuery({
    queryKey: ['units', 'facilities'],
    queryFn: ({ signal }) => getJson('/facilities', facilityList, { signal }),
  });
