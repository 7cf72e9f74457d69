import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Gauge } from 'prom-client';
import { acting } from '../access/acting.ts';
import { Clock } from '../clock.ts';
import { Config } from '../config.ts';
import { Metrics } from '../http/metrics.ts';
import { LOGGER, type Logger } from '../logger.ts';
import { AuditQueries } from './audit.queries.ts';
import { AuditVerifier, type VerificationProgress } from './audit-verifier.service.ts';
import type { AuditVerificationState } from './audit.contract.ts';
import { isNewNight } from './new-night.ts';

const hourMs = 3_600_000;

/** Verifies the trail each night and when asked, one at a time; says what was found last, in `/metrics` too. */
@Injectable()
export class Verifications implements OnModuleInit {
  private readonly verifier: AuditVerifier;
  private readonly queries: AuditQueries;
  private readonly clock: Clock;
  private readonly timeZone: string;
  private readonly metrics: Metrics;
  private readonly logger: Logger;
  private progress: VerificationProgress | null = null;

  constructor(
    verifier: AuditVerifier,
    queries: AuditQueries,
    clock: Clock,
    config: Config,
    metrics: Metrics,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.verifier = verifier;
    this.queries = queries;
    this.clock = clock;
    this.timeZone = config.env.KERMA_TIME_ZONE;
    this.metrics = metrics;
    this.logger = logger;
  }

  async state(): Promise<AuditVerificationState> {
    return { last: await this.queries.lastVerification(), running: this.progress };
  }

  /** Begins one in the name of whoever asks, unless one is running; it goes on after the answer. */
  begin(): void {
    const work = acting();
    // Its line is written when it is done.
    if (work !== undefined) work.told += 1;
    void this.run();
  }

  /** By night, or as soon as it runs again after a night in which it did not. */
  @Interval(hourMs)
  async nightly(): Promise<void> {
    const last = await this.queries.lastVerification();
    const now = this.clock.now();
    if (last === null || isNewNight(new Date(last.at), now, this.timeZone)) await this.run();
  }

  onModuleInit(): void {
    const registers = [this.metrics.registry];
    const { queries } = this;
    new Gauge({
      name: 'kerma_audit_verified_timestamp_seconds',
      help: 'When the audit trail was last verified; absent: not yet',
      registers,
      async collect() {
        const last = await queries.lastVerification();
        if (last === null) this.remove();
        else this.set(Date.parse(last.at) / 1000);
      },
    });
    new Gauge({
      name: 'kerma_audit_faults',
      help: 'Faults that the last verification of the audit trail found: lines altered, missing, out of place; 0 is whole',
      registers,
      async collect() {
        const last = await queries.lastVerification();
        if (last === null) this.remove();
        else this.set(last.faultCount);
      },
    });
  }

  /** Never throws: what cannot be finished is tried again in the next hour. */
  private async run(): Promise<void> {
    if (this.progress !== null) return;
    this.progress = { lines: 0, of: 0 };
    try {
      await this.verifier.verify((progress) => {
        this.progress = progress;
      });
    } catch (fault) {
      this.logger.error({ err: fault }, 'the audit trail could not be verified');
    } finally {
      this.progress = null;
    }
  }
}
