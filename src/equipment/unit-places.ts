import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { countingUnits } from './core/unit-lineage.ts';
import { unitName } from './core/unit-name.ts';
import { Facility, Unit } from './equipment.entity.ts';

/** Where a unit stands. A merged unit stands where the one stands that it counts as. */
export interface UnitPlace {
  readonly id: number;
  readonly name: string;
  /** The unit that it counts as; its own id unless it was merged. */
  readonly countsAsId: number;
  readonly facilityId: number | null;
}

/** Which units there are, and where: what a role at a facility or unit reaches. */
@Injectable()
export class UnitPlaces {
  async all(manager: EntityManager): Promise<UnitPlace[]> {
    const units = await manager.find(Unit);
    const counting = countingUnits(units);
    const byId = new Map(units.map((unit) => [unit.id, unit]));
    return units.map((unit) => {
      const countsAsId = counting.get(unit.id) ?? unit.id;
      const facilityId = byId.get(countsAsId)?.facilityId ?? null;
      return { id: unit.id, name: unitName(unit), countsAsId, facilityId };
    });
  }

  /** Names of the facilities by their ids. */
  async facilities(manager: EntityManager): Promise<ReadonlyMap<number, string>> {
    return new Map((await manager.find(Facility)).map(({ id, name }) => [id, name]));
  }
}
