import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { BaselineRow } from './limit.entity.ts';
import type { BaselineView } from './limits.contract.ts';

/** What the values of a unit are compared with. */
@Injectable()
export class BaselinesQueries {
  constructor(private readonly database: Database) {}

  async ofUnit(unitId: number): Promise<BaselineView[]> {
    const rows = await this.database.read.find(BaselineRow, { where: { unitId }, order: { id: 'DESC' } });
    return rows.map(
      ({ id, procedureKey, field, series, value, n, method, validFrom, setBy, setAt, reason }) => ({
        ...{ id, procedureKey, field, series, value, n, method, validFrom, setBy, setAt, reason },
      }),
    );
  }
}
