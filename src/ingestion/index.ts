export { ingestionSchema } from './schema.ts';
