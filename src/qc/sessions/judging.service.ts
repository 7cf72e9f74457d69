import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { insertRow, updateRow } from '../../platform/database/rows.ts';
import { Today } from '../../platform/today.ts';
import type { RecordedValues } from '../core/fields.ts';
import { judgeSession, type SessionJudgement } from '../core/judge-session.ts';
import type { ProcedureVersion } from '../core/procedure.ts';
import { OpeningIssues, type FailedSession } from '../issues/opening.service.ts';
import { unitJudging } from '../limits/unit-judging.ts';
import { EvaluationRow, SessionRow } from './session.entity.ts';

export interface ToJudge {
  readonly unitId: number;
  readonly onDate: string;
  readonly version: ProcedureVersion;
  readonly values: RecordedValues;
}

/** Of a session, what its judgement is kept with. */
type JudgedSession = FailedSession & { readonly revision: number };

/** Judges what was recorded, by the limits, adoptions and baselines of the day of the test, and keeps what came of it. */
@Injectable()
export class Judging {
  constructor(
    private readonly today: Today,
    private readonly opening: OpeningIssues,
  ) {}

  async judge(
    manager: EntityManager,
    { unitId, onDate, version, values }: ToJudge,
  ): Promise<SessionJudgement> {
    const known = await unitJudging(manager, unitId, version.procedure.key);
    return judgeSession({ version, values, on: onDate, ...known });
  }

  /** Adds the judgement to those before it; the session shows the last. A failure at the action level opens its issue. */
  async keep(manager: EntityManager, session: JudgedSession, judgement: SessionJudgement): Promise<void> {
    const { engine, verdict } = judgement;
    const { id: sessionId, revision } = session;
    const judgedAt = this.today.instant;
    await insertRow(manager, EvaluationRow, { sessionId, revision, judgedAt, engine, verdict, judgement });
    await updateRow(manager, SessionRow, sessionId, { verdict, revision });
    if (verdict === 'action') await this.opening.failed(manager, session);
  }
}
