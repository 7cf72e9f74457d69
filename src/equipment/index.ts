export { equipmentSchema } from './schema.ts';
