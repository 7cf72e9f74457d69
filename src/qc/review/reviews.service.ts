import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { OwnPassword } from '../../personnel/index.ts';
import type { Caller } from '../../platform/access/caller.ts';
import { Audit } from '../../platform/audit/audit.service.ts';
import { Database } from '../../platform/database/database.ts';
import { held, insertRow, updateRow } from '../../platform/database/rows.ts';
import { notFound } from '../../platform/problem.ts';
import { Today } from '../../platform/today.ts';
import { SessionRow } from '../sessions/session.entity.ts';
import type { ReviewInput, SignatureInput } from './review.contract.ts';
import { ReviewRow, type SignedSession } from './review.entity.ts';
import { Signatures } from './signatures.service.ts';
import { sessionHash } from './signed-content.ts';
import { Stepping, type ReviewStep } from './stepping.service.ts';

interface Stepped {
  readonly session: SessionRow;
  readonly state: ReviewRow['state'];
}

/** Reviews and signatures: all of what is asked for, or nothing. */
@Injectable()
export class Reviews {
  constructor(
    private readonly database: Database,
    private readonly today: Today,
    private readonly stepping: Stepping,
    private readonly signatures: Signatures,
    private readonly ownPassword: OwnPassword,
    private readonly audit: Audit,
  ) {}

  async review(caller: Caller, { sessionIds, ...step }: ReviewInput): Promise<void> {
    await this.database.write(async (manager) => {
      const stepped = await this.stepAll(manager, caller, { sessionIds, step });
      for (const each of stepped) await this.keep(manager, caller, each, { step, signatureId: null });
    });
  }

  /** The password is asked again: a session that was left open does not sign. Gives the id of the signature. */
  async sign(caller: Caller, input: SignatureInput): Promise<number> {
    const { sessionIds, event, comment, meaning, password } = input;
    const step = { event, comment };
    await this.stepAll(this.database.read, caller, { sessionIds, step });
    await this.ownPassword.mustBe(caller, password);
    return this.database.write(async (manager) => {
      const stepped = await this.stepAll(manager, caller, { sessionIds, step });
      const signed: SignedSession[] = [];
      for (const { session } of stepped)
        signed.push({ sessionId: session.id, hash: await sessionHash(manager, session) });
      const signatureId = await this.signatures.keep(manager, caller, {
        ...{ meaning, sessions: signed, subject: null },
        unitIds: stepped.map(({ session }) => session.unitId),
      });
      for (const each of stepped) await this.keep(manager, caller, each, { step, signatureId });
      return signatureId;
    });
  }

  /** What becomes of each; refuses all when one cannot take the step. */
  private async stepAll(
    manager: EntityManager,
    caller: Caller,
    { sessionIds, step }: { readonly sessionIds: readonly number[]; readonly step: ReviewStep },
  ): Promise<Stepped[]> {
    const ids = [...new Set(sessionIds)];
    const lock = manager === this.database.read ? {} : held(manager);
    const sessions = await manager.find(SessionRow, {
      where: { id: In(ids) },
      order: { id: 'ASC' },
      ...lock,
    });
    const inReach = sessions.filter(({ unitId }) => caller.mayAt('qc.read', unitId));
    if (inReach.length < ids.length) throw notFound('One of the sessions');
    const states = await this.stepping.nextOfAll(manager, caller, { sessions: inReach, step });
    return inReach.flatMap((session, at) => {
      const state = states[at];
      return state === undefined ? [] : [{ session, state }];
    });
  }

  private async keep(
    manager: EntityManager,
    { who }: Caller,
    { session, state }: Stepped,
    { step, signatureId }: { readonly step: ReviewStep; readonly signatureId: number | null },
  ): Promise<void> {
    const { event, comment } = step;
    await insertRow(manager, ReviewRow, {
      ...{ sessionId: session.id, event, state, comment, signatureId },
      ...{ reviewerId: who.personId ?? 0, reviewer: who.name ?? '', at: this.today.instant },
    });
    await updateRow(manager, SessionRow, session.id, { reviewState: state });
    await this.audit.write(manager, {
      action: signatureId === null ? 'qc-session.reviewed' : 'qc-session.signed',
      subject: { kind: 'unit', id: session.unitId },
      before: { sessionId: session.id, state: session.reviewState },
      after: { state, ...(signatureId !== null && { signatureId }) },
      reason: comment,
    });
  }
}
