import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { UnitClock } from '../../equipment/index.ts';
import type { Caller } from '../../platform/access/caller.ts';
import { Audit } from '../../platform/audit/audit.service.ts';
import { Database } from '../../platform/database/database.ts';
import { held, insertRow, updateRow } from '../../platform/database/rows.ts';
import { badRequest, notFound } from '../../platform/problem.ts';
import { Today } from '../../platform/today.ts';
import { issueTable } from '../core/states/issue-states.ts';
import { decide } from '../core/states/state-table.ts';
import { availabilityNow } from '../availability/availability-now.ts';
import { PhysicistOfUnit } from '../physicist-of-unit.ts';
import { stateProblem } from '../state-problem.ts';
import { IssueEventRow, IssueRow, ServiceEventRow } from './issue.entity.ts';
import { hasPassedSinceFix } from './passed-since-fix.ts';
import type { IssueStep, ServiceEventInput } from './issues.contract.ts';

/** Follows a failure from its opening to its end, with the service that was done. */
@Injectable()
export class Issues {
  constructor(
    private readonly database: Database,
    private readonly today: Today,
    private readonly clock: UnitClock,
    private readonly physicist: PhysicistOfUnit,
    private readonly audit: Audit,
  ) {}

  async step(caller: Caller, id: number, { event, comment }: IssueStep): Promise<void> {
    await this.database.write(async (manager) => {
      const issue = await manager.findOne(IssueRow, { where: { id }, ...held(manager) });
      if (issue === null || !caller.mayAt('qc.read', issue.unitId)) throw notFound('The issue');
      const actor = await this.physicist.actorAt(caller, issue.unitId);
      const decision = decide(issueTable, { state: issue.state, event }, actor, {
        contained: await this.isContained(manager, issue.unitId, comment),
        'passed-since-fix': await hasPassedSinceFix(manager, issue),
        'reason-told': (comment ?? '').trim() !== '',
      });
      if (!decision.ok) throw stateProblem(decision.refusal);
      const { personId, name } = caller.who;
      await insertRow(manager, IssueEventRow, {
        ...{ issueId: id, event, state: decision.to, sessionId: null, comment },
        ...{ byId: personId, by: name ?? '', at: this.today.instant },
      });
      await updateRow(manager, IssueRow, id, { state: decision.to });
      await this.audit.write(manager, {
        action: 'qc-issue.stepped',
        subject: { kind: 'unit', id: issue.unitId },
        before: { issueId: id, state: issue.state },
        after: { event, state: decision.to },
        reason: comment,
      });
    });
  }

  async addService(caller: Caller, unitId: number, input: ServiceEventInput): Promise<void> {
    const { finishedAt, ...said } = input;
    if (said.onDate > (await this.clock.today(unitId)))
      throw badRequest('dates-not-right', 'Service that is done lies in the past.');
    await this.database.write(async (manager) => {
      if (said.issueId !== null && !(await manager.existsBy(IssueRow, { id: said.issueId, unitId })))
        throw notFound('The issue of this unit');
      const { personId, name } = caller.who;
      const id = await insertRow(manager, ServiceEventRow, {
        ...{ ...said, unitId, at: finishedAt },
        ...{ byId: personId, by: name ?? '', recordedAt: this.today.instant },
      });
      await this.audit.write(manager, {
        action: 'qc-service.recorded',
        subject: { kind: 'unit', id: unitId },
        after: { serviceEventId: id, ...said },
      });
    });
  }

  /** The unit is restricted or out of service, or somebody says why neither is needed. */
  private async isContained(
    manager: EntityManager,
    unitId: number,
    comment: string | null,
  ): Promise<boolean> {
    if ((comment ?? '').trim() !== '') return true;
    const { availability } = await availabilityNow(manager, unitId, await this.clock.today(unitId));
    return availability.state !== 'in-service';
  }
}
