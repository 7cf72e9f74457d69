import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { UnitClock } from '../../equipment/index.ts';
import type { Caller } from '../../platform/access/caller.ts';
import { Audit } from '../../platform/audit/audit.service.ts';
import { Database } from '../../platform/database/database.ts';
import { insertRow, insertRows } from '../../platform/database/rows.ts';
import { badRequest, conflict, notFound } from '../../platform/problem.ts';
import { Today } from '../../platform/today.ts';
import { limitFingerprint } from '../core/adoption.ts';
import { seriesNames } from '../core/baseline.ts';
import { isNumeric } from '../core/fields.ts';
import { limitsOf } from '../core/limits.ts';
import { fieldOf } from '../core/procedure.ts';
import { versionOf } from '../definitions/newest-versions.ts';
import { PhysicistOfUnit } from '../physicist-of-unit.ts';
import { BaselineRow, LimitDecision } from './limit.entity.ts';
import type { BaselineInput, LimitDecisions } from './limits.contract.ts';

type OneDecision = LimitDecisions['decisions'][number];

/** What the physicist of a unit says about how its values are judged: limits adopted or not, baselines. */
@Injectable()
export class Limits {
  constructor(
    private readonly database: Database,
    private readonly today: Today,
    private readonly clock: UnitClock,
    private readonly physicist: PhysicistOfUnit,
    private readonly audit: Audit,
  ) {}

  async decide(caller: Caller, unitId: number, { decisions, reason }: LimitDecisions): Promise<void> {
    await this.physicist.mustBe(caller, unitId);
    const decidedOn = await this.clock.today(unitId);
    const decidedAt = this.today.instant;
    await this.database.write(async (manager) => {
      for (const decision of decisions) await this.mustBeAsRead(manager, decision);
      const rows = decisions.map(({ decision, ...limit }) => ({
        ...limit,
        unitId,
        isWithdrawn: decision === 'withdraw',
        decidedOn,
        decidedAt,
        decidedById: caller.who.personId ?? 0,
        decidedBy: caller.who.name ?? '',
        reason,
      }));
      await insertRows(manager, LimitDecision, rows);
      await this.audit.write(manager, {
        action: 'qc-limits.decided',
        subject: { kind: 'unit', id: unitId },
        after: decisions.map(({ procedureKey, limitKey, decision }) => ({
          procedureKey,
          limitKey,
          decision,
        })),
        reason,
      });
    });
  }

  async setBaseline(caller: Caller, unitId: number, input: BaselineInput): Promise<void> {
    await this.physicist.mustBe(caller, unitId);
    await this.database.write(async (manager) => {
      const version = await versionOf(manager, input.procedureKey, null);
      const field = version === null ? null : fieldOf(version.procedure, input.field);
      if (version === null || field === null) throw notFound('The field');
      if (!isNumeric(field))
        throw badRequest('no-number', `“${field.label}” holds no number, so it has no baseline.`);
      const series = seriesNames(version.procedure);
      if (!series.includes(input.series))
        throw badRequest(
          'no-such-series',
          `No value would ever be compared with it: the series of this test are ${series.map((name) => `“${name}”`).join(', ')}.`,
        );
      const { who } = caller;
      const id = await insertRow(manager, BaselineRow, {
        ...input,
        unitId,
        setAt: this.today.instant,
        setById: who.personId ?? 0,
        setBy: who.name ?? '',
      });
      await this.audit.write(manager, {
        action: 'qc-baseline.set',
        subject: { kind: 'unit', id: unitId },
        after: { baselineId: id, ...input },
        reason: input.reason,
      });
    });
  }

  /** Nobody adopts a limit that has changed since it was read. */
  private async mustBeAsRead(manager: EntityManager, decision: OneDecision): Promise<void> {
    const version = await versionOf(manager, decision.procedureKey, null);
    const limits = version === null ? [] : limitsOf(version.procedure.rules);
    const limit = limits.find(({ key }) => key === decision.limitKey);
    if (limit === undefined) throw notFound('The limit');
    if (limitFingerprint(limit) !== decision.fingerprint)
      throw conflict(
        'limit-changed',
        `The limit “${limit.key}” has changed since. Read it again; nothing was decided.`,
      );
  }
}
