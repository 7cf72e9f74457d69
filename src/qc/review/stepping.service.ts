import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
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
import { recordersOf } from '../sessions/session-values.ts';

/** What is to be done to a session, and what was said. */
export interface ReviewStep {
  readonly event: ReviewEvent;
  readonly comment: string | null;
}

type Stepped = Pick<SessionRow, 'id' | 'unitId' | 'reviewState' | 'performerId' | 'performedAs'>;

/** Asks the table of reviews what becomes of sessions; refuses with why, and by which qualification it is not. */
@Injectable()
export class Stepping {
  constructor(private readonly physicist: PhysicistOfUnit) {}

  async next(
    manager: EntityManager,
    caller: Caller,
    { session, step }: { readonly session: Stepped; readonly step: ReviewStep },
  ): Promise<ReviewState> {
    const [state] = await this.nextOfAll(manager, caller, { sessions: [session], step });
    if (state === undefined) throw new Error('A session without a state');
    return state;
  }

  /** Of many sessions, in their order; who the caller is at a unit is asked once. */
  async nextOfAll(
    manager: EntityManager,
    caller: Caller,
    { sessions, step }: { readonly sessions: readonly Stepped[]; readonly step: ReviewStep },
  ): Promise<ReviewState[]> {
    const recorders = await recordersOf(
      manager,
      sessions.map(({ id }) => id),
    );
    const actors = new Map<number, Actor>();
    const states: ReviewState[] = [];
    for (const session of sessions) {
      const actor = actors.get(session.unitId) ?? (await this.physicist.actorAt(caller, session.unitId));
      actors.set(session.unitId, actor);
      const recordedByIds = [session.performerId, ...(recorders.get(session.id) ?? [])];
      states.push(await this.decided(caller, { session, step, recordedByIds }, actor));
    }
    return states;
  }

  private async decided(
    caller: Caller,
    { session, step: { event, comment }, recordedByIds }: Deciding,
    actor: Actor,
  ): Promise<ReviewState> {
    const { unitId, reviewState: state, performedAs: performedBy } = session;
    const decision = decide(reviewTable, { state, event }, actor, {
      'not-own': isReviewable({ recordedByIds, performedBy }, caller.who.personId ?? 0),
      'reason-told': (comment ?? '').trim() !== '',
    });
    if (decision.ok) return decision.to;
    const { refusal } = decision;
    if (refusal.code === 'not-physicist-of-unit') await this.physicist.mustBe(caller, unitId);
    throw stateProblem({ ...refusal, message: `${refusal.message} (Session ${session.id}.)` });
  }
}

interface Deciding {
  readonly session: Stepped;
  readonly step: ReviewStep;
  readonly recordedByIds: readonly number[];
}
