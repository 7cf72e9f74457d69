export { PersonnelModule } from './personnel.module.ts';
export { QualificationModule } from './qualification.module.ts';
export { personnelSchema } from './schema.ts';
