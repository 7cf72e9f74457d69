import { z } from 'zod';
import { commaList, reasonText } from '../platform/api.contract.ts';

export const unitState = z.enum(['unconfirmed', 'confirmed', 'merged']);
export type UnitState = z.infer<typeof unitState>;

/** How a unit is named wherever it is mentioned. */
export const unitMention = z
  .object({ id: z.number().int(), name: z.string(), state: unitState })
  .meta({ id: 'UnitMention' });
export type UnitMention = z.infer<typeof unitMention>;

export const countsAs = z.enum(['fluoroscopy', 'radiography', 'mammography']).meta({ id: 'CountsAs' });

export const facility = z
  .object({
    id: z.number().int(),
    name: z.string(),
    timeZone: z.string().meta({ description: 'IANA name, "Europe/Zurich"' }),
    unitCount: z.number().int(),
  })
  .meta({ id: 'Facility' });
export type Facility = z.infer<typeof facility>;

export const facilityInput = z
  .object({
    name: z.string().trim().min(1).max(120),
    timeZone: z
      .string()
      .trim()
      .min(1)
      .max(64)
      .optional()
      .meta({ description: "The server's when not given" }),
  })
  .meta({ id: 'FacilityInput' });
export type FacilityInput = z.infer<typeof facilityInput>;

export const facilityList = z.object({ facilities: z.array(facility) }).meta({ id: 'FacilityList' });
export type FacilityList = z.infer<typeof facilityList>;

const softwareVersion = z
  .object({ versions: z.string(), firstSeenAt: z.string(), lastSeenAt: z.string() })
  .meta({ id: 'SoftwareVersion', description: 'Software as the unit reported it, a history' });

export const unit = z
  .object({
    id: z.number().int(),
    name: z.string().meta({ description: 'The name given by a person, else maker, model and station' }),
    nameIsGiven: z.boolean(),
    state: unitState,
    manufacturer: z.string().nullable(),
    modelName: z.string().nullable(),
    deviceSerialNumber: z.string().nullable(),
    stationName: z.string().nullable(),
    institutionName: z.string().nullable().meta({ description: 'As the unit itself reports it' }),
    facility: z.object({ id: z.number().int(), name: z.string() }).nullable(),
    room: z.string().nullable(),
    sendsReports: z.boolean().meta({ description: 'false for units whose studies are entered by hand' }),
    softwareHistory: z
      .array(softwareVersion)
      .meta({ description: 'That of merged units too; first seen first' }),
    firstSeenAt: z.string(),
    lastSeenAt: z.string().nullable().meta({ description: 'When its last report arrived; null: never' }),
    daysSilent: z.number().int().nullable().meta({ description: 'Whole days since the last report' }),
    silentAfterDays: z.number().int().nullable().meta({ description: 'null: as the installation is set' }),
    countsAs: countsAs
      .nullable()
      .meta({ description: 'What its reports are, where its own word for it is wrong' }),
    isSilent: z
      .boolean()
      .meta({ description: 'Longer than its days allow; never true of units that send nothing' }),
    studyCount: z.number().int(),
    studyCountLast30Days: z.number().int(),
    lastStudyDate: z.string().nullable(),
    mergedInto: z
      .object({ id: z.number().int(), name: z.string() })
      .nullable()
      .meta({ description: 'The unit that this one was found to be' }),
    mergedUnits: z
      .array(z.object({ id: z.number().int(), name: z.string() }))
      .meta({ description: 'Units that were found to be this one; unmerge takes their id' }),
  })
  .meta({ id: 'Unit' });
export type Unit = z.infer<typeof unit>;

export const unitListQuery = z.object({
  states: commaList(unitState).optional(),
});
export type UnitListQuery = z.infer<typeof unitListQuery>;

export const unitList = z
  .object({
    silentAfterDays: z.number().int(),
    units: z
      .array(unit)
      .meta({ description: 'All of them: unconfirmed first, then by name; merged ones are left out' }),
  })
  .meta({ id: 'UnitList' });
export type UnitList = z.infer<typeof unitList>;

/** POST /units : a unit that sends nothing, for entry by hand. */
export const newUnitInput = z
  .object({
    name: z.string().trim().min(1).max(120),
    manufacturer: z.string().trim().min(1).max(120).nullable().default(null),
    modelName: z.string().trim().min(1).max(120).nullable().default(null),
    deviceSerialNumber: z.string().trim().min(1).max(120).nullable().default(null),
    facilityId: z.number().int().nullable().default(null),
    room: z.string().trim().min(1).max(120).nullable().default(null),
  })
  .meta({ id: 'NewUnit' });
export type NewUnitInput = z.infer<typeof newUnitInput>;

/** PATCH /units/:id : only what is given is changed. `confirm: true` confirms the unit. */
export const unitChangeInput = z
  .object({
    name: z.string().trim().min(1).max(120).nullable().optional(),
    confirm: z.literal(true).optional(),
    facilityId: z.number().int().nullable().optional(),
    room: z.string().trim().min(1).max(120).nullable().optional(),
    silentAfterDays: z.number().int().min(1).max(3650).nullable().optional(),
    countsAs: countsAs.nullable().optional(),
  })
  .meta({ id: 'UnitChange' });
export type UnitChangeInput = z.infer<typeof unitChangeInput>;

/** POST /units/:id/merge : this unit is found to be `intoUnitId`. POST /units/:id/unmerge (`Undo`) takes it back. */
export const unitMergeInput = z
  .object({ intoUnitId: z.number().int(), reason: reasonText })
  .meta({ id: 'UnitMerge' });
export type UnitMergeInput = z.infer<typeof unitMergeInput>;

/** GET /units/:id/merge-preview?intoUnitId= */
export const unitMergePreviewQuery = z.object({ intoUnitId: z.coerce.number().int().positive() });
export type UnitMergePreviewQuery = z.infer<typeof unitMergePreviewQuery>;

export const unitMergePreview = z
  .object({
    from: unitMention,
    into: unitMention,
    studyCount: z.number().int(),
    firstStudyDate: z.string().nullable(),
    lastStudyDate: z.string().nullable(),
    differences: z
      .array(z.object({ field: z.string(), from: z.string().nullable(), into: z.string().nullable() }))
      .meta({ description: 'What the two units say differently of themselves' }),
    sentence: z.string(),
  })
  .meta({ id: 'UnitMergePreview' });
export type UnitMergePreview = z.infer<typeof unitMergePreview>;

/** One line of a unit's history. GET /units/:id/changes */
export const unitChange = z
  .object({
    id: z.number().int(),
    unitId: z.number().int(),
    kind: z.enum(['seen-first', 'created', 'confirmed', 'renamed', 'placed', 'set', 'merged', 'unmerged']),
    sentence: z.string(),
    reason: z.string().nullable(),
    author: z.string().nullable(),
    at: z.string(),
  })
  .meta({ id: 'UnitHistoryLine' });
export type UnitChange = z.infer<typeof unitChange>;

export const unitHistory = z.object({ changes: z.array(unitChange) }).meta({ id: 'UnitHistory' });
export type UnitHistory = z.infer<typeof unitHistory>;
