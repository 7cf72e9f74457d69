export { EquipmentModule } from './equipment.module.ts';
export type { CountsAs } from './equipment.entity.ts';
export { Equipment, resolveUnit, type IdentifiedUnit } from './equipment.service.ts';
export { equipmentSchema } from './schema.ts';
export { Facilities } from './facilities.service.ts';
export { mentionOf, UnitsQueries, type KnownUnit } from './units.queries.ts';
export { UnitChanges } from './unit-changes.service.ts';
export { UnitMerging, type MergedPair } from './unit-merging.service.ts';
export { UnitReclassified } from './unit-reclassified.ts';
