import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';

/** A day on which patients were imaged on a unit, by the reports that are known. */
export interface UnitDayOfUse {
  readonly unitId: number;
  /** ISO date at the unit. */
  readonly on: string;
  /** Local date and time of the first study of that day, "2026-11-22T07:41:05"; null where the reports say the day only. */
  readonly firstAt: string | null;
}

const sql = (units: string): string =>
  `select p.unit_id as "unitId", substr(s.listed_at, 1, 10) as "on", min(s.listed_at) as "firstAt"
     from study_part p join dose_study s on s.id = p.study_id
    where p.unit_id in (${units}) and s.state = 'current' and s.listed_at >= $1
    group by p.unit_id, substr(s.listed_at, 1, 10) order by 2`;

/** Which days units were used on: what is due on each day of use follows from it. */
@Injectable()
export class DaysOfUse {
  constructor(private readonly database: Database) {}

  async since(unitIds: readonly number[], from: string): Promise<UnitDayOfUse[]> {
    if (unitIds.length === 0) return [];
    const rows = await this.database.read.query<{ unitId: number; on: string; firstAt: string }[]>(
      sql(unitIds.map(Number).join(',')),
      [from],
    );
    return rows.map(({ unitId, on, firstAt }) => ({
      unitId,
      on,
      firstAt: firstAt.length > 10 ? firstAt : null,
    }));
  }
}
