import type { FileToSend } from './dropped-files.ts';

const mostFiles = 50;
const mostBytes = 64_000_000;

/** Files in the order given, so many to a request that progress is seen and a lost line costs little. */
export const uploadBatches = (files: readonly FileToSend[]): FileToSend[][] => {
  const batches: FileToSend[][] = [];
  let bytes = Infinity;
  for (const each of files) {
    const current = batches.at(-1);
    if (current === undefined || current.length >= mostFiles || bytes + each.file.size > mostBytes) {
      batches.push([each]);
      bytes = each.file.size;
    } else {
      current.push(each);
      bytes += each.file.size;
    }
  }
  return batches;
};
