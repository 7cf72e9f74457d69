import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import type { FileResult } from '../../ingestion/ingestion.contract.ts';
import { noteUse } from '../session/last-use.ts';
import type { FileToSend } from './dropped-files.ts';
import { sendFiles } from './send-files.ts';
import { uploadBatches } from './upload-batches.ts';

export interface Upload {
  readonly fileCount: number;
  readonly bytesTotal: number;
  readonly bytesSent: number;
  readonly results: readonly FileResult[];
  readonly state: 'sending' | 'done' | 'cancelled' | 'broken';
  readonly error: unknown;
}

interface UploadControl {
  readonly upload: Upload | null;
  readonly start: (files: readonly FileToSend[]) => void;
  readonly cancel: () => void;
  readonly close: () => void;
}

const sizeOf = (files: readonly FileToSend[]): number => files.reduce((sum, { file }) => sum + file.size, 0);

const begin = (files: readonly FileToSend[]): Upload => ({
  fileCount: files.length,
  bytesTotal: sizeOf(files),
  bytesSent: 0,
  results: [],
  state: 'sending',
  error: null,
});

type Update = (change: (before: Upload) => Upload) => void;

const sendAll = async (files: readonly FileToSend[], update: Update, signal: AbortSignal): Promise<void> => {
  let done = 0;
  for (const batch of uploadBatches(files)) {
    const size = sizeOf(batch);
    const before = done;
    const onBytes = (sent: number): void =>
      update((upload) => ({ ...upload, bytesSent: before + Math.min(sent, size) }));
    const answer = await sendFiles(batch, onBytes, signal);
    done += size;
    // Whoever waits for a long upload is not away.
    noteUse();
    update((upload) => ({
      ...upload,
      bytesSent: before + size,
      results: [...upload.results, ...answer.files],
    }));
  }
};

const isCancel = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';

/** One upload at a time, batch after batch; a cancelled one keeps what had been stored. */
export const useUpload = (): UploadControl => {
  const client = useQueryClient();
  const [upload, setUpload] = useState<Upload | null>(null);
  const running = useRef<AbortController | null>(null);
  const start = useCallback(
    (files: readonly FileToSend[]) => {
      if (files.length === 0 || running.current !== null) return;
      const controller = new AbortController();
      running.current = controller;
      setUpload(begin(files));
      const update: Update = (change) => setUpload((before) => before && change(before));
      sendAll(files, update, controller.signal)
        .then(() => update((before) => ({ ...before, state: 'done' })))
        .catch((error: unknown) =>
          update((before) => ({ ...before, state: isCancel(error) ? 'cancelled' : 'broken', error })),
        )
        .finally(() => {
          running.current = null;
          void client.invalidateQueries();
        });
    },
    [client],
  );
  return {
    upload,
    start,
    cancel: useCallback(() => running.current?.abort(), []),
    close: useCallback(() => setUpload(null), []),
  };
};
