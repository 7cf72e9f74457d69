import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitReclassified } from '../equipment/index.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { Events } from '../platform/events.ts';
import { rebuildStudy } from './rebuild-study.ts';

const batch = 50;

/** When a person says what a unit's reports are, its studies are made anew, a few in each transaction. */
@Injectable()
export class ReclassifiedUnits implements OnModuleInit {
  private readonly database: Database;
  private readonly events: Events;
  private readonly clock: Clock;

  constructor(database: Database, events: Events, clock: Clock) {
    this.database = database;
    this.events = events;
    this.clock = clock;
  }

  onModuleInit(): void {
    this.events.on(UnitReclassified, ({ unitId }) => this.rebuildStudiesOf(unitId));
  }

  private async rebuildStudiesOf(unitId: number): Promise<void> {
    const studies = await this.database.read.query<{ study_uid: string }[]>(
      `select s.study_uid from dose_study s
        where s.id in (select study_id from study_part where unit_id = $1) order by s.id`,
      [unitId],
    );
    for (let from = 0; from < studies.length; from += batch) {
      await this.database.write(async (manager) => {
        for (const { study_uid } of studies.slice(from, from + batch)) {
          await rebuildStudy(manager, study_uid, this.clock.now());
        }
      });
    }
  }
}
