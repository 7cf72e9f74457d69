import { z } from 'zod';
import { unitMention } from '../../equipment/equipment.contract.ts';
import { isoDate, reasonText } from '../../platform/api.contract.ts';
import { personMention } from '../people.contract.ts';
import { credentialKind } from './credential-types.contract.ts';

const instant = z.iso.datetime();
const id = z.number().int();

export const capacity = z
  .enum(['qualified-medical-physicist', 'technologist', 'fluoroscopy-operator'])
  .meta({ id: 'Capacity' });
export type CapacityName = z.infer<typeof capacity>;

/** How a credential stands today. */
export const credentialState = z.enum(['valid', 'expires-soon', 'expired', 'not-yet', 'withdrawn']);

/** Ten megabytes, as people count them. */
export const largestDocumentBytes = 10_000_000;

export const credentialFile = z
  .object({
    name: z.string(),
    type: z.enum(['application/pdf', 'image/png', 'image/jpeg']),
    sizeBytes: z.number().int(),
  })
  .meta({ id: 'CredentialFile' });

export const credential = z
  .object({
    id,
    person: personMention,
    kind: credentialKind,
    title: z.string().nullable().describe('Of a competency, training or other: in what'),
    number: z.string().nullable(),
    issuer: z.string().nullable().describe('State, board, or who assessed the competency'),
    subfield: z.string().nullable(),
    restriction: z.string().nullable().describe('null: unrestricted'),
    hours: z.number().nullable().describe('Of continuing education'),
    issued: isoDate.nullable(),
    expires: isoDate.nullable().describe('Last day; null: for life'),
    state: credentialState,
    file: credentialFile.nullable(),
    verified: z
      .object({ by: z.string(), at: instant, how: z.string().describe('Against which source') })
      .nullable(),
    enteredBy: z.string().nullable(),
    enteredAt: instant,
    withdrawn: z.object({ by: z.string().nullable(), at: instant, reason: z.string() }).nullable(),
  })
  .meta({ id: 'Credential' });
export type CredentialView = z.infer<typeof credential>;

export const credentialInput = z
  .object({
    kind: credentialKind,
    title: z.string().trim().max(200).nullable().default(null),
    number: z.string().trim().max(80).nullable().default(null),
    issuer: z.string().trim().max(120).nullable().default(null),
    subfield: z.string().max(80).nullable().default(null),
    restriction: z.string().trim().max(300).nullable().default(null),
    hours: z.number().positive().max(1000).nullable().default(null),
    issued: isoDate.nullable().default(null),
    expires: isoDate.nullable().default(null),
  })
  .meta({ id: 'CredentialInput' });
export type CredentialInput = z.output<typeof credentialInput>;

/** What it said before is kept; a change of what was verified takes the verification away. */
export const credentialChange = credentialInput
  .extend({ reason: reasonText })
  .meta({ id: 'CredentialChange' });
export type CredentialChange = z.output<typeof credentialChange>;

export const verification = z
  .object({ how: z.string().trim().min(3, 'Say against which source').max(300) })
  .meta({ id: 'CredentialVerification' });
export type Verification = z.infer<typeof verification>;

export const credentialList = z.object({ credentials: z.array(credential) }).meta({ id: 'CredentialList' });
export type CredentialList = z.infer<typeof credentialList>;

/** The work list: what ends within so many days, or has ended, and was not followed by another of its kind. */
export const expiringQuery = z.object({ days: z.coerce.number().int().min(0).max(366).default(90) });
export type ExpiringQuery = z.output<typeof expiringQuery>;

const credentialRule = z.object({
  kind: credentialKind,
  subfields: z.array(z.string()).describe('Any of these; empty: whatever the subfield'),
});
export const capacityPolicy = z
  .object({
    anyOf: z.array(credentialRule),
    allOf: z.array(credentialRule),
    mustBeVerified: z.boolean(),
    continuingEducation: z
      .object({ hours: z.number().positive(), years: z.number().int().min(1).max(10) })
      .nullable(),
  })
  .meta({ id: 'CapacityPolicy' });

export const qualificationPolicy = z
  .object({
    version: z.number().int().describe('0: the one that Kerma begins with'),
    capacity,
    policy: capacityPolicy,
    from: isoDate.nullable().describe('Judged by it from this day on; null: from the beginning'),
    confirmed: z.object({ by: z.string(), at: instant, reason: z.string() }).nullable(),
    source: z.string(),
  })
  .meta({ id: 'QualificationPolicy' });
export type QualificationPolicyView = z.infer<typeof qualificationPolicy>;
export const qualificationPolicies = z
  .object({
    policies: z.array(qualificationPolicy).describe('In force'),
    history: z.array(qualificationPolicy),
  })
  .meta({ id: 'QualificationPolicies' });
export type QualificationPolicies = z.infer<typeof qualificationPolicies>;
export const policyChange = z
  .object({ policy: capacityPolicy, from: isoDate, reason: reasonText })
  .meta({ id: 'QualificationPolicyChange' });
export type PolicyChange = z.infer<typeof policyChange>;

/** A signed exception; nobody signs one for themselves. */
export const override = z
  .object({
    id,
    person: personMention,
    capacity,
    unit: unitMention.nullable().describe('null: every unit'),
    from: isoDate,
    until: isoDate,
    reason: z.string(),
    signedBy: z.string(),
    signedAt: instant,
    withdrawn: z.object({ by: z.string().nullable(), at: instant, reason: z.string() }).nullable(),
  })
  .meta({ id: 'QualificationOverride' });
export type OverrideView = z.infer<typeof override>;
export const overrideList = z
  .object({ exceptions: z.array(override) })
  .meta({ id: 'QualificationOverrideList' });
export type OverrideList = z.infer<typeof overrideList>;
export const overrideInput = z
  .object({
    capacity,
    unitId: id.nullable().default(null),
    from: isoDate,
    until: isoDate,
    reason: z
      .string()
      .trim()
      .min(20, 'Say what the exception rests on, so that an inspector understands it')
      .max(2000),
    password: z.string().min(1).max(512).describe('Of the person who signs'),
  })
  .meta({ id: 'QualificationOverrideInput' });
export type OverrideInput = z.output<typeof overrideInput>;

export const qualificationQuery = z.object({
  personId: z.coerce.number().int().positive(),
  unitId: z.coerce.number().int().positive(),
  date: isoDate,
  capacity,
});
export type QualificationQuery = z.output<typeof qualificationQuery>;

/** Whether somebody is qualified, and why. */
export const qualificationAnswer = z
  .object({
    isQualified: z.boolean(),
    because: z.array(z.string()).describe('In words: what it rests on, or what is missing and since when'),
    until: isoDate.nullable().describe('By what is known today; null: no end'),
    notSince: isoDate
      .nullable()
      .describe('First day of not being qualified, where only an end is against it'),
    missing: z
      .array(z.enum(['not-held', 'not-verified', 'restricted', 'not-yet', 'too-few-hours', 'ended']))
      .describe('What is against it, one for each sentence'),
    overrideId: id.nullable(),
  })
  .meta({ id: 'QualificationAnswer' });
export type QualificationAnswer = z.infer<typeof qualificationAnswer>;

const supervises = z.enum(['primary', 'deputy']).nullable();
export const qualification = qualificationAnswer.extend({ supervises }).meta({ id: 'Qualification' });
export type QualificationView = z.infer<typeof qualification>;

/** What a person is qualified as today. */
export const personQualifications = z
  .object({
    date: isoDate,
    capacities: z.array(
      z.object({
        capacity,
        everywhere: qualificationAnswer.describe('For any unit that is not named below'),
        units: z
          .array(z.object({ unit: unitMention, supervises, answer: qualificationAnswer }))
          .describe('Units of an exception of their own; for physicists those that they supervise too'),
      }),
    ),
  })
  .meta({ id: 'PersonQualifications' });
export type PersonQualifications = z.infer<typeof personQualifications>;
