import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Events } from '../platform/events.ts';
import { LOGGER, type Logger } from '../platform/logger.ts';
import { Attempt } from './attempt.ts';
import { ReceiptsChanged } from './receipt-changed.ts';
import { ReceiptQueue } from './receipt-queue.ts';
import type { ReceiptRow } from './receipt.entity.ts';
import { IngestionTally } from './tally.ts';

/** Reading is one processor's work; a few at once hide the waiting for disk and database. */
const lanes = 4;
/** What a lane takes at once: few enough that nobody waits long for the database while they are recorded. */
const mostTogether = 16;
const mostBytesTogether = 4_000_000;
/** How often to look for what is due again, or came in by another process. */
const idleMs = 1000;
/** Longest wait for what is in hand when the program is told to stop. */
const stopMs = 3000;

const settledAs = {
  recorded: 'recorded',
  refused: 'refused',
  fault: 'failed',
  'last-fault': 'parked',
} as const;

const takeSome = (left: ReceiptRow[]): ReceiptRow[] => {
  let bytes = 0;
  const end = left.findIndex(({ sizeBytes }, at) => {
    bytes += sizeBytes;
    return at >= mostTogether || (at > 0 && bytes > mostBytesTogether);
  });
  return left.splice(0, end < 0 ? left.length : end);
};

/** Brings arrivals into their studies, a few at once, for as long as the program runs. */
@Injectable()
export class IngestionWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly queue: ReceiptQueue;
  private readonly attempt: Attempt;
  private readonly events: Events;
  private readonly tally: IngestionTally;
  private readonly logger: Logger;
  private running = false;
  private woken = false;
  private rouse: () => void = () => undefined;
  private ended: Promise<void> = Promise.resolve();

  // Nest injects; each is one part of the work.
  constructor(
    @Inject(ReceiptQueue) queue: ReceiptQueue,
    @Inject(Attempt) attempt: Attempt,
    @Inject(Events) events: Events,
    @Inject(IngestionTally) tally: IngestionTally,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.queue = queue;
    this.attempt = attempt;
    this.events = events;
    this.tally = tally;
    this.logger = logger;
  }

  onApplicationBootstrap(): void {
    this.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.stop();
  }

  /** Begins to work; what a killed process had in hand first. */
  start(): void {
    if (this.running) return;
    this.running = true;
    this.ended = this.run();
  }

  /** Finishes what is in hand and stops. */
  async stop(): Promise<void> {
    if (!this.running) return;
    this.running = false;
    this.wake();
    await this.endedOrLate();
    await this.queue
      .releaseOwn()
      .catch((fault: unknown) => this.say(fault, 'receipts in hand were not put back'));
  }

  /** What does not answer must not keep the program from ending: its receipt is put back, and recording twice changes nothing. */
  private async endedOrLate(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((done) => (timer = setTimeout(done, stopMs)));
    await Promise.race([this.ended, late]).finally(() => clearTimeout(timer));
  }

  /** Tells that something has arrived. */
  wake(): void {
    this.woken = true;
    this.rouse();
  }

  private async run(): Promise<void> {
    await this.queue.releaseDead().catch((fault: unknown) => this.say(fault, 'old claims were not released'));
    while (this.running) {
      this.woken = false;
      const worked = await this.workOnce().catch((fault: unknown) => {
        this.say(fault, 'the queue of arrivals cannot be reached');
        return false;
      });
      if (!worked) await this.rest();
    }
  }

  private async workOnce(): Promise<boolean> {
    const rows = await this.queue.claim(lanes * mostTogether);
    const left = [...rows];
    // All lanes end before the next claim: this process may claim again what it holds.
    const ends = await Promise.allSettled(Array.from({ length: lanes }, () => this.lane(left)));
    const broken = ends.find((end) => end.status === 'rejected');
    if (broken) throw broken.reason;
    return rows.length > 0;
  }

  private async lane(left: ReceiptRow[]): Promise<void> {
    while (this.running) {
      const rows = takeSome(left);
      if (rows.length === 0) return;
      const settlements = await this.attempt.at(rows);
      for (const { event } of settlements) this.tally.countSettled(settledAs[event]);
      void this.events.announce(new ReceiptsChanged(rows.map(({ id }) => id)));
    }
  }

  private async rest(): Promise<void> {
    if (this.woken || !this.running) return;
    await new Promise<void>((done) => {
      const timer = setTimeout(done, idleMs);
      this.rouse = () => {
        clearTimeout(timer);
        done();
      };
    });
  }

  private say(fault: unknown, what: string): void {
    this.logger.error({ kind: fault instanceof Error ? fault.name : typeof fault }, what);
  }
}
