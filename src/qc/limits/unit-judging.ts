import type { EntityManager } from 'typeorm';
import type { Adoption } from '../core/adoption.ts';
import type { Baseline } from '../core/baseline.ts';
import type { UnitFacts } from '../core/judging-context.ts';
import { BaselineRow, LimitDecision } from './limit.entity.ts';

export const adoptionOf = (row: LimitDecision): Adoption => ({
  limit: row.limitKey,
  fingerprint: row.fingerprint,
  isWithdrawn: row.isWithdrawn,
  by: row.decidedBy,
  on: row.decidedOn,
  reason: row.reason,
});

export const baselineOf = (row: BaselineRow): Baseline => ({
  id: row.id,
  field: row.field,
  series: row.series,
  value: row.value,
  n: row.n,
  method: row.method,
  validFrom: row.validFrom,
  setBy: row.setBy,
  reason: row.reason,
});

/** What judging needs to know of a unit for one procedure, in the order in which it was written. */
export interface UnitJudging {
  readonly baselines: readonly Baseline[];
  readonly adoptions: readonly Adoption[];
  readonly unit: UnitFacts;
}

/** What the unit's papers say is not entered yet: rules that depend on it give no verdict, and say so. */
export const nothingKnown: UnitFacts = { manufacturedOn: null, facts: {} };

export const unitJudging = async (
  manager: EntityManager,
  unitId: number,
  procedureKey: string,
): Promise<UnitJudging> => {
  const where = { unitId, procedureKey };
  const order = { id: 'ASC' } as const;
  return {
    baselines: (await manager.find(BaselineRow, { where, order })).map(baselineOf),
    adoptions: (await manager.find(LimitDecision, { where, order })).map(adoptionOf),
    unit: nothingKnown,
  };
};
