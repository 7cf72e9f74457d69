export { EquipmentModule } from './equipment.module.ts';
export { Equipment, type IdentifiedUnit } from './equipment.service.ts';
export { equipmentSchema } from './schema.ts';
