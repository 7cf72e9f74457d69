import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { Metrics } from '../http/metrics.ts';
import { MailQueries } from './mail.queries.ts';
import { MailTally } from './mail-tally.ts';

/** The figures of mails in `/metrics`. */
@Injectable()
export class MailFigures implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly queries: MailQueries,
    private readonly tally: MailTally,
  ) {}

  onModuleInit(): void {
    const registers = [this.metrics.registry];
    const { queries, tally } = this;
    new Gauge({
      name: 'kerma_mails',
      help: 'Mails by where they stand; waiting ones are to be sent, parked ones need a person',
      labelNames: ['status'],
      registers,
      async collect() {
        for (const [status, count] of Object.entries(await queries.counts())) this.set({ status }, count);
      },
    });
    new Gauge({
      name: 'kerma_mail_deliveries',
      help: 'Attempts to send a mail since the start, by what came of them',
      labelNames: ['outcome'],
      registers,
      collect() {
        for (const [outcome, count] of Object.entries(tally.deliveries)) this.set({ outcome }, count);
      },
    });
  }
}
