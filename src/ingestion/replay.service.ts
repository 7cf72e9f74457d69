import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../platform/audit/audit.service.ts';
import { Events } from '../platform/events.ts';
import { conflict, notFound } from '../platform/problem.ts';
import { ArrivalsQueries } from './arrivals.queries.ts';
import type { Receipt, ReplayRequest, ReplayResult } from './ingestion.contract.ts';
import { IngestionWorker } from './ingestion.worker.ts';
import { ReceiptsChanged } from './receipt-changed.ts';
import { ReceiptQueue } from './receipt-queue.ts';

/** A selection may be of thousands: so many are named. */
const mostNamed = 500;

/** Reads originals anew: what was refused, failed or recorded by an older reader, after an upgrade or a repair. */
@Injectable()
export class ReplayService {
  private readonly queue: ReceiptQueue;
  private readonly queries: ArrivalsQueries;
  private readonly worker: IngestionWorker;
  private readonly audit: Audit;
  private readonly events: Events;

  constructor(
    queue: ReceiptQueue,
    queries: ArrivalsQueries,
    worker: IngestionWorker,
    audit: Audit,
    events: Events,
  ) {
    this.queue = queue;
    this.queries = queries;
    this.worker = worker;
    this.audit = audit;
    this.events = events;
  }

  async one(id: number): Promise<Receipt> {
    const queued = await this.queue.replay({ ids: [id] }, this.told);
    const [receipt] = await this.queries.some([id]);
    if (!receipt) throw notFound(`Arrival ${id}`);
    if (queued.length === 0)
      throw conflict('nothing-to-replay', `Arrival ${id} waits to be read: there is nothing to replay yet.`);
    await this.tell(queued);
    return receipt;
  }

  async many(request: ReplayRequest): Promise<ReplayResult> {
    const queued = await this.queue.replay(request, this.told);
    await this.tell(queued);
    const asked = 'ids' in request ? new Set(request.ids).size : queued.length;
    return { queued: queued.length, skipped: asked - queued.length, ids: queued };
  }

  private readonly told = (tables: EntityManager, ids: readonly number[]): Promise<void> => {
    const [only] = ids;
    const subject =
      ids.length === 1 && only !== undefined ? { kind: 'arrival', id: only } : { kind: 'arrival' };
    const after = { count: ids.length, arrivalIds: ids.slice(0, mostNamed) };
    return this.audit.write(tables, { action: 'arrivals.replayed', subject, after });
  };

  private async tell(ids: readonly number[]): Promise<void> {
    this.worker.wake();
    await this.events.announce(new ReceiptsChanged(ids));
  }
}
