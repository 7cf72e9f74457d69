export { QcModule } from './qc.module.ts';
export { qcSchema } from './schema.ts';
