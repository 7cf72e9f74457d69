export { OperatorNames } from './operator-names.ts';
export { PersonnelModule } from './personnel.module.ts';
export { QualificationModule } from './qualification.module.ts';
export { personnelSchema } from './schema.ts';
