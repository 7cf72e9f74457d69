import { once } from 'node:events';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { YearStep } from './year-files.ts';
import type { YearOptions } from './year-plan.ts';

const workerFile = new URL(`./year.worker${extname(import.meta.url)}`, import.meta.url);

/** The year's files, written on another processor one batch ahead of who takes them. */
export async function* yearFromWorker(options: YearOptions): AsyncGenerator<YearStep> {
  const worker = new Worker(workerFile, { workerData: options });
  const nextBatch = async (): Promise<readonly YearStep[]> => {
    const answer = once(worker, 'message') as Promise<[readonly YearStep[]]>;
    worker.postMessage('more');
    return (await answer)[0];
  };
  try {
    let coming = nextBatch();
    for (;;) {
      const batch = await coming;
      if (batch.length === 0) return;
      coming = nextBatch();
      // Whoever stops early must not leave a rejection behind.
      coming.catch(() => undefined);
      yield* batch;
    }
  } finally {
    await worker.terminate();
  }
}
