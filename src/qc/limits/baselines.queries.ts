import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { isNumeric } from '../core/fields.ts';
import { fieldOf, type Procedure } from '../core/procedure.ts';
import { qcUnit } from '../core/units.ts';
import { newestVersions } from '../definitions/newest-versions.ts';
import { BaselineRow } from './limit.entity.ts';
import type { BaselineView } from './limits.contract.ts';

const viewOf = (row: BaselineRow, procedure: Procedure | undefined): BaselineView => {
  const { id, procedureKey, series, value, n, method, validFrom, setBy, setAt, reason } = row;
  const field = procedure === undefined ? null : fieldOf(procedure, row.field);
  const unit = field !== null && isNumeric(field) ? (qcUnit(field.unit)?.symbol ?? field.unit) : '';
  return {
    ...{ id, procedureKey, name: procedure?.name ?? procedureKey },
    ...{ field: row.field, fieldLabel: field?.label ?? row.field, unit },
    ...{ series, value, n, method, validFrom, setBy, setAt, reason },
  };
};

/** What the values of a unit are compared with. */
@Injectable()
export class BaselinesQueries {
  constructor(private readonly database: Database) {}

  async ofUnit(unitId: number): Promise<BaselineView[]> {
    const { read } = this.database;
    const rows = await read.find(BaselineRow, { where: { unitId }, order: { id: 'DESC' } });
    const procedures = new Map(
      (await newestVersions(read)).map(({ procedureKey, procedure }) => [procedureKey, procedure]),
    );
    return rows.map((row) => viewOf(row, procedures.get(row.procedureKey)));
  }
}
