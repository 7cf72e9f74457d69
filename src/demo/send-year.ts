import type { Arrival, IngestionDoor } from '../ingestion/index.ts';
import type { Database } from '../platform/database/database.ts';
import type { YearClock } from './year-clock.ts';
import type { YearStep } from './year-files.ts';

/** How many files may wait behind the door before the sender does. */
const mostWaiting = 192;
const pollMs = 50;
/** Files handed in at once: the door syncs them to disk together. */
const mostInFlight = 8;

export interface YearProgress {
  readonly studies: number;
  readonly files: number;
}

/** Arrivals that are neither recorded nor refused nor given up. */
const waiting = async (database: Database): Promise<number> => {
  const rows: { n: number | string }[] = await database.read.query(
    "SELECT COUNT(*) AS n FROM receipt WHERE status IN ('received', 'failed')",
  );
  return Number(rows[0]?.n ?? 0);
};

const settledTo = async (database: Database, most: number): Promise<void> => {
  while ((await waiting(database)) > most) await new Promise((done) => setTimeout(done, pollMs));
};

/**
 * Hands the year to the door that every receiver uses, each study at its own time of the year, and comes back when all
 * of it is recorded or refused.
 */
export const sendYear = async (
  steps: AsyncIterable<YearStep> | Iterable<YearStep>,
  to: { readonly door: IngestionDoor; readonly database: Database; readonly clock: YearClock },
  onProgress: (progress: YearProgress) => void,
): Promise<YearProgress> => {
  let progress: YearProgress = { studies: 0, files: 0 };
  let sinceLook = 0;
  const inFlight = new Set<Promise<unknown>>();
  const hand = async (arrival: Arrival): Promise<void> => {
    if (inFlight.size >= mostInFlight) await Promise.race(inFlight);
    const accepted = to.door.accept(arrival).finally(() => inFlight.delete(accepted));
    inFlight.add(accepted);
  };
  for await (const { files, sender, arrivesAt } of steps) {
    to.clock.show(arrivesAt);
    for (const file of files) await hand({ ...file, channel: 'cli', sender });
    progress = { studies: progress.studies + 1, files: progress.files + files.length };
    onProgress(progress);
    sinceLook += files.length;
    if (sinceLook < mostWaiting / 3) continue;
    sinceLook = 0;
    await settledTo(to.database, mostWaiting);
  }
  await Promise.all(inFlight);
  await settledTo(to.database, 0);
  return progress;
};
