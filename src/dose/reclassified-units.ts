import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import { UnitReclassified } from '../equipment/index.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { Events } from '../platform/events.ts';
import { LOGGER, type Logger } from '../platform/logger.ts';
import { rebuildStudy } from './rebuild-study.ts';

const batch = 50;

/** Studies with a part of a unit that were made before a person last said what the unit's reports are. */
const staleStudies = `
  select distinct s.id, s.study_uid
    from unit_event e
    join study_part p on p.unit_id = e.unit_id
    join dose_study s on s.id = p.study_id
   where e.kind = 'set' and e.details like '%"countsAs"%' and s.rebuilt_at <= e.at and s.id > $1
   order by s.id limit ${batch}`;

interface StaleStudy {
  readonly id: number;
  readonly study_uid: string;
}

/**
 * When a person says what a unit's reports are, its studies are made anew, a few in each transaction, so that arrivals have
 * their turn. What a stopped program left over is found by its age at the next start.
 */
@Injectable()
export class ReclassifiedUnits implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly database: Database;
  private readonly events: Events;
  private readonly clock: Clock;
  private readonly logger: Logger;
  private stopped = false;
  private resumed: Promise<void> = Promise.resolve();

  constructor(database: Database, events: Events, clock: Clock, @Inject(LOGGER) logger: Logger) {
    this.database = database;
    this.events = events;
    this.clock = clock;
    this.logger = logger;
  }

  onModuleInit(): void {
    this.events.on(UnitReclassified, () => this.rebuildStale());
  }

  onApplicationBootstrap(): void {
    this.resumed = this.rebuildStale().catch((fault: unknown) =>
      this.logger.error({ err: fault }, 'studies of a unit were not made anew; the next start tries again'),
    );
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    await this.resumed;
  }

  private async rebuildStale(): Promise<void> {
    let after = 0;
    while (!this.stopped) {
      const stale = await this.database.read.query<StaleStudy[]>(staleStudies, [after]);
      const last = stale.at(-1);
      if (last === undefined) return;
      await this.database.write(async (manager) => {
        for (const { study_uid } of stale) await rebuildStudy(manager, study_uid, this.clock.now());
      });
      after = last.id;
    }
  }
}
