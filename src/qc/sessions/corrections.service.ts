import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Caller } from '../../platform/access/caller.ts';
import { Audit } from '../../platform/audit/audit.service.ts';
import { Database } from '../../platform/database/database.ts';
import { held, insertRow, insertRows, updateRow } from '../../platform/database/rows.ts';
import { notFound } from '../../platform/problem.ts';
import { Today } from '../../platform/today.ts';
import { versionFrom } from '../definitions/newest-versions.ts';
import { ProcedureVersionRow } from '../definitions/procedure-version.entity.ts';
import { ReviewRow } from '../review/review.entity.ts';
import { Stepping } from '../review/stepping.service.ts';
import { checkedEntries } from './entry-refusals.ts';
import { Judging } from './judging.service.ts';
import { ResultRow, SessionRow } from './session.entity.ts';
import { resultsOf, valuesOf } from './session-values.ts';
import type { CorrectionInput } from './sessions.contract.ts';

/** Corrections of what was recorded: added with their reason, the first values stay; what is signed is corrected no more. */
@Injectable()
export class SessionCorrections {
  constructor(
    private readonly database: Database,
    private readonly today: Today,
    private readonly stepping: Stepping,
    private readonly judging: Judging,
    private readonly audit: Audit,
  ) {}

  async correct(caller: Caller, id: number, { changes, reason }: CorrectionInput): Promise<void> {
    await this.database.write(async (manager) => {
      const session = await manager.findOne(SessionRow, { where: { id }, ...held(manager) });
      if (session === null) throw notFound('The session');
      const state = await this.stepping.next(manager, caller, {
        session,
        step: { event: 'correct', comment: reason },
      });
      const revision = session.revision + 1;
      const before = await resultsOf(manager, id);
      const values = {
        ...valuesOf(before),
        ...Object.fromEntries(changes.map(({ field, value }) => [field, value])),
      };
      const version = await manager.findOneByOrFail(ProcedureVersionRow, { id: session.versionId });
      // What was confirmed before stays so; of what changes it is asked anew.
      const changed = new Map(changes.map(({ field, wasAsked }) => [field, wasAsked]));
      const asked = Object.keys(values).filter((field) => changed.get(field) ?? true);
      const { isComplete } = checkedEntries(version.procedure, values, new Set(asked));
      await this.addSteps(manager, { id, revision }, { caller, before, changes, reason });
      const { unitId, onDate } = session;
      const toJudge = { unitId, onDate, version: versionFrom(version), values };
      const judgement = await this.judging.judge(manager, toJudge);
      const { procedureKey } = session;
      const procedureName = version.procedure.name;
      await this.judging.keep(manager, { id, unitId, procedureKey, procedureName, revision }, judgement);
      await updateRow(manager, SessionRow, id, { isComplete, reviewState: state });
      const { personId, name } = caller.who;
      await insertRow(manager, ReviewRow, {
        ...{ sessionId: id, event: 'correct', state, reviewerId: personId ?? 0, reviewer: name ?? '' },
        ...{ at: this.today.instant, comment: reason, signatureId: null },
      });
      await this.audit.write(manager, {
        action: 'qc-session.corrected',
        subject: { kind: 'unit', id: session.unitId },
        before: { sessionId: id, revision: session.revision, verdict: session.verdict },
        after: { revision, fields: changes.map(({ field }) => field), verdict: judgement.verdict },
        reason,
      });
    });
  }

  private async addSteps(
    manager: EntityManager,
    { id: sessionId, revision }: { readonly id: number; readonly revision: number },
    {
      caller,
      before,
      changes,
      reason,
    }: Pick<CorrectionInput, 'changes' | 'reason'> & {
      readonly caller: Caller;
      readonly before: readonly ResultRow[];
    },
  ): Promise<void> {
    const { personId, name } = caller.who;
    const rows = changes.map(({ field, value, wasAsked }) => ({
      ...{ sessionId, field, value, wasAsked, revision, reason },
      step: before.filter((row) => row.field === field).length + 1,
      source: 'correction' as const,
      enteredAt: this.today.instant,
      ...{ byId: personId ?? 0, by: name ?? '' },
    }));
    await insertRows(manager, ResultRow, rows);
  }
}
