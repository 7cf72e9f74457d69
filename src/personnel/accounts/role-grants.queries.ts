import { Injectable } from '@nestjs/common';
import { In, IsNull, type EntityManager } from 'typeorm';
import { UnitPlaces, type UnitPlace } from '../../equipment/index.ts';
import type { GrantInForce } from '../../platform/access/caller.ts';
import { unitsReached } from '../core/grant-reach.ts';
import { RoleGrant } from './account.entity.ts';
import type { RoleGrantView } from './accounts.contract.ts';

const isScoped = ({ facilityId, unitId }: RoleGrant): boolean => facilityId !== null || unitId !== null;

/** Units and facilities by name and place; nothing is read where every role is for the whole organisation. */
interface Places {
  readonly units: readonly UnitPlace[];
  readonly facilities: ReadonlyMap<number, string>;
}

const scopeOf = (
  { facilityId, unitId }: RoleGrant,
  { units, facilities }: Places,
): RoleGrantView['scope'] => {
  if (unitId !== null) {
    return { kind: 'unit', id: unitId, name: units.find(({ id }) => id === unitId)?.name ?? null };
  }
  if (facilityId === null) return { kind: 'organisation', id: null, name: null };
  return { kind: 'facility', id: facilityId, name: facilities.get(facilityId) ?? null };
};

/** Which roles people have, and where. */
@Injectable()
export class RoleGrantQueries {
  private readonly places: UnitPlaces;

  constructor(places: UnitPlaces) {
    this.places = places;
  }

  /** What a person has now, facilities and merged units resolved at this moment. */
  async inForce(manager: EntityManager, personId: number): Promise<GrantInForce[]> {
    const grants = await manager.findBy(RoleGrant, { personId, takenBackAt: IsNull() });
    const units = grants.some(isScoped) ? await this.places.all(manager) : [];
    return grants.map((grant) => ({
      role: grant.role,
      units: unitsReached(grant, units),
      seesPatients: grant.seesPatients,
    }));
  }

  /** Roles in force and former ones of these people, oldest first. */
  async of(manager: EntityManager, personIds: readonly number[]): Promise<Map<number, RoleGrantView[]>> {
    const grants = await manager.find(RoleGrant, {
      where: { personId: In([...personIds]) },
      order: { id: 'ASC' },
    });
    const places = grants.some(isScoped)
      ? { units: await this.places.all(manager), facilities: await this.places.facilities(manager) }
      : { units: [], facilities: new Map<number, string>() };
    const views = new Map<number, RoleGrantView[]>();
    for (const grant of grants) {
      const { id, role, seesPatients, givenAt, takenBackAt } = grant;
      const view = { id, role, scope: scopeOf(grant, places), seesPatients, givenAt, takenBackAt };
      views.set(grant.personId, [...(views.get(grant.personId) ?? []), view]);
    }
    return views;
  }
}
