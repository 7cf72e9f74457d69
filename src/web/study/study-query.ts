import {
  keepPreviousData,
  useMutation,
  useMutationState,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { correction } from '../../dose/correction.contract.ts';
import type { Correction, CorrectionRequest } from '../../dose/correction.contract.ts';
import { study } from '../../dose/study.contract.ts';
import type { Study } from '../../dose/study.contract.ts';
import { getJson, sendJson } from '../api.ts';

/** One study with all of its events; the patient's identity only when asked for. */
export const useStudy = (studyId: string, withPatient: boolean) =>
  useQuery({
    queryKey: ['study', studyId, withPatient],
    queryFn: ({ signal }) =>
      getJson(`/studies/${encodeURIComponent(studyId)}`, study, {
        query: { patient: withPatient ? 'true' : null },
        signal,
      }),
    placeholderData: keepPreviousData,
  });

/** What a correction changes is seen by every list, so all of them ask again. */
const useForgetStudies = () => {
  const client = useQueryClient();
  return async (): Promise<void> => {
    await Promise.all([
      client.invalidateQueries({ queryKey: ['study'] }),
      client.invalidateQueries({ queryKey: ['studies'] }),
      client.invalidateQueries({ queryKey: ['study-facets'] }),
    ]);
  };
};

const correcting = ['correct'];

/** The correction of this study that was made last on this page, unless it was undone. */
export const useLastCorrection = ({ corrections }: Study): Correction | null => {
  const made = useMutationState({
    filters: { mutationKey: correcting, status: 'success' },
    select: ({ state }) => (state.data as Correction | undefined)?.id,
  });
  return corrections.find(({ id, undone }) => id === made.at(-1) && undone === null) ?? null;
};

export const useCorrect = () => {
  const forget = useForgetStudies();
  return useMutation({
    mutationKey: correcting,
    mutationFn: (request: CorrectionRequest) => sendJson('POST', '/corrections', request, correction),
    onSuccess: forget,
  });
};

export const useUndoCorrection = () => {
  const forget = useForgetStudies();
  return useMutation({
    mutationFn: ({ id, reason }: { id: number; reason: string }) =>
      sendJson('POST', `/corrections/${id}/undo`, { reason }, correction),
    onSuccess: forget,
  });
};
