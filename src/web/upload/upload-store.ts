import type { FileResult } from '../../ingestion/ingestion.contract.ts';
import { queryClient } from '../frame/query-client.ts';
import { noteUse } from '../session/last-use.ts';
import type { FilesToSend, FileToSend } from './dropped-files.ts';
import { sendFiles } from './send-files.ts';
import { uploadBatches } from './upload-batches.ts';

export interface Upload {
  readonly fileCount: number;
  readonly bytesTotal: number;
  readonly bytesSent: number;
  readonly results: readonly FileResult[];
  readonly state: 'sending' | 'done' | 'cancelled' | 'broken';
  /** Of which nothing was heard: not sent, or cut off before the answer. */
  readonly unsent: readonly FileToSend[];
  readonly error: unknown;
}

let upload: Upload | null = null;
let running: AbortController | null = null;
const listeners = new Set<() => void>();

const set = (next: Upload | null): void => {
  upload = next;
  for (const listener of listeners) listener();
};

const update = (change: Partial<Upload>): void => {
  if (upload !== null) set({ ...upload, ...change });
};

/** The upload of this tab, whatever page it shows: for useSyncExternalStore. */
export const uploadStore = {
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  now: (): Upload | null => upload,
};

const sizeOf = (files: readonly FileToSend[]): number => files.reduce((sum, { file }) => sum + file.size, 0);

const unreadable = (path: string): FileResult => ({
  path,
  outcome: 'failed',
  status: null,
  code: 'unreadable-file',
  message: 'The browser may not read it. Check its rights, or copy it elsewhere and send it from there.',
  sizeBytes: null,
  receiptId: null,
  sha256: null,
  findingCount: null,
  studyId: null,
});

const sendAll = async (files: readonly FileToSend[], signal: AbortSignal): Promise<void> => {
  let left = files;
  let done = 0;
  for (const batch of uploadBatches(files)) {
    const size = sizeOf(batch);
    const before = done;
    const onBytes = (sent: number): void => update({ bytesSent: before + Math.min(sent, size) });
    const answer = await sendFiles(batch, onBytes, signal);
    done += size;
    // Whoever waits for a long upload is not away.
    noteUse();
    left = left.slice(batch.length);
    update({ bytesSent: done, unsent: left, results: [...(upload?.results ?? []), ...answer.files] });
  }
};

const isCancel = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';

/** What the browser asks before it leaves the page and with it the upload. */
const holdPage = (event: BeforeUnloadEvent): void => event.preventDefault();

/** Sends files, batch after batch; one upload at a time, while which nothing happens. */
export const startUpload = async ({ files, unreadable: closed }: FilesToSend): Promise<void> => {
  if (running !== null) return;
  const controller = new AbortController();
  running = controller;
  const results = closed.map(unreadable);
  const fileCount = files.length + closed.length;
  const begun = { fileCount, bytesTotal: sizeOf(files), bytesSent: 0, results, unsent: files, error: null };
  set({ ...begun, state: 'sending' });
  window.addEventListener('beforeunload', holdPage);
  try {
    await sendAll(files, controller.signal);
    update({ state: 'done' });
  } catch (error) {
    update({ state: isCancel(error) ? 'cancelled' : 'broken', error });
  } finally {
    running = null;
    window.removeEventListener('beforeunload', holdPage);
    void queryClient.invalidateQueries();
  }
};

export const cancelUpload = (): void => running?.abort();

export const closeUpload = (): void => set(null);

/** Sends again what nothing was heard of. */
export const resumeUpload = (): void => {
  if (upload !== null) void startUpload({ files: upload.unsent, unreadable: [] });
};
