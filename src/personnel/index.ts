export { PersonnelModule } from './personnel.module.ts';
export { personnelSchema } from './schema.ts';
