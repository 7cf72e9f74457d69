import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import type { CalendarDate } from '../../quantities/calendar.ts';
import { supervisionOn } from '../core/supervision.ts';
import { Person } from '../person.entity.ts';
import { Supervision } from './supervision.entity.ts';

/** Whom to call about a unit: the physicist who is in charge of it. */
@Injectable()
export class UnitPhysicist {
  constructor(private readonly database: Database) {}

  /** By name; null where nobody is in charge on that day. */
  async on(unitId: number, date: CalendarDate): Promise<string | null> {
    const { read } = this.database;
    const { primary } = supervisionOn(await read.findBy(Supervision, { unitId }), date);
    if (primary === null) return null;
    return (await read.findOneBy(Person, { id: primary.personId }))?.name ?? null;
  }
}
