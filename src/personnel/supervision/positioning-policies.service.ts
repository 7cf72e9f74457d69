import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit/audit.service.ts';
import { Database } from '../../platform/database/database.ts';
import { held, insertRow, updateRow } from '../../platform/database/rows.ts';
import { badRequest, conflict, notFound } from '../../platform/problem.ts';
import { dateWords } from '../../quantities/calendar.ts';
import { Person } from '../person.entity.ts';
import type { PositioningPolicyInput, SupervisionEnd } from './supervision.contract.ts';
import { Designation, PositioningPolicy } from './supervision.entity.ts';

/** Written policies on positioning fluoroscopy: a designation stands on one, and ends with it. */
@Injectable()
export class PositioningPolicies {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  async approve({ medicalDirectorId, ...policy }: PositioningPolicyInput): Promise<void> {
    await this.database.write(async (manager) => {
      const director = await manager.findOneBy(Person, { id: medicalDirectorId });
      if (director === null) throw notFound('The medical director');
      if (director.profession !== 'physician')
        throw badRequest(
          'director-no-physician',
          'The medical director who approves the policy is a physician.',
        );
      const id = await insertRow(manager, PositioningPolicy, { medicalDirectorId, ...policy });
      if (id === null) throw new Error('A new policy is there already');
      await this.audit.write(manager, {
        action: 'positioning-policy.approved',
        subject: { kind: 'positioning-policy', id },
        after: { medicalDirectorId, ...policy },
      });
    });
  }

  async end(id: number, { until, reason }: SupervisionEnd): Promise<void> {
    await this.database.write(async (manager) => {
      const policy = await manager.findOne(PositioningPolicy, { where: { id }, ...held(manager) });
      if (policy === null) throw notFound('The policy');
      if (policy.endedOn !== null)
        throw conflict('policy-ended', `The policy has its last day already, ${policy.endedOn}.`);
      if (until < policy.approvedOn) throw badRequest('dates-not-right', 'It would end before it began.');
      await this.endDesignations(manager, id, until);
      await updateRow(manager, PositioningPolicy, id, { endedOn: until });
      await this.audit.write(manager, {
        action: 'positioning-policy.ended',
        subject: { kind: 'positioning-policy', id },
        before: { endedOn: null },
        after: { endedOn: until },
        reason,
      });
    });
  }

  private async endDesignations(manager: EntityManager, policyId: number, until: string): Promise<void> {
    const all = await manager.findBy(Designation, { policyId });
    const lasting = all.filter((each) => each.until === null || each.until > until);
    const later = lasting.find(({ from }) => from > until);
    if (later !== undefined)
      throw conflict(
        'designation-begins-later',
        `A designation under this policy begins on ${dateWords(later.from)}. Take it back first, or choose a later last day.`,
      );
    for (const designation of lasting) {
      await updateRow(manager, Designation, designation.id, { until });
      await this.audit.write(manager, {
        action: 'designation.ended',
        subject: { kind: 'unit', id: designation.unitId },
        before: { designationId: designation.id, until: designation.until },
        after: { until },
        reason: 'The policy that it stands on ends',
      });
    }
  }
}
