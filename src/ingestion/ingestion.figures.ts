import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { Metrics } from '../platform/http/metrics.ts';
import { ArrivalsQueries } from './arrivals.queries.ts';
import { IngestionTally } from './tally.ts';

/** The figures of ingestion in `/metrics`. */
@Injectable()
export class IngestionFigures implements OnModuleInit {
  private readonly metrics: Metrics;
  private readonly tally: IngestionTally;
  private readonly queries: ArrivalsQueries;

  constructor(metrics: Metrics, tally: IngestionTally, queries: ArrivalsQueries) {
    this.metrics = metrics;
    this.tally = tally;
    this.queries = queries;
  }

  onModuleInit(): void {
    const registers = [this.metrics.registry];
    const { tally, queries } = this;
    new Gauge({
      name: 'kerma_arrivals',
      help: 'Files that came in since the start, by channel and by what the sender was told',
      labelNames: ['channel', 'outcome'],
      registers,
      collect() {
        for (const [channel, outcomes] of Object.entries(tally.getStats().arrivals))
          for (const [outcome, count] of Object.entries(outcomes)) this.set({ channel, outcome }, count);
      },
    });
    new Gauge({
      name: 'kerma_receipts',
      help: 'Arrivals of all time by where they stand; received and failed wait to be read',
      labelNames: ['status'],
      registers,
      async collect() {
        for (const [status, count] of Object.entries(await queries.counts())) this.set({ status }, count);
      },
    });
  }
}
