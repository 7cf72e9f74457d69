import { z } from 'zod';
import { unitMention } from '../../equipment/equipment.contract.ts';
import { commaList, isoDate, pageQuery, reasonText } from '../../platform/api.contract.ts';
import type { Evaluation } from '../core/evaluation.ts';
import type { Field } from '../core/fields.ts';
import { limitBasis } from '../limits/limits.contract.ts';

const id = z.number().int();
const instant = z.iso.datetime();
const key = z.string().trim().min(1).max(60);

export const verdict = z.enum(['pass', 'warning', 'action', 'not-evaluated']);
export const reviewState = z.enum([
  'unreviewed',
  'accepted',
  'to-repeat',
  'void',
  'signed',
  'signed-to-repeat',
  'signed-void',
]);

/** What was recorded in a field: a number, a choice or text, readings, files, answers of a checklist; null is unknown. */
export const recordedValue = z
  .union([
    z.number(),
    z.string().max(2000),
    z.null(),
    z.array(z.number().nullable()).max(100),
    z.array(z.string().max(100)).max(20),
    z.record(key, z.enum(['pass', 'fail', 'n/a']).nullable()),
  ])
  .meta({ id: 'QcRecordedValue' });

const wasAsked = z
  .boolean()
  .default(false)
  .meta({ description: 'Asked whether so unusual a value is right, the person said yes' });

export const sessionInput = z
  .object({
    clientId: z.uuid().meta({ description: 'Given by whoever records: sent again, it is the same session' }),
    unitId: id,
    procedureKey: key,
    version: id.meta({ description: 'Of the procedure, as it was recorded' }),
    performerId: id.meta({ description: 'Whoever recorded; nobody else may send it' }),
    startedAt: instant,
    completedAt: instant,
    sentAt: instant
      .nullable()
      .default(null)
      .meta({ description: 'By the same clock; tells how far it is off' }),
    entries: z
      .array(
        z.object({
          field: key,
          value: recordedValue,
          enteredAt: instant,
          source: z.enum(['manual', 'dose-report']).default('manual'),
          wasAsked,
          earlier: z
            .array(z.object({ value: recordedValue, enteredAt: instant, reason: reasonText }))
            .max(20)
            .default([])
            .meta({ description: 'Values that were measured before, each with why it was measured again' }),
        }),
      )
      .max(200),
    comment: z.string().trim().max(2000).nullable().default(null),
  })
  .meta({ id: 'QcSessionInput' });
export type SessionInput = z.output<typeof sessionInput>;

export const sessionLine = z
  .object({
    id,
    unit: unitMention,
    procedureKey: z.string(),
    name: z.string(),
    performer: z.object({ id, name: z.string() }),
    recordedByIds: z
      .array(id)
      .meta({ description: 'Whoever recorded or corrected a value: none of them reviews it' }),
    performedAs: z.enum(['technologist', 'physicist']),
    onDate: isoDate,
    completedAt: z.string(),
    comment: z.string().nullable(),
    isComplete: z.boolean(),
    verdict,
    reviewState,
  })
  .meta({ id: 'QcSessionLine' });
export type SessionLine = z.infer<typeof sessionLine>;

export const sessionQuery = pageQuery.extend({
  unitIds: commaList(z.coerce.number<string>().int().positive()).optional(),
  procedureKeys: commaList(key).optional(),
  verdicts: commaList(verdict).optional(),
  reviewStates: commaList(reviewState).optional(),
  from: isoDate.optional(),
  to: isoDate.optional(),
});
export type SessionQuery = z.output<typeof sessionQuery>;
export const sessionPage = z
  .object({ sessions: z.array(sessionLine), nextCursor: z.string().nullable() })
  .meta({ id: 'QcSessionPage' });
export type SessionPage = z.infer<typeof sessionPage>;

const resultStep = z.object({
  step: id,
  value: recordedValue,
  source: z.enum(['manual', 'dose-report', 'repeat', 'correction']),
  enteredAt: z.string(),
  wasAsked: z.boolean(),
  reason: z.string().nullable(),
  by: z.string(),
});

/** Whether somebody is the unit's physicist today, as who reviews and signs must be, and what that rests on or lacks. */
export const standing = z
  .object({ mayReview: z.boolean(), because: z.array(z.string()) })
  .meta({ id: 'QcStanding' });

/** What a rule says of a field; the same as the tablet works out. */
const evaluation = z
  .looseObject({
    field: z.string(),
    verdict,
    reason: z.string().nullable(),
    value: z.union([z.number(), z.string(), z.null()]),
  })
  .meta({ id: 'QcEvaluation' });

export const sessionView = sessionLine
  .extend({
    clientId: z.string(),
    version: id,
    isNewestVersion: z.boolean(),
    startedAt: z.string(),
    receivedAt: z.string(),
    clockAheadS: id
      .nullable()
      .meta({ description: 'How far the tablet’s clock was ahead; times are put right' }),
    revision: id,
    onFailure: z.string().meta({ description: 'The written action' }),
    fields: z.array(
      z.object({
        key: z.string(),
        label: z.string(),
        type: z.string(),
        unit: z.string().meta({ description: 'As people write it; empty for none' }),
        computed: z.number().nullable().meta({ description: 'Of a computed field' }),
        steps: z.array(resultStep).meta({ description: 'First value first; the last counts' }),
        definition: z
          .looseObject({ key: z.string(), label: z.string(), type: z.string() })
          .meta({ description: 'As in the version that was recorded' }),
      }),
    ),
    evaluations: z.array(evaluation),
    limits: z.array(limitBasis).meta({ description: 'Of the version that was recorded' }),
    engine: z.string(),
    standing: standing.meta({ description: 'Of whoever asks' }),
    reviews: z.array(
      z.object({
        event: z.string(),
        state: reviewState,
        reviewer: z.string(),
        at: z.string(),
        comment: z.string().nullable(),
        signatureId: id.nullable(),
      }),
    ),
  })
  .meta({ id: 'QcSession' });
/** The schema is loose where the core's type is strict. */
type LooseView = z.infer<typeof sessionView>;
export type SessionView = Omit<LooseView, 'evaluations' | 'fields'> & {
  readonly evaluations: readonly Evaluation[];
  readonly fields: readonly (Omit<LooseView['fields'][number], 'definition'> & {
    readonly definition: Field;
  })[];
};

export const correctionInput = z
  .object({
    changes: z
      .array(z.object({ field: key, value: recordedValue, wasAsked }))
      .min(1)
      .max(200),
    reason: reasonText,
  })
  .meta({ id: 'QcCorrectionInput' });
export type CorrectionInput = z.output<typeof correctionInput>;
