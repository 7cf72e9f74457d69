import { Inject, Injectable } from '@nestjs/common';
import { Config } from '../platform/config.ts';
import { Events } from '../platform/events.ts';
import { IngestionDoor, type Acceptance, type Arrival } from './arrival.ts';
import { cleanText } from './core/clean-text.ts';
import { IngestionWorker } from './ingestion.worker.ts';
import { OriginalStore, sha256Of } from './original-store.ts';
import { ReceiptBook, type Entered } from './receipt-book.ts';
import { ReceiptsChanged } from './receipt-changed.ts';
import { IngestionTally } from './tally.ts';

/** Keeps what arrives and writes its receipt; reading it comes after, by the worker. */
@Injectable()
export class IngestionService extends IngestionDoor {
  private readonly originals: OriginalStore;
  private readonly book: ReceiptBook;
  private readonly worker: IngestionWorker;
  private readonly events: Events;
  private readonly tally: IngestionTally;
  private readonly namesFiles: boolean;

  // Nest injects; each is one part of the door.
  constructor(
    @Inject(OriginalStore) originals: OriginalStore,
    @Inject(ReceiptBook) book: ReceiptBook,
    @Inject(IngestionWorker) worker: IngestionWorker,
    @Inject(Events) events: Events,
    @Inject(IngestionTally) tally: IngestionTally,
    @Inject(Config) config: Config,
  ) {
    super();
    this.originals = originals;
    this.book = book;
    this.worker = worker;
    this.events = events;
    this.tally = tally;
    // People name files after patients.
    this.namesFiles = config.env.KERMA_PATIENTS === 'full';
  }

  async accept(arrival: Arrival): Promise<Acceptance> {
    try {
      const { receiptId, again } = await this.keep(arrival);
      const outcome = again ? 'already-here' : 'stored';
      this.tally.countArrival(arrival.channel, outcome);
      void this.events.announce(new ReceiptsChanged([receiptId]));
      this.worker.wake();
      return { receiptId, outcome };
    } catch (fault) {
      this.tally.countArrival(arrival.channel, 'failed');
      throw fault;
    }
  }

  private async keep({ bytes, channel, sender, fileName }: Arrival): Promise<Entered> {
    const sha256 = sha256Of(bytes);
    await this.originals.keep(sha256, bytes);
    return this.book.enter({
      channel,
      sender: cleanText(sender),
      fileName: this.namesFiles ? cleanText(fileName) : null,
      sha256,
      sizeBytes: bytes.length,
    });
  }
}
