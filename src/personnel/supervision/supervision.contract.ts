import { z } from 'zod';
import { unitMention } from '../../equipment/equipment.contract.ts';
import { isoDate, reasonText } from '../../platform/api.contract.ts';
import { personMention } from '../people.contract.ts';

const id = z.number().int();

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
    unit: unitMention,
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
    unit: unitMention,
    technologist: personMention,
    supervisingPhysician: personMention.describe('Personally and immediately available, in the room'),
    policy: z.object({ id, title: z.string() }),
    from: isoDate,
    until: isoDate.nullable(),
    state: z.enum(['not-yet', 'in-force', 'review-overdue', 'ended']),
    reviewDueBy: isoDate.nullable().describe('Last day for the next review, passed when it is overdue'),
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
