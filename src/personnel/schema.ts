import {
  Account,
  ApiToken,
  Device,
  OneTimeLink,
  RoleGrant,
  Session,
  SignInGuard,
} from './accounts/account.entity.ts';
import { People1795000000031 } from './migrations/1795000000031-people.ts';
import { Person } from './person.entity.ts';

/** The tables of people, and their history; taken by `app.module`. */
export const personnelSchema = {
  entities: [Person, Account, RoleGrant, Device, Session, ApiToken, OneTimeLink, SignInGuard],
  migrations: [People1795000000031],
};
