import { Injectable } from '@nestjs/common';
import type { Caller } from '../../platform/access/caller.ts';
import {
  isReviewable,
  reviewTable,
  type ReviewEvent,
  type ReviewState,
} from '../core/states/review-states.ts';
import { decide, type Actor } from '../core/states/state-table.ts';
import { PhysicistOfUnit } from '../physicist-of-unit.ts';
import { stateProblem } from '../state-problem.ts';
import type { SessionRow } from '../sessions/session.entity.ts';

/** What is to be done to a session, and what was said. */
export interface ReviewStep {
  readonly event: ReviewEvent;
  readonly comment: string | null;
}

type Stepped = Pick<SessionRow, 'id' | 'unitId' | 'reviewState' | 'performerId' | 'performedAs'>;

/** Asks the table of reviews what becomes of a session; refuses with why, and by which qualification it is not. */
@Injectable()
export class Stepping {
  constructor(private readonly physicist: PhysicistOfUnit) {}

  async next(caller: Caller, session: Stepped, step: ReviewStep): Promise<ReviewState> {
    return this.decided(caller, session, step, await this.physicist.actorAt(caller, session.unitId));
  }

  /** The same of many sessions: who the caller is at a unit is asked once. */
  async nextOfAll(caller: Caller, sessions: readonly Stepped[], step: ReviewStep): Promise<ReviewState[]> {
    const actors = new Map<number, Actor>();
    const states: ReviewState[] = [];
    for (const session of sessions) {
      const actor = actors.get(session.unitId) ?? (await this.physicist.actorAt(caller, session.unitId));
      actors.set(session.unitId, actor);
      states.push(await this.decided(caller, session, step, actor));
    }
    return states;
  }

  private async decided(
    caller: Caller,
    session: Stepped,
    { event, comment }: ReviewStep,
    actor: Actor,
  ): Promise<ReviewState> {
    const { unitId, reviewState: state, performerId, performedAs: performedBy } = session;
    const decision = decide(reviewTable, { state, event }, actor, {
      'not-own': isReviewable({ performerId, performedBy }, caller.who.personId ?? 0),
      'reason-told': (comment ?? '').trim() !== '',
    });
    if (decision.ok) return decision.to;
    const { refusal } = decision;
    if (refusal.code === 'not-physicist-of-unit') await this.physicist.mustBe(caller, unitId);
    throw stateProblem({ ...refusal, message: `${refusal.message} (Session ${session.id}.)` });
  }
}
