export { EquipmentModule } from './equipment.module.ts';
export { Equipment, type IdentifiedUnit } from './equipment.service.ts';
export { equipmentSchema } from './schema.ts';
export { mentionOf, UnitsQueries, type KnownUnit } from './units.queries.ts';
