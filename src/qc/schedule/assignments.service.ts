import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { UnitsNamed } from '../../equipment/index.ts';
import { actor } from '../../platform/access/acting.ts';
import { Audit } from '../../platform/audit/audit.service.ts';
import { Database } from '../../platform/database/database.ts';
import { insertRow, updateRow } from '../../platform/database/rows.ts';
import { badRequest, conflict, notFound, ProblemException } from '../../platform/problem.ts';
import { Today } from '../../platform/today.ts';
import { daysAfter } from '../../quantities/calendar.ts';
import { longestScheduleYears } from '../core/schedule/schedule.ts';
import { scheduleProblems, type ScheduleRule } from '../core/schedule/schedule-rule.ts';
import { versionOf } from '../definitions/newest-versions.ts';
import type { AssignmentChange, AssignmentInput, ClosureInput, ExcuseInput } from './schedule.contract.ts';
import { Assignment, ClosureRow, ExcuseRow } from './schedule.entity.ts';

const mustBeReadable = (rule: ScheduleRule): void => {
  const problems = scheduleProblems(rule);
  if (problems.length > 0)
    throw new ProblemException(400, 'rule-not-read', 'The schedule cannot be read.', problems);
};

/** Says which tests a unit has and when they are due; excuses; days without clinic. */
@Injectable()
export class Assignments {
  constructor(
    private readonly database: Database,
    private readonly units: UnitsNamed,
    private readonly today: Today,
    private readonly audit: Audit,
  ) {}

  async add(unitId: number, { assignments, from }: AssignmentInput): Promise<void> {
    await this.units.mustBe([unitId]);
    if (from < daysAfter(this.today.date, -366 * longestScheduleYears))
      throw badRequest('too-long-ago', `A schedule begins at most ${longestScheduleYears} years ago.`);
    for (const { rule } of assignments) mustBeReadable(rule);
    await this.database.write(async (manager) => {
      for (const { procedureKey, rule } of assignments)
        await this.addOne(manager, { unitId, procedureKey, rule, from });
    });
  }

  /** Another schedule from a day on, or none: what was due before that day stays as it was. */
  async change(unitId: number, id: number, { rule, from, reason }: AssignmentChange): Promise<void> {
    if (rule !== undefined) mustBeReadable(rule);
    await this.database.write(async (manager) => {
      const assignment = await manager.findOneBy(Assignment, { id, unitId });
      if (assignment === null) throw notFound('The test of this unit');
      const until = daysAfter(from, -1);
      if (assignment.until !== null && assignment.until < from)
        throw conflict('ended-already', `It ended on ${assignment.until} already.`);
      if (until < assignment.from)
        throw badRequest('dates-not-right', `It begins on ${assignment.from}. Choose a later day.`);
      await updateRow(manager, Assignment, id, { until });
      await this.audit.write(manager, {
        action: 'qc-assignment.ended',
        subject: { kind: 'unit', id: unitId },
        before: { assignmentId: id, procedureKey: assignment.procedureKey, until: assignment.until },
        after: { until },
        reason,
      });
      const { procedureKey } = assignment;
      if (rule !== undefined) await this.addOne(manager, { unitId, procedureKey, rule, from });
    });
  }

  async excuse(unitId: number, assignmentId: number, { due, reason }: ExcuseInput): Promise<void> {
    await this.database.write(async (manager) => {
      if (!(await manager.existsBy(Assignment, { id: assignmentId, unitId })))
        throw notFound('The test of this unit');
      const { personId, name } = actor();
      const by = { byId: personId, by: name ?? 'Kerma', at: this.today.instant };
      await insertRow(manager, ExcuseRow, { assignmentId, due, reason, ...by });
      await this.audit.write(manager, {
        action: 'qc-assignment.excused',
        subject: { kind: 'unit', id: unitId },
        after: { assignmentId, due },
        reason,
      });
    });
  }

  async close(unitId: number | null, { from, until, reason }: ClosureInput): Promise<void> {
    if (until !== null && until < from) throw badRequest('dates-not-right', 'It ends before it begins.');
    if (unitId !== null) await this.units.mustBe([unitId]);
    await this.database.write(async (manager) => {
      const id = await insertRow(manager, ClosureRow, { unitId, from, until, reason });
      await this.audit.write(manager, {
        action: 'qc-closure.set',
        subject: { kind: 'unit', ...(unitId !== null && { id: unitId }) },
        after: { closureId: id, from, until },
        reason,
      });
    });
  }

  async reopen(unitId: number | null, id: number, reason: string): Promise<void> {
    await this.database.write(async (manager) => {
      const closure = await manager.findOneBy(ClosureRow, { id });
      if (closure?.unitId !== unitId) throw notFound('The closure');
      await manager.delete(ClosureRow, { id });
      const { from, until } = closure;
      await this.audit.write(manager, {
        action: 'qc-closure.taken-back',
        subject: { kind: 'unit', ...(unitId !== null && { id: unitId }) },
        before: { closureId: id, from, until, reason: closure.reason },
        reason,
      });
    });
  }

  private async addOne(
    manager: EntityManager,
    row: Pick<Assignment, 'unitId' | 'procedureKey' | 'rule' | 'from'>,
  ): Promise<void> {
    const { unitId, procedureKey, from } = row;
    const version = await versionOf(manager, procedureKey, null);
    if (version === null) throw notFound(`The procedure ${procedureKey}`);
    const others = await manager.findBy(Assignment, { unitId, procedureKey });
    const beside = others.find(
      ({ until, rule }) => (until === null || until >= from) && rule.basis === row.rule.basis,
    );
    if (beside !== undefined)
      throw conflict(
        'assigned-already',
        `The unit has “${version.procedure.name}” already, since ${beside.from}.`,
      );
    const id = await insertRow(manager, Assignment, row);
    await this.audit.write(manager, {
      action: 'qc-assignment.added',
      subject: { kind: 'unit', id: unitId },
      after: { assignmentId: id, procedureKey, rule: row.rule, from },
    });
  }
}
