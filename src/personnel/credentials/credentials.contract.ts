import { z } from 'zod';
import { isoDate, pageQuery, reasonText } from '../../platform/api.contract.ts';
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

/** The work list: what ends within so many days, or has ended. */
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
    unitId: id.nullable().describe('null: every unit'),
    from: isoDate,
    until: isoDate,
    reason: z.string(),
    signedBy: z.string(),
    signedAt: instant,
    withdrawn: z.object({ by: z.string().nullable(), at: instant, reason: z.string() }).nullable(),
  })
  .meta({ id: 'QualificationOverride' });
export type OverrideView = z.infer<typeof override>;
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
export const qualification = z
  .object({
    isQualified: z.boolean(),
    because: z.array(z.string()).describe('In words: what it rests on, or what is missing and since when'),
    until: isoDate.nullable().describe('By what is known today; null: no end'),
    overrideId: id.nullable(),
    supervises: z.enum(['primary', 'deputy']).nullable(),
  })
  .meta({ id: 'Qualification' });
export type QualificationView = z.infer<typeof qualification>;

export const supervision = z
  .object({
    id,
    unitId: id,
    person: personMention,
    kind: z.enum(['primary', 'deputy']),
    from: isoDate,
    until: isoDate.nullable(),
    note: z.string().nullable(),
    isQualifiedToday: z.boolean(),
  })
  .meta({ id: 'Supervision' });
export type SupervisionView = z.infer<typeof supervision>;
const period = z.object({ from: isoDate, until: isoDate });
export const unitSupervision = z
  .object({
    unit: z.object({ id, name: z.string(), state: z.string() }),
    primary: supervision.nullable().describe('Today'),
    deputies: z.array(supervision),
    gaps: z.array(period).describe('Days of the last year and the next 90 days without a primary physicist'),
    history: z.array(supervision),
  })
  .meta({ id: 'UnitSupervision' });
export type UnitSupervision = z.infer<typeof unitSupervision>;
export const supervisionList = z.object({ units: z.array(unitSupervision) }).meta({ id: 'SupervisionList' });
export type SupervisionList = z.infer<typeof supervisionList>;
export const supervisionInput = z
  .object({
    unitIds: z.array(id).min(1),
    personId: id,
    kind: z.enum(['primary', 'deputy']),
    from: isoDate,
    until: isoDate.nullable().default(null),
    note: z.string().trim().max(500).nullable().default(null),
    handOver: z.boolean().default(false).describe('Ends the present primary the day before'),
  })
  .meta({ id: 'SupervisionInput' });
export type SupervisionInput = z.output<typeof supervisionInput>;
export const supervisionEnd = z.object({ until: isoDate, reason: reasonText }).meta({ id: 'SupervisionEnd' });
export type SupervisionEnd = z.infer<typeof supervisionEnd>;

/** A written policy that the medical director approved; designations name it. */
export const positioningPolicy = z
  .object({
    id,
    title: z.string(),
    text: z.string(),
    medicalDirector: personMention,
    approvedOn: isoDate,
    endedOn: isoDate.nullable(),
  })
  .meta({ id: 'PositioningPolicy' });
export type PositioningPolicyView = z.infer<typeof positioningPolicy>;
export const positioningPolicyInput = z
  .object({
    title: z.string().trim().min(3).max(200),
    text: z.string().trim().min(20, 'The policy itself, or where it is kept').max(20_000),
    medicalDirectorId: id,
    approvedOn: isoDate,
  })
  .meta({ id: 'PositioningPolicyInput' });
export type PositioningPolicyInput = z.infer<typeof positioningPolicyInput>;

export const designation = z
  .object({
    id,
    unitId: id,
    technologist: personMention,
    supervisingPhysician: personMention.describe('Personally and immediately available, in the room'),
    policy: z.object({ id, title: z.string() }),
    from: isoDate,
    until: isoDate.nullable(),
    state: z.enum(['not-yet', 'in-force', 'review-overdue', 'ended']),
    reviewDueBy: isoDate.nullable(),
    reviews: z.array(z.object({ on: isoDate, by: z.string().nullable(), note: z.string().nullable() })),
  })
  .meta({ id: 'Designation' });
export type DesignationView = z.infer<typeof designation>;
export const designationList = z
  .object({ designations: z.array(designation), policies: z.array(positioningPolicy) })
  .meta({ id: 'DesignationList' });
export type DesignationList = z.infer<typeof designationList>;
export const designationInput = z
  .object({
    unitIds: z.array(id).min(1),
    technologistId: id,
    supervisingPhysicianId: id,
    policyId: id,
    from: isoDate,
    until: isoDate.nullable().default(null),
  })
  .meta({ id: 'DesignationInput' });
export type DesignationInput = z.output<typeof designationInput>;
export const designationReview = z
  .object({ on: isoDate, note: z.string().trim().max(500).nullable().default(null) })
  .meta({ id: 'DesignationReview' });
export type DesignationReview = z.output<typeof designationReview>;

/** A name as reports write it, and whose it is. */
export const operatorName = z
  .object({
    key: z.string().describe('The spelling, normalised; several spellings may be one person'),
    spellings: z.array(z.string()),
    roles: z.array(z.string()).describe('As reports say them'),
    studyCount: z.number().int(),
    lastStudyDate: isoDate.nullable(),
    person: personMention.nullable(),
    suggestions: z.array(z.object({ person: personMention, likeness: z.number().describe('0 to 1') })),
  })
  .meta({ id: 'OperatorName' });
export type OperatorNameView = z.infer<typeof operatorName>;
export const operatorQuery = pageQuery.extend({
  state: z.enum(['unmapped', 'mapped', 'set-aside', 'all']).default('unmapped'),
  text: z.string().trim().max(100).optional(),
});
export type OperatorQuery = z.output<typeof operatorQuery>;
/** Those with most studies first. */
export const operatorPage = z
  .object({
    names: z.array(operatorName),
    nextCursor: z.string().nullable(),
    unmappedCount: z.number().int(),
    mappedStudyShare: z.number().nullable().describe('0 to 1 of the studies that name an operator'),
  })
  .meta({ id: 'OperatorPage' });
export type OperatorPage = z.infer<typeof operatorPage>;
/** Null takes the mapping away; set aside: it is nobody's name ("Unknown", "Tech"). */
export const operatorMapping = z
  .object({ key: z.string().min(1).max(300), personId: id.nullable(), setAside: z.boolean().default(false) })
  .meta({ id: 'OperatorMapping' });
export type OperatorMapping = z.output<typeof operatorMapping>;

/** Procedures that a kind of person may not lead; words that name them in a study. */
export const leadRule = z
  .object({
    id,
    profession: z.literal('non-physician-radiology-provider'),
    title: z.string(),
    words: z.array(z.string()).describe('Any of them in procedure, protocol or description'),
    source: z.string(),
    endedAt: instant.nullable(),
  })
  .meta({ id: 'LeadRule' });
export type LeadRuleView = z.infer<typeof leadRule>;
export const leadRuleList = z.object({ rules: z.array(leadRule) }).meta({ id: 'LeadRuleList' });
export type LeadRuleList = z.infer<typeof leadRuleList>;
export const leadRuleInput = z
  .object({
    title: z.string().trim().min(3).max(200),
    words: z.array(z.string().trim().min(3).max(80)).min(1).max(50),
    source: z.string().trim().min(3).max(300),
    reason: reasonText,
  })
  .meta({ id: 'LeadRuleInput' });
export type LeadRuleInput = z.infer<typeof leadRuleInput>;
