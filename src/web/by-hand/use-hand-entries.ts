import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import {
  csvCommitted,
  csvPreview,
  handEntry,
  type CsvCommitted,
  type CsvPreview,
  type HandEntry,
  type HandEntryRequest,
} from '../../dose/hand-entry.contract.ts';
import { study } from '../../dose/study.contract.ts';
import { studyPage, type StudyPage } from '../../dose/study-list.contract.ts';
import { getJson, sendForm, sendJson } from '../api.ts';
import { useMay } from '../session/me.ts';

/** The newest studies that were entered by hand, withdrawn ones too. */
export const useHandStudies = (): UseQueryResult<StudyPage> =>
  useQuery({
    queryKey: ['studies', 'by-hand'],
    queryFn: ({ signal }) =>
      getJson('/studies', studyPage, { query: { origin: 'by-hand', state: 'all', limit: 100 }, signal }),
  });

/** The entry behind a study; null when none is asked for. */
export const useEntryOf = (studyId: number | null): UseQueryResult<HandEntry | null> => {
  const patient = useMay('patients.identify') ? 'true' : null;
  return useQuery({
    queryKey: ['studies', studyId, 'hand-entry'],
    enabled: studyId !== null,
    queryFn: async ({ signal }) => {
      return (await getJson(`/studies/${studyId ?? 0}`, study, { query: { patient }, signal })).handEntry;
    },
  });
};

const useChange = <Input, Output>(
  send: (input: Input) => Promise<Output>,
): UseMutationResult<Output, Error, Input> => {
  const client = useQueryClient();
  return useMutation({ mutationFn: send, onSuccess: () => client.invalidateQueries() });
};

export const useEnter = (): UseMutationResult<HandEntry, Error, HandEntryRequest> =>
  useChange((entry: HandEntryRequest) => sendJson('POST', '/hand-entries', entry, handEntry));

interface ChangedEntry {
  readonly id: number;
  readonly entry: HandEntryRequest;
  readonly reason: string;
}

export const useChangeEntry = (): UseMutationResult<HandEntry, Error, ChangedEntry> =>
  useChange(({ id, entry, reason }: ChangedEntry) =>
    sendJson('PUT', `/hand-entries/${id}`, { ...entry, reason }, handEntry),
  );

interface Withdrawal {
  readonly id: number;
  readonly step: 'withdraw' | 'restore';
  readonly reason: string;
}

export const useWithdraw = (): UseMutationResult<HandEntry, Error, Withdrawal> =>
  useChange(({ id, step, reason }: Withdrawal) =>
    sendJson('POST', `/hand-entries/${id}/${step}`, { reason }, handEntry),
  );

const formOf = (file: File): FormData => {
  const form = new FormData();
  form.append('file', file);
  return form;
};

export const usePreview = (): UseMutationResult<CsvPreview, Error, File> =>
  useMutation({
    mutationFn: (file: File) => sendForm('/hand-entries/csv/preview', formOf(file), csvPreview),
  });

interface Commit {
  readonly file: File;
  readonly skipProblems: boolean;
}

export const useCommit = (): UseMutationResult<CsvCommitted, Error, Commit> =>
  useChange(({ file, skipProblems }: Commit) => {
    const form = formOf(file);
    form.append('skipProblems', String(skipProblems));
    return sendForm('/hand-entries/csv', form, csvCommitted);
  });
