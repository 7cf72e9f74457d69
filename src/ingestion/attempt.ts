import { Inject, Injectable } from '@nestjs/common';
import type { Refusal } from '../dicom/rdsr/reading.ts';
import { Clock } from '../platform/clock.ts';
import { traceOf } from '../platform/fault-trace.ts';
import { LOGGER, type Logger } from '../platform/logger.ts';
import { retryDelaySeconds } from './core/retry.ts';
import { OriginalStore } from './original-store.ts';
import type { ReceiptRow } from './receipt.entity.ts';
import { ReceiptQueue, type Settlement } from './receipt-queue.ts';
import {
  REPORT_READER,
  REPORT_RECORDER,
  type ReportInput,
  type ReportReader,
  type ReportRecorder,
  type WhereRecorded,
} from './report-steps.ts';

/** Where a fault of ours stopped it. */
type Step = 'open' | 'read' | 'record';

const sentences: Readonly<Record<Step, string>> = {
  open: 'The original could not be opened from disk.',
  read: 'Reading the report failed on our side.',
  record: 'The report was read, and writing it into its study failed on our side.',
};

const keptSentence = 'Read anew it was refused; what was recorded of it before stays.';

/** What is worth saying of a report that was recorded; null for one that is simply there. */
const recordedSentence = (outcome: WhereRecorded['outcome'], wasRecordedBefore: boolean): string | null => {
  if (outcome === 'another-file-counts')
    return 'Another file with the same SOP Instance UID was recorded before and counts; this one is kept.';
  if (!wasRecordedBefore) return null;
  return outcome === 'already-recorded'
    ? 'Read again: it says the same as before.'
    : 'Read again: what it said before was replaced.';
};

class StepFault extends Error {
  readonly step: Step;

  constructor(step: Step, cause: unknown) {
    super(`the step "${step}" failed`, { cause });
    this.step = step;
  }
}

/** Longest time for the disk or the database to answer, ms; a report of hundreds of events takes far less than a second. */
const longestStepMs = 60_000;

const withinTime = async <Result>(work: Result | Promise<Result>, ms: number): Promise<Result> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};

/** An arrival whose report was read. */
interface ReadArrival {
  readonly receipt: ReceiptRow;
  readonly input: ReportInput;
}

/** One attempt to bring arrivals into their studies. */
@Injectable()
export class Attempt {
  private readonly originals: OriginalStore;
  private readonly read: ReportReader;
  private readonly recorder: ReportRecorder;
  private readonly queue: ReceiptQueue;
  private readonly clock: Clock;
  private readonly logger: Logger;
  /** A step that does not answer must not hold up the others: recording twice what did get through changes nothing. */
  longestStepMs = longestStepMs;

  // Nest injects; each is one step of an attempt.
  constructor(
    @Inject(OriginalStore) originals: OriginalStore,
    @Inject(REPORT_READER) read: ReportReader,
    @Inject(REPORT_RECORDER) recorder: ReportRecorder,
    @Inject(ReceiptQueue) queue: ReceiptQueue,
    @Inject(Clock) clock: Clock,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.originals = originals;
    this.read = read;
    this.recorder = recorder;
    this.queue = queue;
    this.clock = clock;
    this.logger = logger;
  }

  /** What became of the arrivals, written down with them; throws only when that could not be written. */
  async at(receipts: readonly ReceiptRow[]): Promise<Settlement[]> {
    const settled: Settlement[] = [];
    const read: ReadArrival[] = [];
    for (const receipt of receipts) {
      const result = await this.readOne(receipt);
      if ('input' in result) read.push(result);
      else settled.push(result);
      // A long report has kept others waiting: let the network have its turn.
      await new Promise((done) => setImmediate(done));
    }
    await Promise.all(settled.map((each) => this.queue.settle(each)));
    return [...settled, ...(await this.record(read))];
  }

  private async during<Result>(step: Step, work: () => Result | Promise<Result>): Promise<Result> {
    try {
      return await withinTime(work(), this.longestStepMs);
    } catch (fault) {
      throw new StepFault(step, fault);
    }
  }

  private async readOne(receipt: ReceiptRow): Promise<ReadArrival | Settlement> {
    try {
      const { sha256, receivedAt } = receipt;
      const { bytes } = await this.during('open', () => this.originals.read(sha256));
      const reading = await this.during('read', () => this.read(bytes));
      if (!reading.ok) return this.refused(receipt, reading.refusal);
      const { report, findings } = reading;
      return { receipt, input: { report, findings, sha256, receivedAt: new Date(receivedAt) } };
    } catch (fault) {
      return this.afterFault(receipt, fault);
    }
  }

  /** Several in one transaction, for each transaction costs more than what is in it; each by itself when that fails. */
  private async record(read: readonly ReadArrival[]): Promise<Settlement[]> {
    const [first, ...others] = read;
    if (first === undefined) return [];
    try {
      return await this.during('record', () => this.recordTogether(read));
    } catch (fault) {
      if (others.length > 0) return (await Promise.all(read.map((each) => this.record([each])))).flat();
      const settlement = this.afterFault(first.receipt, fault);
      await this.queue.settle(settlement);
      return [settlement];
    }
  }

  private async recordTogether(read: readonly ReadArrival[]): Promise<Settlement[]> {
    const settled = (recorded: readonly WhereRecorded[]): Settlement[] =>
      read.flatMap((each, at) => {
        const where = recorded[at];
        return where === undefined ? [] : this.recorded(each, where);
      });
    const recorded = await this.recorder.record(
      read.map(({ input }) => input),
      (tables, where) => this.queue.settleWithin(tables, settled(where)),
    );
    return settled(recorded);
  }

  private done(receipt: ReceiptRow): Pick<ReceiptRow, 'attempts' | 'settledAt' | 'nextAttemptAt'> {
    return { attempts: receipt.attempts + 1, settledAt: this.clock.now().toISOString(), nextAttemptAt: null };
  }

  private recorded(
    { receipt, input }: ReadArrival,
    { studyId, reportId, outcome }: WhereRecorded,
  ): Settlement {
    const { report, findings } = input;
    const links = { studyId, reportId, sopInstanceUid: report.sopInstanceUid, findingCount: findings.length };
    const message = recordedSentence(outcome, receipt.reportId !== null);
    const row = { ...this.done(receipt), ...links, code: null, message };
    return { id: receipt.id, event: 'recorded', row };
  }

  private refused(receipt: ReceiptRow, { code, reason, message }: Refusal): Settlement {
    const row = { ...this.done(receipt), code: reason === undefined ? code : `${code}/${reason}` };
    return receipt.reportId === null
      ? { id: receipt.id, event: 'refused', row: { ...row, message } }
      : { id: receipt.id, event: 'recorded', row: { ...row, message: `${keptSentence} ${message}` } };
  }

  private afterFault(receipt: ReceiptRow, fault: unknown): Settlement {
    const step = fault instanceof StepFault ? fault.step : 'record';
    const attempts = receipt.attempts + 1;
    const delay = retryDelaySeconds(attempts);
    this.logger.error(
      { receipt: receipt.id, step, attempts, fault: traceOf(fault) },
      'an arrival could not be read',
    );
    const row = { attempts, code: `fault/${step}` };
    const now = this.clock.now();
    if (delay === null) {
      const message = `${sentences[step]} It was tried ${attempts} times and is kept. Tell the administrator the number ${receipt.id}; replay it after the fix.`;
      return {
        id: receipt.id,
        event: 'last-fault',
        row: { ...row, message, nextAttemptAt: null, settledAt: now.toISOString() },
      };
    }
    const nextAttemptAt = new Date(now.getTime() + delay * 1000).toISOString();
    const message = `${sentences[step]} The file is kept, and is tried again by itself.`;
    return { id: receipt.id, event: 'fault', row: { ...row, message, nextAttemptAt } };
  }
}
