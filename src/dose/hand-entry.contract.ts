import { z } from 'zod';
import { isoDate, reasonText } from '../platform/api.contract.ts';
import { examType } from './dose.contract.ts';

const optionalText = (longest: number) => z.string().trim().min(1).max(longest).nullable().default(null);
const amount = z.number().positive().nullable().default(null);

/** What a person read off a unit that sends nothing. What was not displayed stays null, never 0. */
const handEntryFields = z.object({
  unitId: z.number().int().positive(),
  date: isoDate.meta({ description: 'Not in the future' }),
  time: z.iso
    .time({ precision: 0 })
    .or(z.iso.time({ precision: -1 }))
    .nullable()
    .default(null),
  examType: examType.default('fluoroscopy'),
  description: optionalText(200),
  procedure: optionalText(200),
  accessionNumber: optionalText(64),
  patientId: optionalText(64),
  patientAgeYears: z.number().min(0).max(130).nullable().default(null),
  patientSex: z.enum(['M', 'F', 'O']).nullable().default(null),
  patientSizeM: z.number().min(0.2).max(2.6).nullable().default(null),
  patientWeightKg: z.number().min(0.3).max(500).nullable().default(null),
  fluoroscopyTimeS: amount,
  kermaAreaProductGycm2: amount,
  airKermaAtReferencePointMgy: amount,
  ctdiVolMaxMgy: amount,
  ctdiVolMaxPhantomCm: z
    .union([z.literal(16), z.literal(32)])
    .nullable()
    .default(null),
  dlpMgycm: amount,
  imageCount: z.number().int().min(0).nullable().default(null),
  comment: optionalText(1000),
});

/** As kept: every field there, null where nothing was said. */
export type HandEntryFields = z.infer<typeof handEntryFields>;

const somethingMeasured = (entry: HandEntryFields): boolean =>
  [
    entry.fluoroscopyTimeS,
    entry.kermaAreaProductGycm2,
    entry.airKermaAtReferencePointMgy,
    entry.ctdiVolMaxMgy,
    entry.dlpMgycm,
    entry.imageCount,
  ].some((value) => value !== null);
const nothingMeasured = 'Give at least one of: fluoroscopy time, images, KAP, air kerma, CTDIvol, DLP';

const ctAlone = (entry: HandEntryFields): boolean =>
  entry.examType === 'ct'
    ? entry.kermaAreaProductGycm2 === null && entry.airKermaAtReferencePointMgy === null
    : entry.ctdiVolMaxMgy === null && entry.dlpMgycm === null;
const ctMixed = 'CTDIvol and DLP belong to CT, KAP and air kerma to the other exam types: enter two studies';

/** POST /hand-entries */
export const handEntryInput = handEntryFields
  .refine(somethingMeasured, nothingMeasured)
  .refine(ctAlone, ctMixed)
  .meta({ id: 'HandEntryInput' });
export type HandEntryInput = z.infer<typeof handEntryInput>;
/** What a caller may write (most of it optional). */
export type HandEntryRequest = z.input<typeof handEntryInput>;

/** PUT /hand-entries/:id : the whole entry again, and why. POST …/:id/withdraw and …/:id/restore take `Undo`. */
export const handEntryChange = handEntryFields
  .extend({ reason: reasonText })
  .refine(somethingMeasured, nothingMeasured)
  .refine(ctAlone, ctMixed)
  .meta({ id: 'HandEntryChange' });
export type HandEntryChange = z.infer<typeof handEntryChange>;

export const handEntry = handEntryFields
  .extend({
    id: z.number().int(),
    studyId: z.number().int(),
    enteredAt: z.string(),
    enteredBy: z.string().nullable(),
    isMasked: z.boolean().meta({
      description:
        'Patient id, accession number and comment are not shown; in a change, null leaves them as they are',
    }),
    source: z.enum(['form', 'csv']),
    isWithdrawn: z.boolean(),
    history: z
      .array(
        z.object({
          kind: z.enum(['entered', 'changed', 'withdrawn', 'restored']),
          at: z.string(),
          author: z.string().nullable(),
          reason: z.string().nullable(),
          sentence: z.string(),
        }),
      )
      .meta({ description: 'Oldest first' }),
  })
  .meta({ id: 'HandEntry' });
export type HandEntry = z.infer<typeof handEntry>;

/** Columns of the CSV, in order; only `unit`, `date` and one quantity are needed. GET /hand-entries/template.csv */
export const handEntryColumns = [
  'unit',
  'date',
  'time',
  'exam_type',
  'description',
  'procedure',
  'accession_number',
  'patient_id',
  'patient_age_years',
  'patient_sex',
  'patient_size_m',
  'patient_weight_kg',
  'fluoroscopy_time_s',
  'kerma_area_product_gycm2',
  'air_kerma_at_reference_point_mgy',
  'ctdi_vol_max_mgy',
  'ctdi_vol_max_phantom_cm',
  'dlp_mgycm',
  'image_count',
  'comment',
] as const;
export type HandEntryColumn = (typeof handEntryColumns)[number];

/** POST /hand-entries/csv/preview and POST /hand-entries/csv : multipart, `file`, at most 2 MB. */
export const handEntryCsvForm = z
  .object({
    skipProblems: z.stringbool().default(false).describe('Commit the good rows and leave the others'),
  })
  .meta({ id: 'HandEntryCsvForm' });
export type HandEntryCsvForm = z.infer<typeof handEntryCsvForm>;

export const csvRow = z
  .object({
    line: z.number().int().meta({ description: 'Line in the file; the header is 1' }),
    outcome: z.enum(['ok', 'problem', 'already-entered']),
    problems: z.array(
      z.object({
        column: z.enum(handEntryColumns).nullable(),
        sentence: z.string().meta({ description: 'What is not right and what would be' }),
      }),
    ),
    values: z.record(z.string(), z.string()).meta({ description: 'The cells as they stand in the file' }),
    entry: handEntryFields.nullable().meta({ description: 'What would be entered; null with a problem' }),
    unitName: z.string().nullable(),
  })
  .meta({ id: 'HandEntryCsvRow' });
export type CsvRow = z.infer<typeof csvRow>;

export const csvPreview = z
  .object({
    rows: z.array(csvRow),
    okCount: z.number().int(),
    problemCount: z.number().int(),
    alreadyEnteredCount: z.number().int(),
    unknownColumns: z.array(z.string()),
    fileProblems: z.array(z.string()).meta({ description: 'Of the whole file; nothing can be committed' }),
  })
  .meta({ id: 'HandEntryCsvPreview' });
export type CsvPreview = z.infer<typeof csvPreview>;

export const csvCommitted = z
  .object({ entered: z.number().int(), left: z.number().int(), studyIds: z.array(z.number().int()) })
  .meta({ id: 'HandEntryCsvCommitted' });
export type CsvCommitted = z.infer<typeof csvCommitted>;
