import { Injectable } from '@nestjs/common';
import { UnitClock } from '../../equipment/index.ts';
import type { Caller } from '../../platform/access/caller.ts';
import { Database } from '../../platform/database/database.ts';
import type { CalendarDate } from '../../quantities/calendar.ts';
import { limitFingerprint, limitStanding, type Adoption } from '../core/adoption.ts';
import { limitsOf, type PlacedLimit } from '../core/limits.ts';
import { fieldOf, type Procedure } from '../core/procedure.ts';
import { newestVersions } from '../definitions/newest-versions.ts';
import type { ProcedureVersionRow } from '../definitions/procedure-version.entity.ts';
import { PhysicistOfUnit } from '../physicist-of-unit.ts';
import { Assignment } from '../schedule/schedule.entity.ts';
import { limitBasis } from './limit-basis.ts';
import { LimitDecision } from './limit.entity.ts';
import type { LimitView, UnitLimits } from './limits.contract.ts';
import { adoptionOf } from './unit-judging.ts';

const isJudgeable = (procedure: Procedure, key: string): boolean =>
  !['text', 'attachment'].includes(fieldOf(procedure, key)?.type ?? 'text');

const limitOf = (
  placed: PlacedLimit,
  row: ProcedureVersionRow,
  { adoptions, today }: { readonly adoptions: readonly Adoption[]; readonly today: CalendarDate },
): LimitView => {
  const standing = limitStanding(placed, adoptions, today);
  const last = adoptions.findLast(({ limit }) => limit === placed.key);
  return {
    ...limitBasis(placed, row),
    procedureKey: row.procedureKey,
    fingerprint: limitFingerprint(placed),
    isInForce: standing.isInForce,
    because: standing.because,
    decidedBy: last?.by ?? null,
    decidedOn: last?.on ?? null,
  };
};

const procedureOf = (
  row: ProcedureVersionRow,
  decisions: readonly LimitDecision[],
  today: CalendarDate,
): UnitLimits['procedures'][number] => {
  const { procedure, number } = row;
  const adoptions = decisions
    .filter(({ procedureKey }) => procedureKey === procedure.key)
    .map((decision) => adoptionOf(decision));
  const ruled = new Set(procedure.rules.map(({ field }) => field));
  return {
    key: procedure.key,
    name: procedure.name,
    version: number,
    withoutLimit: procedure.fields
      .filter(({ key }) => !ruled.has(key) && isJudgeable(procedure, key))
      .map(({ label }) => label),
    limits: limitsOf(procedure.rules).map((placed) => limitOf(placed, row, { adoptions, today })),
  };
};

/** The limits of the tests of a unit, one by one, each with its source and whether it judges. */
@Injectable()
export class LimitsQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: UnitClock,
    private readonly physicist: PhysicistOfUnit,
  ) {}

  async ofUnit(caller: Caller, unitId: number): Promise<UnitLimits> {
    const { read } = this.database;
    const assigned = new Set(
      (await read.findBy(Assignment, { unitId })).map(({ procedureKey }) => procedureKey),
    );
    const rows = (await newestVersions(read)).filter(({ procedureKey }) => assigned.has(procedureKey));
    const decisions = await read.find(LimitDecision, { where: { unitId }, order: { id: 'ASC' } });
    const today = await this.clock.today(unitId);
    const { mayReview: mayDecide, because } = await this.physicist.standingOf(caller, unitId);
    return {
      unitId,
      procedures: rows.map((row) => procedureOf(row, decisions, today)),
      mayDecide,
      whyNot: mayDecide ? [] : because,
    };
  }
}
