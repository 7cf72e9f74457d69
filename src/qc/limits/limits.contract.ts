import { z } from 'zod';
import { isoDate, reasonText } from '../../platform/api.contract.ts';

const id = z.number().int();
const citation = z.object({
  title: z.string(),
  url: z.string().nullable(),
  place: z.string().nullable().meta({ description: 'Where in it' }),
  isPublished: z.boolean(),
});

/** What a limit says, whence it is, and how well that is known. */
export const limitBasis = z
  .object({
    limitKey: z.string(),
    fieldLabel: z.string(),
    level: z.enum(['warning', 'action']),
    bound: z.string().meta({ description: 'What holds while the level is not reached, in words' }),
    when: z.array(z.string()).meta({ description: 'Where it counts' }),
    verification: z.enum(['verified', 'secondary', 'memory', 'proposal', 'by-definition']),
    citations: z.array(citation),
    note: z.string().nullable(),
  })
  .meta({ id: 'QcLimitBasis' });
export type LimitBasis = z.infer<typeof limitBasis>;

/** A limit as a physicist decides on it, and whether it judges. */
export const limitView = limitBasis
  .extend({
    procedureKey: z.string(),
    fingerprint: z.string(),
    isInForce: z.boolean(),
    because: z.enum(['verified', 'by-definition', 'adopted', 'not-adopted', 'withdrawn', 'changed-since']),
    decidedBy: z.string().nullable(),
    decidedOn: isoDate.nullable(),
  })
  .meta({ id: 'QcLimit' });
export type LimitView = z.infer<typeof limitView>;

export const unitLimits = z
  .object({
    unitId: id,
    procedures: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        version: z.number().int(),
        withoutLimit: z.array(z.string()).meta({ description: 'Fields that are recorded and not judged' }),
        limits: z.array(limitView),
      }),
    ),
    mayDecide: z.boolean(),
    whyNot: z
      .array(z.string())
      .meta({ description: 'Why whoever asks may not decide; empty where they may' }),
  })
  .meta({ id: 'QcUnitLimits' });
export type UnitLimits = z.infer<typeof unitLimits>;

export const limitDecisions = z
  .object({
    decisions: z
      .array(
        z.object({
          procedureKey: z.string().max(60),
          limitKey: z.string().max(300),
          fingerprint: z.string().max(20_000).meta({ description: 'Of the limit that was read' }),
          decision: z.enum(['adopt', 'withdraw']),
        }),
      )
      .min(1)
      .max(500),
    reason: reasonText,
  })
  .meta({ id: 'QcLimitDecisions' });
export type LimitDecisions = z.infer<typeof limitDecisions>;

export const baseline = z
  .object({
    id,
    procedureKey: z.string(),
    name: z.string().meta({ description: 'Of the procedure' }),
    field: z.string(),
    fieldLabel: z.string(),
    unit: z.string().meta({ description: 'As people write it; empty for none' }),
    series: z.string(),
    value: z.number(),
    n: z.number().int(),
    method: z.string(),
    validFrom: isoDate,
    setBy: z.string(),
    setAt: z.string(),
    reason: z.string(),
  })
  .meta({ id: 'QcBaseline' });
export type BaselineView = z.infer<typeof baseline>;
export const baselineList = z.object({ baselines: z.array(baseline) }).meta({ id: 'QcBaselineList' });
export type BaselineList = z.infer<typeof baselineList>;

export const baselineInput = z
  .object({
    procedureKey: z.string().trim().min(1).max(60),
    field: z.string().trim().min(1).max(60),
    series: z.string().max(300).default(''),
    value: z.number().min(-1e9).max(1e9).meta({ description: 'In the unit of the field' }),
    n: z.number().int().min(1).max(10_000).meta({ description: 'How many values it was made from' }),
    method: z.string().trim().min(3).max(300),
    validFrom: isoDate,
    reason: reasonText,
  })
  .meta({ id: 'QcBaselineInput' });
export type BaselineInput = z.output<typeof baselineInput>;
