import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import type { z } from 'zod';
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
import { getJson, sendJson } from '../api.ts';

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

interface Change {
  readonly method: 'POST' | 'PATCH';
  readonly path: string;
  readonly body: unknown;
}

/** Changes a unit; every page that mentions one asks again. */
export const useUnitChange = <T>(answer: z.ZodType<T>): UseMutationResult<T, Error, Change> => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ method, path, body }: Change) => sendJson(method, path, body, answer),
    onSuccess: () => client.invalidateQueries(),
  });
};
