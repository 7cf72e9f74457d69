import { Attempt } from '../../src/ingestion/attempt.ts';
import { IngestionService } from '../../src/ingestion/ingestion.service.ts';
import { IngestionWorker } from '../../src/ingestion/ingestion.worker.ts';
import { OriginalStore } from '../../src/ingestion/original-store.ts';
import { ReceiptBook } from '../../src/ingestion/receipt-book.ts';
import { ReceiptQueue } from '../../src/ingestion/receipt-queue.ts';
import { ReceiptRow } from '../../src/ingestion/receipt.entity.ts';
import type { ReportReader, ReportRecorder } from '../../src/ingestion/report-steps.ts';
import { IngestionTally } from '../../src/ingestion/tally.ts';
import { Clock } from '../../src/platform/clock.ts';
import type { Config } from '../../src/platform/config.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { Events } from '../../src/platform/events.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { Secrets } from '../../src/platform/secrets.ts';

export interface IngestionParts {
  readonly config: Config;
  readonly database: Database;
  readonly read?: ReportReader;
  readonly recorder?: ReportRecorder;
  readonly clock?: Clock;
}

/** Refuses everything: for tests that only care for what is kept. */
const refuseAll: ReportReader = () => ({
  ok: false,
  refusal: { code: 'not-a-dose-report', message: 'This is no dose report. Nothing needs to be done.' },
});
const recordsNothing: ReportRecorder = {
  record: () => Promise.reject(new Error('nothing should be recorded here')),
};

/** Ingestion with everything real but the steps that are given. The worker rests until it is started. */
export const openIngestion = (parts: IngestionParts) => {
  const { config, database, clock = new Clock() } = parts;
  const logger = createLogger(config);
  const events = new Events(() => undefined);
  const originals = new OriginalStore(config, Secrets.of(config));
  const queue = new ReceiptQueue(database, clock);
  const tally = new IngestionTally();
  const steps = [parts.read ?? refuseAll, parts.recorder ?? recordsNothing] as const;
  const attempt = new Attempt(originals, ...steps, queue, clock, logger);
  const worker = new IngestionWorker(queue, attempt, events, tally, logger);
  const book = new ReceiptBook(database, clock);
  const door = new IngestionService(originals, book, worker, events, tally, config);
  const receipts = (): Promise<ReceiptRow[]> => database.read.find(ReceiptRow, { order: { id: 'ASC' } });
  const count = (): Promise<number> => database.read.count(ReceiptRow);
  return { door, attempt, originals, queue, worker, events, tally, receipts, count, logger, clock };
};

/** Waits until the sentence holds; fails after the time is over. */
export const eventually = async (holds: () => Promise<boolean>, withinMs = 8000): Promise<void> => {
  const end = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('it did not come true in time');
    await new Promise((done) => setTimeout(done, 20));
  }
};
