export { doseSchema } from './schema.ts';
