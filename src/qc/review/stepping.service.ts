import { Injectable } from '@nestjs/common';
import type { Caller } from '../../platform/access/caller.ts';
import { ProblemException } from '../../platform/problem.ts';
import {
  isReviewable,
  reviewTable,
  type ReviewEvent,
  type ReviewState,
} from '../core/states/review-states.ts';
import { decide, type StateRefusal } from '../core/states/state-table.ts';
import { PhysicistOfUnit } from '../physicist-of-unit.ts';
import type { SessionRow } from '../sessions/session.entity.ts';

const statusOf = ({ code }: StateRefusal): number =>
  code === 'not-permitted' || code === 'not-physicist-of-unit' ? 403 : 409;

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

  async next(caller: Caller, session: Stepped, { event, comment }: ReviewStep): Promise<ReviewState> {
    const { unitId, reviewState: state, performerId, performedAs: performedBy } = session;
    const actor = await this.physicist.actorAt(caller, unitId);
    const decision = decide(reviewTable, { state, event }, actor, {
      'not-own': isReviewable({ performerId, performedBy }, caller.who.personId ?? 0),
      'reason-told': (comment ?? '').trim() !== '',
    });
    if (decision.ok) return decision.to;
    const { refusal } = decision;
    if (refusal.code === 'not-physicist-of-unit') await this.physicist.mustBe(caller, unitId);
    throw new ProblemException(
      statusOf(refusal),
      refusal.code,
      `${refusal.message} (Session ${session.id}.)`,
    );
  }
}
