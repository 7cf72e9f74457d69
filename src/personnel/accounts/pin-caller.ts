import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { UnitPlaces } from '../../equipment/index.ts';
import { Caller, type Who } from '../../platform/access/caller.ts';
import type { Permission } from '../../platform/access/permissions.contract.ts';
import { unitsReached } from '../core/grant-reach.ts';
import { narrowedTo } from '../core/narrow-grants.ts';
import { RoleGrantQueries } from './role-grants.queries.ts';

/** A PIN of four digits proves little: it never gives more than recording QC. */
const byPin: ReadonlySet<Permission> = new Set(['qc.read', 'qc.record', 'units.read']);

/** What a person may do by PIN on a tablet that stands in this facility, or anywhere (null). */
@Injectable()
export class PinCallers {
  constructor(
    private readonly places: UnitPlaces,
    private readonly grants: RoleGrantQueries,
  ) {}

  async caller(manager: EntityManager, who: Who, facilityId: number | null): Promise<Caller> {
    const grants = who.personId === null ? [] : await this.grants.inForce(manager, who.personId);
    if (facilityId === null) return new Caller(who, grants, byPin);
    const units = unitsReached({ facilityId, unitId: null }, await this.places.all(manager));
    return new Caller(who, units === 'all' ? grants : narrowedTo(grants, units), byPin);
  }
}
