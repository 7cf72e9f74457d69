import { Injectable } from '@nestjs/common';
import { Events } from '../platform/events.ts';
import { conflict, notFound } from '../platform/problem.ts';
import { ArrivalsQueries } from './arrivals.queries.ts';
import type { Receipt, ReplayRequest, ReplayResult } from './ingestion.contract.ts';
import { IngestionWorker } from './ingestion.worker.ts';
import { ReceiptsChanged } from './receipt-changed.ts';
import { ReceiptQueue } from './receipt-queue.ts';

/** Reads originals anew: what was refused, failed or recorded by an older reader, after an upgrade or a repair. */
@Injectable()
export class ReplayService {
  private readonly queue: ReceiptQueue;
  private readonly queries: ArrivalsQueries;
  private readonly worker: IngestionWorker;
  private readonly events: Events;

  constructor(queue: ReceiptQueue, queries: ArrivalsQueries, worker: IngestionWorker, events: Events) {
    this.queue = queue;
    this.queries = queries;
    this.worker = worker;
    this.events = events;
  }

  async one(id: number): Promise<Receipt> {
    const queued = await this.queue.replay({ ids: [id] });
    const [receipt] = await this.queries.some([id]);
    if (!receipt) throw notFound(`Arrival ${id}`);
    if (queued.length === 0)
      throw conflict('nothing-to-replay', `Arrival ${id} waits to be read: there is nothing to replay yet.`);
    await this.tell(queued);
    return receipt;
  }

  async many(request: ReplayRequest): Promise<ReplayResult> {
    const queued = await this.queue.replay(request);
    await this.tell(queued);
    const asked = 'ids' in request ? new Set(request.ids).size : queued.length;
    return { queued: queued.length, skipped: asked - queued.length, ids: queued };
  }

  private async tell(ids: readonly number[]): Promise<void> {
    this.worker.wake();
    await this.events.announce(new ReceiptsChanged(ids));
  }
}
