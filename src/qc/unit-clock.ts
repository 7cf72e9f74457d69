import { Injectable } from '@nestjs/common';
import { UnitsQueries } from '../equipment/index.ts';
import { Config } from '../platform/config.ts';

/** The time zone of a unit: that of its facility, else the installation's. */
@Injectable()
export class UnitClock {
  constructor(
    private readonly units: UnitsQueries,
    private readonly config: Config,
  ) {}

  async zones(): Promise<(unitId: number) => string> {
    const known = new Map(
      (await this.units.all()).map(({ unit, facility }) => [unit.id, facility?.timeZone]),
    );
    return (unitId) => known.get(unitId) ?? this.config.env.KERMA_TIME_ZONE;
  }
}
