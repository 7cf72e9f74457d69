import { z } from 'zod';
import { pageQuery, reasonText } from '../platform/api.contract.ts';
import { patientView } from './dose.contract.ts';

const id = z.number().int().positive();
const said = { reason: reasonText };

/**
 * POST /corrections : one mistake of the day put right. A report itself is never altered; every correction can
 * be undone (the newest first, where two touch the same study).
 */
export const correctionInput = z
  .discriminatedUnion('kind', [
    z
      .object({ kind: z.literal('move-report'), reportId: id, toStudyId: id, ...said })
      .meta({ id: 'MoveReport', description: 'The report belongs to another study' }),
    z
      .object({ kind: z.literal('split-report'), reportId: id, ...said })
      .meta({ id: 'SplitReport', description: 'The report becomes a study of its own' }),
    z.object({ kind: z.literal('link-studies'), studyId: id, intoStudyId: id, ...said }).meta({
      id: 'LinkStudies',
      description: 'One procedure under two UIDs, or one scan under two accessions',
    }),
    z
      .object({ kind: z.literal('exclude-report'), reportId: id, ...said })
      .meta({ id: 'ExcludeReport', description: 'The report counts no longer; it stays readable' }),
    z.object({ kind: z.literal('exclude-study'), studyId: id, ...said }).meta({
      id: 'ExcludeStudy',
      description: 'The study counts no longer (a phantom, a test); undo includes it',
    }),
    z
      .object({ kind: z.literal('move-study-to-patient'), studyId: id, toPatientId: id, ...said })
      .meta({ id: 'MoveStudyToPatient', description: 'The wrong patient was picked' }),
    z
      .object({ kind: z.literal('merge-patients'), patientId: id, intoPatientId: id, ...said })
      .meta({ id: 'MergePatients', description: 'An unidentified patient was identified later' }),
  ])
  .meta({ id: 'CorrectionInput' });
export type CorrectionInput = z.infer<typeof correctionInput>;
/** What a caller may write. */
export type CorrectionRequest = z.input<typeof correctionInput>;

export const correctionKind = z.enum([
  'move-report',
  'split-report',
  'link-studies',
  'exclude-report',
  'exclude-study',
  'move-study-to-patient',
  'merge-patients',
]);
export type CorrectionKind = z.infer<typeof correctionKind>;

export const correction = z
  .object({
    id: z.number().int(),
    kind: correctionKind,
    sentence: z.string().meta({ description: 'What was done, in words, without patient data' }),
    reason: z.string(),
    isMasked: z
      .boolean()
      .meta({ description: 'The reasons may name a patient whom you may not see: "masked" stands for them' }),
    author: z.string().nullable(),
    at: z.string(),
    studyIds: z.array(z.number().int()).meta({ description: 'The studies it touches' }),
    undone: z.object({ reason: z.string(), author: z.string().nullable(), at: z.string() }).nullable(),
    canUndo: z.boolean().meta({ description: 'false when undone, or when a later correction builds on it' }),
  })
  .meta({ id: 'Correction' });
export type Correction = z.infer<typeof correction>;

/** GET /corrections, newest first. */
export const correctionListQuery = pageQuery.extend({
  studyId: z.coerce.number().int().positive().optional(),
});
export type CorrectionListQuery = z.infer<typeof correctionListQuery>;

export const correctionPage = z
  .object({ corrections: z.array(correction), nextCursor: z.string().nullable() })
  .meta({ id: 'CorrectionPage' });
export type CorrectionPage = z.infer<typeof correctionPage>;

/** GET /patients : to pick the right one; searches id and name where the privacy mode keeps them. */
export const patientListQuery = z.object({
  text: z.string().trim().min(1).max(100),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});
export type PatientListQuery = z.infer<typeof patientListQuery>;

export const patientList = z
  .object({ patients: z.array(patientView.extend({ studyCount: z.number().int() })) })
  .meta({ id: 'PatientList' });
export type PatientList = z.infer<typeof patientList>;
