import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import { UnitPlaces } from '../../equipment/index.ts';
import { actor } from '../../platform/access/acting.ts';
import { Audit } from '../../platform/audit/audit.service.ts';
import { Clock } from '../../platform/clock.ts';
import { insertRow, updateRow } from '../../platform/database/rows.ts';
import { conflict, notFound, ProblemException } from '../../platform/problem.ts';
import type { GrantInput } from '../people.contract.ts';
import { Person } from '../person.entity.ts';
import { RoleGrant } from './account.entity.ts';
import { Administrators } from './administrators.ts';

/** What was given, for the audit trail. */
const told = ({ role, facilityId, unitId, seesPatients }: Omit<GrantInput, 'reason'>) => ({
  role,
  facilityId,
  unitId,
  seesPatients,
});

const toOneself = (): ProblemException =>
  new ProblemException(
    403,
    'role-to-oneself',
    'Nobody gives themselves a role. Ask another administrator, or give it at the server with “kerma user give-role”.',
  );

/** Gives roles and takes them back, each within the caller's transaction and with a reason in the audit trail. */
@Injectable()
export class RoleGrants {
  constructor(
    private readonly places: UnitPlaces,
    private readonly administrators: Administrators,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  async give(manager: EntityManager, personId: number, input: GrantInput): Promise<void> {
    if (actor().personId === personId) throw toOneself();
    const person = await manager.findOneBy(Person, { id: personId });
    if (person === null) throw notFound('This person');
    if (person.leftAt !== null)
      throw conflict('person-has-left', 'This person has left. Say first that they are back.');
    const unitId = await this.unitCounting(manager, input.unitId);
    await this.mustBeFacility(manager, input.facilityId);
    const { reason, ...given } = { ...input, unitId };
    if (await this.isGiven(manager, personId, given)) {
      throw conflict('role-given-already', 'This person has this role there already.');
    }
    const givenAt = this.clock.now().toISOString();
    const id = await insertRow(manager, RoleGrant, { personId, ...given, givenAt });
    const after = { grantId: id, ...told(given) };
    await this.audit.write(manager, {
      action: 'role.given',
      subject: { kind: 'person', id: personId },
      after,
      reason,
    });
  }

  async takeBack(
    manager: EntityManager,
    { personId, grantId }: { personId: number; grantId: number },
    reason: string,
  ): Promise<void> {
    await this.administrators.keepingOne(manager, async () => {
      const grant = await manager.findOneBy(RoleGrant, { id: grantId, personId, takenBackAt: IsNull() });
      if (grant === null) throw notFound('This role of the person');
      await updateRow(manager, RoleGrant, grantId, { takenBackAt: this.clock.now().toISOString() });
      await this.audit.write(manager, {
        action: 'role.taken-back',
        subject: { kind: 'person', id: personId },
        before: { grantId, ...told(grant) },
        reason,
      });
    });
  }

  /** The same place twice is no other role; whether patients are seen is. */
  private isGiven(
    manager: EntityManager,
    personId: number,
    { role, facilityId, unitId, seesPatients }: Omit<GrantInput, 'reason'>,
  ): Promise<boolean> {
    return manager.existsBy(RoleGrant, {
      personId,
      role,
      facilityId: facilityId ?? IsNull(),
      unitId: unitId ?? IsNull(),
      seesPatients,
      takenBackAt: IsNull(),
    });
  }

  /** A role at a merged unit is one at the unit that it counts as. */
  private async unitCounting(manager: EntityManager, unitId: number | null): Promise<number | null> {
    if (unitId === null) return null;
    const unit = (await this.places.all(manager)).find(({ id }) => id === unitId);
    if (!unit) throw notFound('The unit');
    return unit.countsAsId;
  }

  private async mustBeFacility(manager: EntityManager, facilityId: number | null): Promise<void> {
    if (facilityId === null) return;
    if (!(await this.places.facilities(manager)).has(facilityId)) throw notFound('The facility');
  }
}
