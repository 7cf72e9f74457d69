import { Entity, Index } from 'typeorm';
import type { Permission, Role } from '../../platform/access/permissions.contract.ts';
import {
  Flag,
  Id,
  Int,
  IntOrNull,
  Json,
  References,
  Text,
  TextOrNull,
} from '../../platform/database/columns.ts';

/** How a person signs in. All instants are ISO, UTC. */
@Entity('account')
@Index('account_person', ['personId'], { unique: true })
@Index('account_login', ['login'], { unique: true })
@Index('account_pin', ['pinHash'], { unique: true })
export class Account {
  @Id() id: number;
  @Int('person_id') personId: number;
  @References('Person', 'person_id') person?: object;
  /** NFKC, lower case. */
  @Text('login') login: string;
  /** Argon2id in its own notation; null until the person has chosen one. */
  @TextOrNull('password_hash') passwordHash: string | null;
  @TextOrNull('password_set_at') passwordSetAt: string | null;
  /** Keyed hash; unique, since the PIN alone says who it is. */
  @TextOrNull('pin_hash') pinHash: string | null;
  @TextOrNull('pin_set_at') pinSetAt: string | null;
  @Text('created_at') createdAt: string;
  @TextOrNull('disabled_at') disabledAt: string | null;
  @TextOrNull('last_signed_in_at') lastSignedInAt: string | null;
}

/** A role given to a person: for the organisation, a facility, or a unit. Taken back by an end, never deleted. */
@Entity('role_grant')
@Index('role_grant_person', ['personId'])
export class RoleGrant {
  @Id() id: number;
  @Int('person_id') personId: number;
  @References('Person', 'person_id') person?: object;
  @Text('role') role: Role;
  /** Both null: the whole organisation. */
  @IntOrNull('facility_id') facilityId: number | null;
  @References('Facility', 'facility_id') facility?: object;
  @IntOrNull('unit_id') unitId: number | null;
  @References('Unit', 'unit_id') unit?: object;
  @Flag('sees_patients') seesPatients: boolean;
  @Text('given_at') givenAt: string;
  @TextOrNull('taken_back_at') takenBackAt: string | null;
}

/** A browser that is signed in. The cookie holds the secret, the table its hash only. */
@Entity('session')
@Index('session_hash', ['secretHash'], { unique: true })
@Index('session_person', ['personId'])
export class Session {
  @Id() id: number;
  @Text('secret_hash') secretHash: string;
  @Int('person_id') personId: number;
  @References('Person', 'person_id') person?: object;
  /** How they made themselves known; single sign-on and a second factor will be more words here. */
  @Text('method') method: 'password' | 'pin';
  @IntOrNull('device_id') deviceId: number | null;
  @References('Device', 'device_id') device?: object;
  @TextOrNull('address') address: string | null;
  @TextOrNull('agent') agent: string | null;
  @Text('begun_at') begunAt: string;
  @Text('seen_at') seenAt: string;
  /** Whatever happens in it. */
  @Text('ends_at') endsAt: string;
  @TextOrNull('ended_at') endedAt: string | null;
}

/** For programs: shown once, kept as a hash, never more than its owner may. */
@Entity('api_token')
@Index('api_token_hash', ['secretHash'], { unique: true })
@Index('api_token_person', ['personId'])
export class ApiToken {
  @Id() id: number;
  @Int('person_id') personId: number;
  @References('Person', 'person_id') person?: object;
  @Text('name') name: string;
  /** Its first letters, by which a person knows it again. */
  @Text('hint') hint: string;
  @Text('secret_hash') secretHash: string;
  @Json('permissions') permissions: readonly Permission[];
  @Text('created_at') createdAt: string;
  @Text('expires_at') expiresAt: string;
  @TextOrNull('revoked_at') revokedAt: string | null;
  @TextOrNull('last_used_at') lastUsedAt: string | null;
}

/** A shared tablet on which technologists switch by PIN. */
@Entity('device')
@Index('device_hash', ['secretHash'], { unique: true })
export class Device {
  @Id() id: number;
  @Text('name') name: string;
  @TextOrNull('secret_hash') secretHash: string | null;
  /** Where it stands: people with a role there may use it. Null: anywhere. */
  @IntOrNull('facility_id') facilityId: number | null;
  @References('Facility', 'facility_id') facility?: object;
  @Text('enrolled_at') enrolledAt: string;
  @TextOrNull('revoked_at') revokedAt: string | null;
  @TextOrNull('seen_at') seenAt: string | null;
}

/** A link that works once: the first administrator, an invitation, a new password. */
@Entity('one_time_link')
@Index('one_time_link_hash', ['secretHash'], { unique: true })
export class OneTimeLink {
  @Id() id: number;
  @Text('purpose') purpose: 'first-administrator' | 'choose-password';
  @IntOrNull('person_id') personId: number | null;
  @References('Person', 'person_id') person?: object;
  @Text('secret_hash') secretHash: string;
  @Text('created_at') createdAt: string;
  @Text('expires_at') expiresAt: string;
  @TextOrNull('used_at') usedAt: string | null;
}

/** Failed attempts to sign in, by account, address or device (keyed hashes), whether or not there is such an account. */
@Entity('sign_in_guard')
@Index('sign_in_guard_subject', ['subject'], { unique: true })
export class SignInGuard {
  @Id() id: number;
  @Text('subject') subject: string;
  @Int('failures') failures: number;
  @Text('last_failed_at') lastFailedAt: string;
}
