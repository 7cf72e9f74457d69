import type { EntityManager } from 'typeorm';
import type { ProcedureVersion } from '../core/procedure.ts';
import { ProcedureVersionRow } from './procedure-version.entity.ts';

/** The core's version of a row. */
export const versionFrom = (row: ProcedureVersionRow): ProcedureVersion => ({
  number: row.number,
  procedure: row.procedure,
  publishedOn: row.publishedOn,
  publishedBy: row.publishedBy,
  reason: row.reason,
});

/** The newest version of each procedure, in order of their keys. */
export const newestVersions = (manager: EntityManager): Promise<ProcedureVersionRow[]> =>
  manager
    .createQueryBuilder(ProcedureVersionRow, 'v')
    .where(
      'v.number = (select max(o.number) from qc_procedure_version o where o.procedure_key = v.procedure_key)',
    )
    .orderBy('v.procedure_key')
    .getMany();

/** A version by its number, or the newest (null); null where there is none. */
export const versionRowOf = (
  manager: EntityManager,
  procedureKey: string,
  number: number | null,
): Promise<ProcedureVersionRow | null> =>
  manager.findOne(ProcedureVersionRow, {
    where: { procedureKey, ...(number !== null && { number }) },
    order: { number: 'DESC' },
  });

/** The same, as the core takes it. */
export const versionOf = async (
  manager: EntityManager,
  procedureKey: string,
  number: number | null,
): Promise<ProcedureVersion | null> => {
  const row = await versionRowOf(manager, procedureKey, number);
  return row === null ? null : versionFrom(row);
};
