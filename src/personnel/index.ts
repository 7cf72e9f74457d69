export { OperatorNames } from './operator-names.ts';
export { PersonnelModule } from './personnel.module.ts';
export { personnelSchema } from './schema.ts';
