import { Inject, Injectable } from '@nestjs/common';
import type { Reading } from '../dicom/rdsr/reading.ts';
import { Clock } from '../platform/clock.ts';
import { traceOf } from '../platform/fault-trace.ts';
import { LOGGER, type Logger } from '../platform/logger.ts';
import { retryDelaySeconds } from './core/retry.ts';
import { OriginalStore } from './original-store.ts';
import type { ReceiptRow } from './receipt.entity.ts';
import type { Settlement } from './receipt-queue.ts';
import { REPORT_READER, REPORT_RECORDER, type ReportReader, type ReportRecorder } from './report-steps.ts';

/** Where a fault of ours stopped it. */
type Step = 'open' | 'read' | 'record';

const sentences: Readonly<Record<Step, string>> = {
  open: 'The original could not be opened from disk.',
  read: 'Reading the report failed on our side.',
  record: 'The report was read, and writing it into its study failed on our side.',
};

const keptSentence = 'Read anew it was refused; what was recorded of it before stays.';

type Outcome = Awaited<ReturnType<ReportRecorder['record']>>['outcome'];

/** What is worth saying of a report that was recorded; null for one that is simply there. */
const recordedSentence = (outcome: Outcome, wasRecordedBefore: boolean): string | null => {
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

/** One attempt to bring one arrival into its study; says what became of it, and never throws. */
@Injectable()
export class Attempt {
  private readonly originals: OriginalStore;
  private readonly read: ReportReader;
  private readonly recorder: ReportRecorder;
  private readonly clock: Clock;
  private readonly logger: Logger;
  /** A step that does not answer must not hold up the others: recording twice what did get through changes nothing. */
  longestStepMs = longestStepMs;

  // Nest injects; each is one step of an attempt.
  constructor(
    @Inject(OriginalStore) originals: OriginalStore,
    @Inject(REPORT_READER) read: ReportReader,
    @Inject(REPORT_RECORDER) recorder: ReportRecorder,
    @Inject(Clock) clock: Clock,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.originals = originals;
    this.read = read;
    this.recorder = recorder;
    this.clock = clock;
    this.logger = logger;
  }

  async at(receipt: ReceiptRow): Promise<Settlement> {
    try {
      const { bytes } = await this.during('open', () => this.originals.read(receipt.sha256));
      const reading = await this.during('read', () => this.read(bytes));
      return await this.settlement(receipt, reading);
    } catch (fault) {
      return this.afterFault(receipt, fault);
    }
  }

  private async during<Result>(step: Step, work: () => Result | Promise<Result>): Promise<Result> {
    try {
      return await withinTime(work(), this.longestStepMs);
    } catch (fault) {
      throw new StepFault(step, fault);
    }
  }

  private async settlement(receipt: ReceiptRow, reading: Reading): Promise<Settlement> {
    const done = {
      attempts: receipt.attempts + 1,
      settledAt: this.clock.now().toISOString(),
      nextAttemptAt: null,
    };
    if (!reading.ok) {
      const { code, reason, message } = reading.refusal;
      const full = reason === undefined ? code : `${code}/${reason}`;
      const refused = { ...done, code: full };
      return receipt.reportId === null
        ? { id: receipt.id, event: 'refused', row: { ...refused, message } }
        : { id: receipt.id, event: 'recorded', row: { ...refused, message: `${keptSentence} ${message}` } };
    }
    const { report, findings } = reading;
    const { sha256 } = receipt;
    const input = { report, findings, sha256, receivedAt: new Date(receipt.receivedAt) };
    const { studyId, reportId, outcome } = await this.during('record', () => this.recorder.record(input));
    const links = { studyId, reportId, sopInstanceUid: report.sopInstanceUid, findingCount: findings.length };
    const message = recordedSentence(outcome, receipt.reportId !== null);
    return { id: receipt.id, event: 'recorded', row: { ...done, ...links, code: null, message } };
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
