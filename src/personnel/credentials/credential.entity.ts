import { Entity, Index } from 'typeorm';
import {
  Flag,
  Id,
  Int,
  IntOrNull,
  Json,
  RealOrNull,
  References,
  Text,
  TextOrNull,
} from '../../platform/database/columns.ts';
import type { Capacity, CapacityPolicy } from '../core/qualification.ts';
import type { CredentialKind } from './credential-types.contract.ts';

/** What a person holds. A change makes the row anew and keeps the old one, `replacedById` on. Dates are days of the calendar. */
@Entity('credential')
@Index('credential_person', ['personId'])
@Index('credential_expires', ['expires'])
export class Credential {
  @Id() id: number;
  @Int('person_id') personId: number;
  @References('Person', 'person_id') person?: object;
  @Text('kind') kind: CredentialKind;
  @TextOrNull('title') title: string | null;
  @TextOrNull('number') number: string | null;
  @TextOrNull('issuer') issuer: string | null;
  @TextOrNull('subfield') subfield: string | null;
  @TextOrNull('restriction') restriction: string | null;
  @RealOrNull('hours') hours: number | null;
  @TextOrNull('issued') issued: string | null;
  @TextOrNull('expires') expires: string | null;
  @IntOrNull('file_id') fileId: number | null;
  @References('CredentialFile', 'file_id') file?: object;
  @TextOrNull('verified_by') verifiedBy: string | null;
  @IntOrNull('verified_by_id') verifiedById: number | null;
  @TextOrNull('verified_at') verifiedAt: string | null;
  @TextOrNull('verified_how') verifiedHow: string | null;
  @TextOrNull('entered_by') enteredBy: string | null;
  @Text('entered_at') enteredAt: string;
  @TextOrNull('withdrawn_by') withdrawnBy: string | null;
  @TextOrNull('withdrawn_at') withdrawnAt: string | null;
  @TextOrNull('withdrawn_reason') withdrawnReason: string | null;
  /** The row that says it now; null: this one does. */
  @IntOrNull('replaced_by_id') replacedById: number | null;
}

/** The document behind a credential: its bytes lie in the data folder under their hash. */
@Entity('credential_file')
export class CredentialFile {
  @Id() id: number;
  @Text('sha256') sha256: string;
  @Text('name') name: string;
  @Text('type') type: 'application/pdf' | 'image/png' | 'image/jpeg';
  @Int('size_bytes') sizeBytes: number;
  @Text('stored_at') storedAt: string;
}

/** What makes someone qualified, from a day on. Rows are only ever added. */
@Entity('qualification_policy')
@Index('qualification_policy_capacity', ['capacity', 'validFrom'])
export class QualificationPolicy {
  @Id() id: number;
  @Text('capacity') capacity: Capacity;
  @Text('valid_from') validFrom: string;
  @Json('policy') policy: CapacityPolicy;
  @Text('reason') reason: string;
  @Text('confirmed_by') confirmedBy: string;
  @Text('confirmed_at') confirmedAt: string;
}

/** A documented exception that a second person signed. */
@Entity('qualification_override')
@Index('qualification_override_person', ['personId'])
export class QualificationOverride {
  @Id() id: number;
  @Int('person_id') personId: number;
  @References('Person', 'person_id') person?: object;
  @Text('capacity') capacity: Capacity;
  @IntOrNull('unit_id') unitId: number | null;
  @References('Unit', 'unit_id') unit?: object;
  @Text('valid_from') from: string;
  @Text('valid_until') until: string;
  @Text('reason') reason: string;
  @Text('signed_by') signedBy: string;
  @Int('signed_by_id') signedById: number;
  @Text('signed_at') signedAt: string;
  @TextOrNull('withdrawn_by') withdrawnBy: string | null;
  @TextOrNull('withdrawn_at') withdrawnAt: string | null;
  @TextOrNull('withdrawn_reason') withdrawnReason: string | null;
}

/** That a person was told of an end: never twice for the same number of days. */
@Entity('expiry_notice')
@Index('expiry_notice_once', ['credentialId', 'days'], { unique: true })
export class ExpiryNotice {
  @Id() id: number;
  @Int('credential_id') credentialId: number;
  @References('Credential', 'credential_id') credential?: object;
  /** Before the end: 90, 30, 7; 0: it had passed. */
  @Int('days') days: number;
  @Text('told_at') toldAt: string;
  @Flag('by_mail') byMail: boolean;
}
