import { parentPort, workerData } from 'node:worker_threads';
import { yearFiles } from './year-files.ts';
import type { YearOptions } from './year-plan.ts';

/** Studies in one message: enough that asking costs nothing, few enough that memory stays small. */
const batchSize = 24;

const port = parentPort;
if (port === null) throw new Error('the year is generated in a worker');

const steps = yearFiles(workerData as YearOptions);

// One message for each "more": the receiver sets the pace. An empty one is the end.
port.on('message', () => {
  const batch = [];
  while (batch.length < batchSize) {
    const next = steps.next();
    if (next.done === true) break;
    batch.push(next.value);
  }
  const buffers = batch.flatMap(({ files }) => files.map(({ bytes }) => bytes.buffer as ArrayBuffer));
  port.postMessage(batch, buffers);
  if (batch.length === 0) port.close();
});
