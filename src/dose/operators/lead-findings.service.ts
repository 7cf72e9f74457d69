import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import { OperatorsChanged } from '../../personnel/index.ts';
import { Database } from '../../platform/database/database.ts';
import { held } from '../../platform/database/rows.ts';
import { Events } from '../../platform/events.ts';
import { LOGGER, type Logger } from '../../platform/logger.ts';
import { DoseStudy } from '../dose-study.entity.ts';
import { concernedStudies, judgeLeads, misjudgedAmong, type Misjudged } from './lead-judgement.ts';

const atOnce = 500;

/**
 * When it is said whose a name is, what a person is or what they do not lead, all studies are judged again, behind the
 * answer: read some hundreds at a time, and each that changes in a transaction of its own, so that arrivals have their turn.
 * What a stopped program left over is done at the next start.
 */
@Injectable()
export class LeadFindings implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly database: Database;
  private readonly events: Events;
  private readonly logger: Logger;
  private stopped = false;
  private isStale = false;
  private work: Promise<void> = Promise.resolve();

  constructor(database: Database, events: Events, @Inject(LOGGER) logger: Logger) {
    this.database = database;
    this.events = events;
    this.logger = logger;
  }

  onModuleInit(): void {
    this.events.on(OperatorsChanged, () => this.judgeAgain());
  }

  onApplicationBootstrap(): void {
    this.judgeAgain();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    await this.work;
  }

  /** One round after the other; changes while one waits are seen by it too. */
  private judgeAgain(): void {
    if (this.isStale) return;
    this.isStale = true;
    this.work = this.work
      .then(() => this.judgeAll())
      .catch((fault: unknown) => {
        this.logger.error(
          { err: fault },
          'studies were not judged by who led them; the next change or start tries again',
        );
      });
  }

  private async judgeAll(): Promise<void> {
    this.isStale = false;
    const { read } = this.database;
    const ids = await concernedStudies(read);
    for (let at = 0; at < ids.length; at += atOnce) {
      await this.judgeEach(await misjudgedAmong(read, ids.slice(at, at + atOnce)));
      if (this.stopped) return;
    }
  }

  private async judgeEach(misjudged: readonly Misjudged[]): Promise<void> {
    for (const { id } of misjudged) {
      if (this.stopped) return;
      await this.judgeOne(id);
    }
  }

  /** The study is held first, as whoever makes it anew holds it. */
  private judgeOne(id: number): Promise<void> {
    return this.database.write(async (manager) => {
      await manager.findOne(DoseStudy, { select: { id: true }, where: { id }, ...held(manager) });
      await judgeLeads(manager, [id]);
    });
  }
}
