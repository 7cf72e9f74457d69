import { z } from 'zod';
import { isoDate, reasonText } from '../../platform/api.contract.ts';
import type { Procedure, Source } from '../core/procedure.ts';
import { scheduleRule } from '../schedule/schedule-rule.contract.ts';

/** "FL-T02": letters, digits, dash. */
export const procedureKey = z.string().trim().min(1).max(60);

/**
 * A procedure as it stands in a pack: its fields, rules and sources are described with the pack format. What comes in is read by
 * the reader of packs, which says what is wrong and where.
 */
export const procedure = z
  .looseObject({
    key: z.string(),
    name: z.string(),
    modality: z.enum(['fluoroscopy', 'ct']),
    performedBy: z.enum(['technologist', 'physicist']),
    fields: z.array(z.looseObject({ key: z.string(), label: z.string(), type: z.string() })),
    rules: z.array(z.looseObject({ key: z.string(), field: z.string(), kind: z.string() })),
  })
  .meta({ id: 'QcProcedure', description: 'As in a pack of the format kerma-qc-pack/1' });

const source = z.object({ title: z.string(), url: z.string().nullable(), isPublished: z.boolean() });
const sources = z.record(z.string(), source);

/** A line of the list of procedures: what it is, without its fields. */
export const procedureLine = z
  .object({
    key: z.string(),
    name: z.string(),
    modality: z.enum(['fluoroscopy', 'ct']),
    equipmentTypes: z.array(z.string()),
    performedBy: z.enum(['technologist', 'physicist']),
    frequency: z.string().meta({ description: 'How often a source asks for it, in words' }),
    suggestedRule: scheduleRule.meta({ description: 'What its usual frequency comes to' }),
    version: z.number().int(),
    publishedOn: isoDate,
    isFromCatalogue: z.boolean().meta({ description: 'As it ships; nobody here has changed it' }),
    limitCount: z.number().int(),
    limitsToAdopt: z.number().int().meta({ description: 'Limits that judge only when adopted' }),
  })
  .meta({ id: 'QcProcedureLine' });
export type ProcedureLine = z.infer<typeof procedureLine>;
export const procedureList = z.object({ procedures: z.array(procedureLine) }).meta({ id: 'QcProcedureList' });
export type ProcedureList = z.infer<typeof procedureList>;

const change = z.object({ where: z.string(), before: z.string().nullable(), after: z.string().nullable() });

export const procedureVersion = z
  .object({
    number: z.number().int(),
    publishedOn: isoDate,
    publishedAt: z.string(),
    publishedBy: z.string(),
    reason: z.string(),
    changes: z.array(change).meta({ description: 'Since the version before it' }),
  })
  .meta({ id: 'QcProcedureVersion' });

export const procedureView = z
  .object({ procedure, sources, versions: z.array(procedureVersion).meta({ description: 'Newest first' }) })
  .meta({ id: 'QcProcedureView' });
/** The schema is loose where the pack format is strict; the type is the procedure's own. */
export type ProcedureView = Omit<z.infer<typeof procedureView>, 'procedure' | 'sources'> & {
  readonly procedure: Procedure;
  readonly sources: Readonly<Record<string, Source>>;
};

export const procedureInput = z
  .object({
    procedure: z.unknown().meta({ description: 'As in a pack' }),
    sources: z.unknown().meta({ description: 'All sources that it cites' }),
    reason: reasonText,
  })
  .meta({ id: 'QcProcedureInput' });
export type ProcedureInput = z.infer<typeof procedureInput>;

export const packInput = z
  .object({ pack: z.unknown().meta({ description: 'kerma-qc-pack/1' }), reason: reasonText })
  .meta({ id: 'QcPackInput' });
export type PackInput = z.infer<typeof packInput>;
export const packPreviewInput = z.object({ pack: z.unknown() }).meta({ id: 'QcPackPreviewInput' });
export type PackPreviewInput = z.infer<typeof packPreviewInput>;

export const packPreview = z
  .object({
    title: z.string().nullable(),
    edition: z.string().nullable(),
    problems: z.array(z.object({ code: z.string(), where: z.string(), message: z.string() })),
    procedures: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        becomes: z.enum(['new', 'next-version', 'unchanged']),
        changes: z.array(change),
      }),
    ),
  })
  .meta({ id: 'QcPackPreview' });
export type PackPreview = z.infer<typeof packPreview>;

/** A pack as a file. */
export const packFile = z
  .object({
    format: z.literal('kerma-qc-pack/1'),
    key: z.string(),
    title: z.string(),
    edition: z.string(),
    sources,
    procedures: z.array(procedure),
  })
  .meta({ id: 'QcPack' });

/** As a file: procedures of this installation in their newest versions. */
export const packQuery = z.object({ keys: z.string().max(4000).optional() });
export type PackQuery = z.infer<typeof packQuery>;
