import {
  Account,
  ApiToken,
  Device,
  OneTimeLink,
  RoleGrant,
  Session,
  SignInGuard,
} from './accounts/account.entity.ts';
import {
  Credential,
  CredentialFile,
  ExpiryNotice,
  QualificationOverride,
  QualificationPolicy,
} from './credentials/credential.entity.ts';
import { People1795000000031 } from './migrations/1795000000031-people.ts';
import { Credentials1795000000032 } from './migrations/1795000000032-credentials.ts';
import { LeadRules1795000000035 } from './migrations/1795000000035-lead-rules.ts';
import { Notices1795000000037 } from './migrations/1795000000037-notices.ts';
import { NoticeStepsRow, ReviewNotice } from './notices/notice.entity.ts';
import { LeadRule, OperatorName } from './operators/operator.entity.ts';
import { Person } from './person.entity.ts';
import {
  Designation,
  DesignationReview,
  PositioningPolicy,
  Supervision,
} from './supervision/supervision.entity.ts';

/** The tables of people, and their history; taken by `app.module`. */
export const personnelSchema = {
  entities: [
    ...[Person, Account, RoleGrant, Device, Session, ApiToken, OneTimeLink, SignInGuard],
    ...[Credential, CredentialFile, QualificationPolicy, QualificationOverride, ExpiryNotice],
    ...[Supervision, PositioningPolicy, Designation, DesignationReview],
    ...[OperatorName, LeadRule],
    ...[NoticeStepsRow, ReviewNotice],
  ],
  migrations: [People1795000000031, Credentials1795000000032, LeadRules1795000000035, Notices1795000000037],
};
