export { doseSchema } from './schema.ts';
export { DoseModule } from './dose.module.ts';
