import { Global, Module } from '@nestjs/common';
import { EquipmentModule } from '../equipment/index.ts';
import { Authentication } from '../platform/access/authentication.ts';
import { Accounts } from './accounts/accounts.service.ts';
import { Administrators } from './accounts/administrators.ts';
import { DemoAccounts } from './accounts/demo-accounts.ts';
import { DevicesController } from './accounts/devices.controller.ts';
import { Devices } from './accounts/devices.service.ts';
import { Entering } from './accounts/entering.service.ts';
import { FirstAdministrator } from './accounts/first-administrator.service.ts';
import { LateNotes } from './accounts/late-notes.service.ts';
import { Links } from './accounts/links.service.ts';
import { MeController } from './accounts/me.controller.ts';
import { NewPasswords } from './accounts/new-passwords.service.ts';
import { OwnAccount } from './accounts/own-account.service.ts';
import { PasswordCheck } from './accounts/password-check.service.ts';
import { PasswordReset } from './accounts/password-reset.service.ts';
import { Passwords } from './accounts/passwords.service.ts';
import { PinCallers } from './accounts/pin-caller.ts';
import { PinSignIn } from './accounts/pin-sign-in.service.ts';
import { Pins } from './accounts/pins.service.ts';
import { RequestAuthentication } from './accounts/request-authentication.ts';
import { RoleGrantQueries } from './accounts/role-grants.queries.ts';
import { RoleGrants } from './accounts/role-grants.service.ts';
import { SessionStates } from './accounts/session-state.queries.ts';
import { SessionController } from './accounts/session.controller.ts';
import { Sessions } from './accounts/sessions.service.ts';
import { SignInGuards } from './accounts/sign-in-guards.service.ts';
import { SignIn } from './accounts/sign-in.service.ts';
import { SignOut } from './accounts/sign-out.service.ts';
import { TokenAuthentication } from './accounts/token-authentication.ts';
import { Tokens } from './accounts/tokens.service.ts';
import { Upkeep } from './accounts/upkeep.service.ts';
import { UseLink } from './accounts/use-link.service.ts';
import { OperatorNames } from './operators/operator-names.service.ts';
import { PeopleAtServer } from './people-at-server.service.ts';
import { PeopleDesk } from './people-desk.service.ts';
import { PeopleController } from './people.controller.ts';
import { PeopleQueries } from './people.queries.ts';
import { People } from './people.service.ts';
import { PermissionsController } from './permissions.controller.ts';

const passwords = [NewPasswords, OwnAccount, PasswordCheck, PasswordReset, Passwords, SignIn, SignInGuards];
const sessions = [Entering, LateNotes, RequestAuthentication, SessionStates, Sessions, SignOut, Upkeep];
const otherWays = [Devices, Links, PinCallers, PinSignIn, Pins, TokenAuthentication, Tokens, UseLink];
const people = [
  Accounts,
  Administrators,
  DemoAccounts,
  FirstAdministrator,
  People,
  PeopleAtServer,
  PeopleDesk,
  PeopleQueries,
  RoleGrantQueries,
  RoleGrants,
];

/** People: who may, who did, and whether they were qualified. Global, since the guard of every route asks it. */
@Global()
@Module({
  imports: [EquipmentModule],
  controllers: [SessionController, MeController, DevicesController, PeopleController, PermissionsController],
  providers: [
    ...passwords,
    ...sessions,
    ...otherWays,
    ...people,
    { provide: Authentication, useExisting: RequestAuthentication },
    OperatorNames,
  ],
  exports: [Authentication, OperatorNames, PasswordCheck],
})
export class PersonnelModule {}
