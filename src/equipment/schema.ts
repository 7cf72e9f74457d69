import { Facility, Unit, UnitEvent, UnitSoftware } from './equipment.entity.ts';
import { Equipment1795000000001 } from './migrations/1795000000001-equipment.ts';

/** The tables of units, and their history; taken by `app.module`. */
export const equipmentSchema = {
  entities: [Facility, Unit, UnitSoftware, UnitEvent],
  migrations: [Equipment1795000000001],
};
