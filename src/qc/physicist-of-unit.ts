import { Injectable } from '@nestjs/common';
import { UnitClock } from '../equipment/index.ts';
import { Qualifications } from '../personnel/index.ts';
import type { Caller } from '../platform/access/caller.ts';
import { ProblemException } from '../platform/problem.ts';
import { dateWords } from '../quantities/calendar.ts';
import type { Actor } from './core/states/state-table.ts';

/** Whether a person is the unit's physicist on the day, and why, in words. */
interface Standing {
  readonly isPhysicistOfUnit: boolean;
  readonly because: readonly string[];
}

/** The qualified medical physicist who is in charge of a unit today: what a signature is worth rests on that. */
@Injectable()
export class PhysicistOfUnit {
  constructor(
    private readonly qualifications: Qualifications,
    private readonly clock: UnitClock,
  ) {}

  async standing({ who }: Caller, unitId: number): Promise<Standing> {
    if (who.personId === null) return { isPhysicistOfUnit: false, because: ['No person asks.'] };
    const date = await this.clock.today(unitId);
    const capacity = 'qualified-medical-physicist';
    const answer = await this.qualifications.explained({ personId: who.personId, unitId, date, capacity });
    // Of somebody who is qualified and not in charge, only what is lacking counts.
    const because = answer.isQualified && answer.supervises === null ? [] : [...answer.because];
    if (answer.supervises === null)
      because.push(
        `You are not in charge of the unit on ${dateWords(date)}: have the charge given under Supervision.`,
      );
    return { isPhysicistOfUnit: answer.isQualified && answer.supervises !== null, because };
  }

  /** As pages tell it: whether the person may review and sign there, and what that rests on or lacks. */
  async standingOf(caller: Caller, unitId: number): Promise<{ mayReview: boolean; because: string[] }> {
    const { isPhysicistOfUnit, because } = await this.standing(caller, unitId);
    const isPermitted = caller.mayAt('qc.sign', unitId);
    const lack = isPermitted ? [] : ['Your roles do not permit reviewing and signing QC on this unit.'];
    return { mayReview: isPhysicistOfUnit && isPermitted, because: [...lack, ...because] };
  }

  /** As the tables of states need to know a person. */
  async actorAt(caller: Caller, unitId: number): Promise<Actor> {
    const { isPhysicistOfUnit } = await this.standing(caller, unitId);
    return {
      permissions: caller.permissions().filter((each) => caller.mayAt(each, unitId)),
      isPhysicistOfUnit,
    };
  }

  /** Refuses (403) with why; gives what the qualification rests on. */
  async mustBe(caller: Caller, unitId: number): Promise<readonly string[]> {
    const { isPhysicistOfUnit, because } = await this.standing(caller, unitId);
    if (!isPhysicistOfUnit)
      throw new ProblemException(
        403,
        'not-physicist-of-unit',
        `That is for the qualified medical physicist who is in charge of the unit today. ${because.join(' ')}`,
      );
    return because;
  }
}
