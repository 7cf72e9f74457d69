import type { AddressInfo } from 'node:net';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Config } from '../../../platform/config.ts';
import { LOGGER, type Logger } from '../../../platform/logger.ts';
import { IngestionDoor } from '../../arrival.ts';
import type { Reception } from './conversation.ts';
import { Guard } from './guard.ts';
import { limitsFrom } from './limits.ts';
import { MemoryBudget } from './object-buffer.ts';
import {
  storeAnswer,
  storeObject,
  type StoreAnswer,
  type StorePeer,
  type StoreRequest,
} from './store-object.ts';
import { Tally, type CStoreStatistics } from './tally.ts';
import { readTlsOptions } from './tls-settings.ts';

/** All objects under way together may hold as much as so many of the largest. */
const largestAtOnce = 4;

const listenFaults: Readonly<Record<string, string>> = {
  EADDRINUSE:
    'is in use: another program, perhaps another Kerma, listens there. Stop it, or set KERMA_DICOM_PORT',
  EACCES: 'is reserved to the administrator of this machine. Set KERMA_DICOM_PORT to 1024 or more',
  EADDRNOTAVAIL:
    'cannot be had: that is not an address of this machine. Set KERMA_DICOM_HOST to one of its addresses, or to 0.0.0.0',
};

/** Receives dose reports by DICOM C-STORE. Listens when told to, stops with the application. */
@Injectable()
export class CStoreReceiver implements OnModuleDestroy {
  private readonly config: Config;
  private readonly door: IngestionDoor;
  private readonly logger: Logger;
  private readonly tally = new Tally();
  private guard: Guard | null = null;
  private listening: AddressInfo | null = null;

  constructor(
    @Inject(Config) config: Config,
    @Inject(IngestionDoor) door: IngestionDoor,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.config = config;
    this.door = door;
    this.logger = logger;
  }

  /** Listens when KERMA_DICOM_ENABLED; gives the line to show at start, or null. Throws what a person can act upon. */
  async start(): Promise<string | null> {
    const { env } = this.config;
    if (!env.KERMA_DICOM_ENABLED || this.guard !== null) return null;
    const tls = await readTlsOptions(this.config);
    const guard = new Guard(this.reception(), tls);
    this.listening = await this.listen(guard);
    this.guard = guard;
    const secured = tls === null ? '' : ' with TLS';
    return `C-STORE as ${env.KERMA_DICOM_AE_TITLE} on ${env.KERMA_DICOM_HOST}:${this.listening.port}${secured}`;
  }

  /** Where it listens, or null. */
  address(): AddressInfo | null {
    return this.listening;
  }

  statistics(): CStoreStatistics {
    return this.tally.snapshot();
  }

  async onModuleDestroy(): Promise<void> {
    const { guard } = this;
    this.guard = null;
    this.listening = null;
    await guard?.stop();
  }

  private async listen(guard: Guard): Promise<AddressInfo> {
    const { KERMA_DICOM_HOST: host, KERMA_DICOM_PORT: port } = this.config.env;
    try {
      return await guard.start({ host, port });
    } catch (cause) {
      const why = listenFaults[(cause as NodeJS.ErrnoException).code ?? ''] ?? 'cannot be listened on';
      throw new Error(`C-STORE: port ${port} of ${host} ${why}.`, { cause });
    }
  }

  private reception(): Reception {
    const limits = limitsFrom(this.config);
    const budget = new MemoryBudget(limits.maxObjectLength * largestAtOnce);
    const store = (request: StoreRequest, peer: StorePeer) => this.store(request, peer);
    return { limits, budget, tally: this.tally, logger: this.logger, store };
  }

  private async store(request: StoreRequest, peer: StorePeer): Promise<StoreAnswer> {
    const answer = await storeObject(this.door, request, peer).catch((fault: unknown) => {
      // Not its message: that of a database may quote what it could not write.
      const kind = fault instanceof Error ? fault.name : typeof fault;
      this.logger.error({ kind, ...peer }, 'C-STORE object could not be stored');
      return storeAnswer.notStored;
    });
    if (answer.status === storeAnswer.stored.status) this.tally.objectsStored += 1;
    else this.refused(answer, peer);
    return answer;
  }

  private refused(answer: StoreAnswer, peer: StorePeer): void {
    this.tally.objectsRefused += 1;
    this.logger.warn({ status: answer.status, reason: answer.comment, ...peer }, 'C-STORE object refused');
  }
}
