import { z } from 'zod';
import { unitMention } from '../equipment/equipment.contract.ts';
import { commaList, isoDate, pageQuery } from '../platform/api.contract.ts';
import { examType, patientView } from './dose.contract.ts';

const bound = z.coerce.number().min(0).optional();
const flag = z.stringbool().optional();

/** The quantities of a study that a list filters and sorts by. Air kerma is never added to CT. */
export const studyQuantities = [
  'kermaAreaProductGycm2',
  'airKermaAtReferencePointMgy',
  'fluoroscopyTimeS',
  'ctdiVolMaxMgy',
  'dlpMgycm',
  'eventCount',
] as const;
export type StudyQuantity = (typeof studyQuantities)[number];

export const studySort = z.enum(['date', ...studyQuantities, 'findingCount']).meta({ id: 'StudySort' });
export type StudySort = z.infer<typeof studySort>;

/** What may be asked of the studies; the list, its CSV and its count take the same. */
export const studyFilter = z.object({
  from: isoDate.optional().describe('First date of the study'),
  to: isoDate.optional().describe('Last date of the study, itself included'),
  unitIds: commaList(z.coerce.number<string>().int().positive()).optional(),
  examTypes: commaList(examType).optional(),
  operators: commaList(z.string().max(300))
    .optional()
    .describe('Keys of names in reports (GET /operators): studies that name any of them, in any role'),
  text: z
    .string()
    .trim()
    .max(200)
    .optional()
    .describe('In description, protocol or procedure; in the accession number of whom you may identify'),
  kermaAreaProductGycm2Min: bound,
  kermaAreaProductGycm2Max: bound,
  airKermaAtReferencePointMgyMin: bound,
  airKermaAtReferencePointMgyMax: bound,
  fluoroscopyTimeSMin: bound,
  fluoroscopyTimeSMax: bound,
  ctdiVolMaxMgyMin: bound,
  ctdiVolMaxMgyMax: bound,
  dlpMgycmMin: bound,
  dlpMgycmMax: bound,
  eventCountMin: bound,
  eventCountMax: bound,
  withFindings: flag.describe('true: only those with findings; false: only those without'),
  withWarnings: flag.describe('true: only those with a finding that needs a look; false: only those without'),
  state: z.enum(['current', 'excluded', 'all']).default('current'),
  origin: z.enum(['reported', 'by-hand']).optional(),
  sort: studySort.default('date'),
  direction: z.enum(['asc', 'desc']).default('desc'),
  patient: flag.describe(
    '1: show patients where you may, and let text search their name and id; refused who may nowhere',
  ),
});
export type StudyFilter = z.infer<typeof studyFilter>;

/** GET /studies ; GET /studies.csv takes the same but for cursor and limit. */
export const studyListQuery = studyFilter.extend(pageQuery.shape);
export type StudyListQuery = z.infer<typeof studyListQuery>;
/** What a caller may write (all optional). */
export type StudyListQueryInput = z.input<typeof studyListQuery>;

const mgy = z.number().nullable();

export const studyRow = z
  .object({
    id: z.number().int(),
    date: z.string().nullable().meta({ description: 'ISO date at the unit' }),
    time: z.string().nullable().meta({ description: 'Wall time at the unit, HH:MM:SS' }),
    units: z.array(unitMention).meta({ description: 'One, or several that share the study (angio-CT)' }),
    examTypes: z.array(examType),
    description: z.string().nullable(),
    protocol: z.string().nullable(),
    procedure: z.string().nullable(),
    accessionNumber: z
      .string()
      .nullable()
      .meta({ description: 'null unless patients are asked for, as the patient' }),
    kermaAreaProductGycm2: z.number().nullable(),
    airKermaAtReferencePointMgy: mgy,
    fluoroscopyTimeS: z.number().nullable(),
    ctdiVolMaxMgy: mgy,
    ctdiVolMaxPhantomCm: z.union([z.literal(16), z.literal(32)]).nullable(),
    dlpMgycm: z.number().nullable(),
    eventCount: z.number().int().nullable(),
    findingCount: z.number().int(),
    warningCount: z.number().int().meta({ description: 'Of the findings, those that need a look' }),
    ageYears: z.number().nullable(),
    sex: z.enum(['M', 'F', 'O']).nullable(),
    origin: z.enum(['reported', 'by-hand']),
    isExcluded: z.boolean(),
    patient: patientView
      .nullable()
      .meta({ description: 'null unless asked for with patient=1, and permitted for this study' }),
  })
  .meta({ id: 'StudyRow' });
export type StudyRow = z.infer<typeof studyRow>;

export const studyPage = z
  .object({
    rows: z.array(studyRow),
    nextCursor: z.string().nullable(),
    total: z.number().int().nullable().meta({ description: 'With the first page only; null on the others' }),
  })
  .meta({ id: 'StudyPage' });
export type StudyPage = z.infer<typeof studyPage>;

/** GET /studies/facets : what the filters can offer. */
export const studyFacets = z
  .object({
    units: z.array(unitMention.extend({ studyCount: z.number().int() })),
    examTypes: z.array(z.object({ examType, studyCount: z.number().int() })),
    firstDate: z.string().nullable(),
    lastDate: z.string().nullable(),
    studyCount: z.number().int(),
  })
  .meta({ id: 'StudyFacets' });
export type StudyFacets = z.infer<typeof studyFacets>;

/** GET /studies/per-day : the sparkline. Days without studies are given with 0. */
export const studiesPerDayQuery = z.object({
  from: isoDate,
  to: isoDate,
  unitIds: commaList(z.coerce.number<string>().int().positive()).optional(),
});
export type StudiesPerDayQuery = z.infer<typeof studiesPerDayQuery>;

export const studiesPerDay = z
  .object({ days: z.array(z.object({ date: z.string(), studyCount: z.number().int() })) })
  .meta({ id: 'StudiesPerDay' });
export type StudiesPerDay = z.infer<typeof studiesPerDay>;

/** GET /overview : the numbers of Home. Days are counted in the facility's time zone, by date of study. */
export const overview = z
  .object({
    today: z.string(),
    studiesToday: z.number().int(),
    studiesLast7Days: z.number().int(),
    studiesLast30Days: z.number().int(),
    studyCount: z.number().int(),
    units: z.array(
      unitMention.extend({
        studiesToday: z.number().int(),
        studiesLast7Days: z.number().int(),
        studiesLast30Days: z.number().int(),
        lastSeenAt: z.string().nullable(),
        daysSilent: z.number().int().nullable(),
        isSilent: z.boolean(),
      }),
    ),
    silentAfterDays: z.number().int(),
    unconfirmedUnitCount: z.number().int(),
    studiesWithWarningsLast7Days: z.number().int(),
  })
  .meta({ id: 'Overview' });
export type Overview = z.infer<typeof overview>;
