import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { UnitClock } from '../../equipment/index.ts';
import { OwnPassword } from '../../personnel/index.ts';
import type { Caller } from '../../platform/access/caller.ts';
import { Audit } from '../../platform/audit/audit.service.ts';
import { Database } from '../../platform/database/database.ts';
import { insertRow } from '../../platform/database/rows.ts';
import { badRequest } from '../../platform/problem.ts';
import { Today } from '../../platform/today.ts';
import { openWork } from '../core/schedule/schedule.ts';
import {
  availabilityWords,
  changedAvailability,
  type Availability,
  type AvailabilityChange,
  type AvailabilityFacts,
} from '../core/states/availability.ts';
import { AvailabilityRow, IssueRow } from '../issues/issue.entity.ts';
import type { AvailabilityInput } from '../issues/issues.contract.ts';
import { openStates } from '../issues/opening.service.ts';
import { PhysicistOfUnit } from '../physicist-of-unit.ts';
import { Signatures } from '../review/signatures.service.ts';
import { Plans } from '../schedule/plans.ts';
import { stateProblem } from '../state-problem.ts';
import { availabilityNow } from './availability-now.ts';

const changeOf = ({ event, modes, until }: AvailabilityInput): AvailabilityChange => {
  if (event === 'restrict' || event === 'release-to-modes') return { event, modes: modes ?? [] };
  if (event !== 'allow-until') return { event };
  if (until === null) throw badRequest('no-date', 'Say until when it may be used.');
  return { event, until, modes };
};

/** Takes units out of service and gives them back: safer at once by whoever records, less safe only signed by the physicist. */
@Injectable()
export class Availabilities {
  constructor(
    private readonly database: Database,
    private readonly today: Today,
    private readonly clock: UnitClock,
    private readonly plans: Plans,
    private readonly physicist: PhysicistOfUnit,
    private readonly ownPassword: OwnPassword,
    private readonly signatures: Signatures,
    private readonly audit: Audit,
  ) {}

  async change(caller: Caller, unitId: number, input: AvailabilityInput): Promise<void> {
    const change = changeOf(input);
    const { isSigned } = await this.decided(this.database.read, caller, unitId, change);
    if (isSigned) await this.ownPassword.mustBe(caller, input.password ?? '');
    await this.database.write(async (manager) => {
      const { availability } = await this.decided(manager, caller, unitId, change);
      const words = availabilityWords(availability);
      const { reason, issueId } = input;
      const signatureId = isSigned
        ? await this.signatures.keep(manager, caller, {
            ...{ meaning: `The unit is: ${words}. ${reason}`, unitIds: [unitId], sessions: [] },
            subject: { unitId, availability, reason, issueId },
          })
        : null;
      await this.keep(manager, caller, { unitId, availability, signatureId, input });
    });
  }

  /** What stands against releasing the unit. */
  async facts(manager: EntityManager, unitId: number): Promise<AvailabilityFacts> {
    const today = await this.clock.today(unitId);
    const planned = await this.plans.ofUnits([unitId], today);
    const afterService = planned.filter(({ assignment }) => assignment.rule.basis === 'after-event');
    return {
      today,
      openFailures: await manager.countBy(IssueRow, { unitId, state: In(openStates) }),
      requiredQcLeft: afterService.reduce(
        (left, { assignment, plan }) => left + openWork(assignment.rule, plan, today).open.length,
        0,
      ),
      longestConditionalDays: null,
    };
  }

  private async decided(
    manager: EntityManager,
    caller: Caller,
    unitId: number,
    change: AvailabilityChange,
  ): Promise<{ readonly availability: Availability; readonly isSigned: boolean }> {
    const { availability: now } = await availabilityNow(manager, unitId, await this.clock.today(unitId));
    const actor = await this.physicist.actorAt(caller, unitId);
    const decision = changedAvailability(now, change, actor, await this.facts(manager, unitId));
    if (decision.ok) return decision;
    if (decision.refusal.code === 'not-physicist-of-unit') await this.physicist.mustBe(caller, unitId);
    throw stateProblem(decision.refusal);
  }

  private async keep(
    manager: EntityManager,
    { who }: Caller,
    { unitId, availability, signatureId, input }: KeptAvailability,
  ): Promise<void> {
    const { event, reason, issueId } = input;
    const before = await availabilityNow(manager, unitId, await this.clock.today(unitId));
    await insertRow(manager, AvailabilityRow, {
      ...{ unitId, availability, event, reason, issueId, signatureId },
      ...{ from: this.today.instant, byId: who.personId, by: who.name ?? '' },
    });
    await this.audit.write(manager, {
      action: 'unit.availability-changed',
      subject: { kind: 'unit', id: unitId },
      before: { availability: availabilityWords(before.availability) },
      after: { availability: availabilityWords(availability), ...(signatureId !== null && { signatureId }) },
      reason,
    });
  }
}

interface KeptAvailability {
  readonly unitId: number;
  readonly availability: Availability;
  readonly signatureId: number | null;
  readonly input: AvailabilityInput;
}
