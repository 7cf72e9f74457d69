import { z } from 'zod';
import { commaList, pageQuery } from '../api.contract.ts';

const instant = z.iso.datetime();

export const auditEntry = z
  .object({
    id: z.number().int(),
    at: instant,
    actorKind: z.enum(['session', 'pin', 'token', 'command-line', 'program']),
    person: z.object({ id: z.number().int(), name: z.string().nullable() }).nullable(),
    address: z.string().nullable(),
    action: z.string().describe('"unit.renamed", "patient.seen"'),
    subject: z.object({ kind: z.string(), id: z.string().nullable() }),
    before: z.unknown().nullable(),
    after: z.unknown().nullable(),
    reason: z.string().nullable(),
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
  text: z.string().trim().max(200).optional().describe('In names, reasons, before and after'),
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
  })
  .meta({ id: 'AuditFacets' });
export type AuditFacets = z.infer<typeof auditFacets>;

/** Whether every line is as it was written, and none is missing. GET gives the last one; null: none yet. */
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
    reason: z.string().trim().min(3, 'Say why, in a few words').max(500),
  })
  .meta({ id: 'RetentionChange' });
export type RetentionChange = z.infer<typeof retentionChange>;
