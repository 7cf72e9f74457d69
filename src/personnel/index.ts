export { OperatorNames } from './operator-names.ts';
export { PersonnelModule } from './personnel.module.ts';
export { QualificationModule } from './qualification.module.ts';
export { personnelSchema } from './schema.ts';
export { DemoAccounts } from './accounts/demo-accounts.ts';
export { FirstAdministrator } from './accounts/first-administrator.service.ts';
export { PeopleAtServer, type NewUser } from './people-at-server.service.ts';
