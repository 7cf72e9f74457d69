import { Global, Module } from '@nestjs/common';
import { EquipmentModule } from '../equipment/index.ts';
import { Authentication } from '../platform/access/authentication.ts';
import { Administrators } from './accounts/administrators.ts';
import { DemoAccounts } from './accounts/demo-accounts.ts';
import { Passwords } from './accounts/passwords.service.ts';
import { RequestAuthentication } from './accounts/request-authentication.ts';
import { RoleGrantQueries } from './accounts/role-grants.queries.ts';
import { RoleGrants } from './accounts/role-grants.service.ts';
import { SessionStates } from './accounts/session-state.queries.ts';
import { SessionController } from './accounts/session.controller.ts';
import { Sessions } from './accounts/sessions.service.ts';
import { SignIn } from './accounts/sign-in.service.ts';
import { SignOut } from './accounts/sign-out.service.ts';
import { People } from './people.service.ts';

const accounts = [
  Administrators,
  DemoAccounts,
  Passwords,
  RequestAuthentication,
  RoleGrantQueries,
  RoleGrants,
  SessionStates,
  Sessions,
  SignIn,
  SignOut,
];

/** People: who may, who did, and whether they were qualified. Global, since the guard of every route asks it. */
@Global()
@Module({
  imports: [EquipmentModule],
  controllers: [SessionController],
  providers: [...accounts, People, { provide: Authentication, useExisting: RequestAuthentication }],
  exports: [Authentication],
})
export class PersonnelModule {}
