import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Config } from '../platform/config.ts';
import { localDate, type CalendarDate } from '../quantities/calendar.ts';
import { UnitsQueries } from './units.queries.ts';

/** What clocks show where a unit stands: in the zone of its facility, else in the installation's. */
@Injectable()
export class UnitClock {
  constructor(
    private readonly units: UnitsQueries,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  async zones(): Promise<(unitId: number) => string> {
    const known = new Map(
      (await this.units.all()).map(({ unit, facility }) => [unit.id, facility?.timeZone]),
    );
    return (unitId) => known.get(unitId) ?? this.config.env.KERMA_TIME_ZONE;
  }

  /** The day that it is at each unit. */
  async days(): Promise<(unitId: number) => CalendarDate> {
    const zoneOf = await this.zones();
    const now = this.clock.now();
    return (unitId) => localDate(now, zoneOf(unitId));
  }

  async today(unitId: number): Promise<CalendarDate> {
    return (await this.days())(unitId);
  }
}
