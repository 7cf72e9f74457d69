import { Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Subject, type Observable } from 'rxjs';
import { Events } from '../platform/events.ts';
import { ArrivalsQueries } from './arrivals.queries.ts';
import type { ArrivalsChanged } from './ingestion.contract.ts';
import { ReceiptsChanged } from './receipt-changed.ts';

const restMs = 250;
/** Another process (`kerma import`) announces nothing here: the counts are looked at beside. */
const lookMs = 2000;
const mostShown = 50;

interface StreamEvent {
  readonly type: 'arrivals';
  readonly data: ArrivalsChanged;
}

/** What changed among the arrivals, gathered four times a second, for as long as someone listens. */
@Injectable()
export class ArrivalsStream implements OnModuleInit, BeforeApplicationShutdown {
  private readonly events: Events;
  private readonly queries: ArrivalsQueries;
  private readonly subject = new Subject<StreamEvent>();
  private readonly changed = new Set<number>();
  private timer: NodeJS.Timeout | null = null;
  private lastCounts = '';
  private lastLook = 0;
  private looking = false;
  private stopped = false;

  constructor(events: Events, queries: ArrivalsQueries) {
    this.events = events;
    this.queries = queries;
  }

  onModuleInit(): void {
    this.events.on(ReceiptsChanged, ({ ids }) => {
      if (this.subject.observed) for (const id of ids) this.changed.add(id);
    });
  }

  beforeApplicationShutdown(): void {
    this.stopped = true;
    this.rest();
    this.subject.complete();
  }

  /** Begins with how things stand. */
  listen(): Observable<StreamEvent> {
    if (!this.stopped) this.timer ??= setInterval(() => void this.tick(), restMs).unref();
    this.lastCounts = '';
    return this.subject.asObservable();
  }

  private rest(): void {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
    this.changed.clear();
  }

  private async tick(): Promise<void> {
    if (this.looking) return;
    if (!this.subject.observed) {
      this.rest();
      return;
    }
    const isTimeToLook = Date.now() - this.lastLook > lookMs || this.lastCounts === '';
    if (this.changed.size === 0 && !isTimeToLook) return;
    this.looking = true;
    // A database that is away for a while ends nothing: the next tick tries again.
    await this.tell().catch(() => undefined);
    this.looking = false;
  }

  private async tell(): Promise<void> {
    const ids = [...this.changed].sort((one, two) => two - one).slice(0, mostShown);
    this.changed.clear();
    const [counts, changed] = await Promise.all([this.queries.counts(), this.queries.some(ids)]);
    this.lastLook = Date.now();
    const text = JSON.stringify(counts);
    if (changed.length === 0 && text === this.lastCounts) return;
    this.lastCounts = text;
    this.subject.next({ type: 'arrivals', data: { counts, changed } });
  }
}
