import { z } from 'zod';
import { commaList, pageQuery, reasonText } from '../api.contract.ts';

const instant = z.iso.datetime();

export const auditEntry = z
  .object({
    id: z.number().int(),
    at: instant,
    who: z.object({
      kind: z
        .enum(['session', 'pin', 'token', 'command-line', 'program'])
        .describe('command-line: at the server itself · program: Kerma by itself'),
      personId: z.number().int().nullable(),
      name: z
        .string()
        .nullable()
        .describe('As they were called then; at the command line, the account there'),
    }),
    address: z.string().nullable(),
    action: z.string().describe('"unit.renamed", "patient.seen"'),
    subject: z.object({ kind: z.string(), id: z.string().nullable() }),
    before: z.unknown().nullable(),
    after: z.unknown().nullable(),
    reason: z.string().nullable(),
    isMasked: z
      .boolean()
      .describe(
        'The reason may name a patient, and you may not see who the patients are: "masked" stands for it',
      ),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntryView = z.infer<typeof auditEntry>;

export const auditFilter = z.object({
  from: instant.optional(),
  to: instant.optional(),
  personId: z.coerce.number().int().positive().optional(),
  action: commaList(z.string().max(100)).optional().describe('One or more; "unit." is all that begin so'),
  subjectKind: z.string().max(60).optional(),
  subjectId: z.string().max(100).optional(),
  text: z.string().trim().max(200).optional().describe('In who, from where, reason, before and after'),
});
export type AuditFilter = z.output<typeof auditFilter>;

export const auditQuery = auditFilter.extend(pageQuery.shape);
export type AuditQuery = z.output<typeof auditQuery>;

/** Newest first. */
export const auditPage = z
  .object({ entries: z.array(auditEntry), nextCursor: z.string().nullable() })
  .meta({ id: 'AuditPage' });
export type AuditPage = z.infer<typeof auditPage>;

/** What the filters can offer. */
export const auditFacets = z
  .object({
    actions: z.array(z.object({ action: z.string(), count: z.number().int() })),
    people: z.array(z.object({ id: z.number().int(), name: z.string().nullable() })),
    subjects: z.array(z.string()),
  })
  .meta({ id: 'AuditFacets' });
export type AuditFacets = z.infer<typeof auditFacets>;

/** Whether every line is as it was written, and none is missing. */
export const auditVerification = z
  .object({
    at: instant,
    lines: z.number().int(),
    isWhole: z.boolean(),
    faults: z
      .array(z.object({ entryId: z.number().int().nullable(), what: z.string() }))
      .describe('The first hundred, in words'),
    faultCount: z.number().int(),
  })
  .meta({ id: 'AuditVerification' });
export type AuditVerification = z.infer<typeof auditVerification>;

/** GET audit/verification ; POST begins one, unless one is running. */
export const auditVerificationState = z
  .object({
    last: auditVerification.nullable().describe('null: none yet'),
    running: z
      .object({ lines: z.number().int(), of: z.number().int() })
      .nullable()
      .describe('How far the one that runs now has come'),
  })
  .meta({ id: 'AuditVerificationState' });
export type AuditVerificationState = z.infer<typeof auditVerificationState>;

export const recordKind = z
  .enum(['patient-dose', 'qc-record', 'physicist-report', 'event', 'audit'])
  .meta({ id: 'RecordKind' });
export type RecordKind = z.infer<typeof recordKind>;

export const retention = z
  .object({
    kind: recordKind,
    years: z.number().int().nullable().describe('Kept at least so long; null: without end'),
    source: z.string().describe('Why so long'),
    changedAt: instant.nullable(),
    changedBy: z.string().nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'Retention' });
export type RetentionView = z.infer<typeof retention>;
export const retentionList = z.object({ kinds: z.array(retention) }).meta({ id: 'RetentionList' });
export type RetentionList = z.infer<typeof retentionList>;
export const retentionChange = z
  .object({
    years: z.number().int().min(1).max(200).nullable(),
    reason: reasonText,
  })
  .meta({ id: 'RetentionChange' });
export type RetentionChange = z.infer<typeof retentionChange>;
