import { Inflate } from 'pako';
import { Unreadable } from './unreadable.ts';

/** Ten times the largest report known; a data set that inflates to more is a bomb or no dose report. */
const largestInflated = 32 * 1024 * 1024;
const chunkSize = 256 * 1024;

/** Inflates a deflated data set (PS3.5, A.5); refuses what is broken, cut short, or inflates to more than 32 MiB. */
export const inflateDataSet = (deflated: Uint8Array): Uint8Array => {
  const chunks: Uint8Array[] = [];
  let total = 0;
  const inflate = new Inflate({ raw: true, chunkSize });
  inflate.onData = (chunk) => {
    total += chunk.length;
    if (total > largestInflated)
      throw new Unreadable(
        'damaged',
        'inflates-too-large',
        'The deflated data set grows beyond 32 MiB; no dose report does.',
      );
    chunks.push(chunk);
  };
  inflate.push(deflated, true);
  if (inflate.err !== 0 || total === 0)
    throw new Unreadable(
      'damaged',
      'deflate',
      'The deflated data set is broken or cut short; ask the sender to send it again.',
    );
  return join(chunks, total);
};

const join = (chunks: readonly Uint8Array[], total: number): Uint8Array => {
  const all = new Uint8Array(total);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
};
