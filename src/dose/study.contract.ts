import { z } from 'zod';
import { unitMention } from '../equipment/equipment.contract.ts';
import { correction } from './correction.contract.ts';
import {
  code,
  examType,
  moment,
  patientView,
  personName,
  plane,
  privacyMode,
  sentByField,
} from './dose.contract.ts';
import { handEntry } from './hand-entry.contract.ts';
import { ctEvent, projectionEvent } from './study-event.contract.ts';

const number = z.number().nullable();
const text = z.string().nullable();

/** One total, told twice: as the reports declare it, and as the events add up to. */
export const total = z
  .object({
    value: number.meta({ description: 'The one that counts' }),
    counts: z.enum(['reported', 'events', 'both']).nullable(),
    asReported: number,
    fromEvents: number,
    difference: number.meta({ description: 'Reported minus events; null when either is' }),
    differencePercent: number.meta({ description: 'Of what is reported' }),
  })
  .meta({ id: 'Total' });
export type TotalView = z.infer<typeof total>;

const projectionTotals = {
  kermaAreaProductGycm2: total,
  airKermaAtReferencePointMgy: total,
  fluoroscopyKermaAreaProductGycm2: total,
  fluoroscopyAirKermaAtReferencePointMgy: total,
  acquisitionKermaAreaProductGycm2: total,
  acquisitionAirKermaAtReferencePointMgy: total,
  fluoroscopyTimeS: total,
  acquisitionTimeS: total,
  frameCount: number,
  exposureCount: number,
};

export const planeTotals = z
  .object({
    plane,
    ...projectionTotals,
    eventCount: z.number().int(),
    referencePointDefinition: text,
    distanceSourceToReferencePointMm: number,
    sent: sentByField.meta({ description: 'By field name, as the report that counts said it' }),
  })
  .meta({ id: 'PlaneTotals' });
export type PlaneTotalsView = z.infer<typeof planeTotals>;

const partPlace = {
  id: z.number().int(),
  unit: unitMention.extend({
    manufacturer: text,
    modelName: text,
    deviceSerialNumber: text,
    stationName: text,
    room: text,
    facilityName: text,
  }),
  softwareVersions: text,
  examType,
  startedAt: moment.nullable(),
  endedAt: moment.nullable(),
};

export const projectionPart = z
  .object({
    kind: z.literal('projection'),
    ...partPlace,
    planes: z.array(planeTotals).meta({ description: 'Planes as reported, apart' }),
    totals: z
      .object({ ...projectionTotals, eventCount: z.number().int() })
      .meta({ description: 'Summed over the planes' }),
    events: z.array(projectionEvent),
  })
  .meta({ id: 'ProjectionPart' });
export type ProjectionPartView = z.infer<typeof projectionPart>;

export const ctPart = z
  .object({
    kind: z.literal('ct'),
    ...partPlace,
    totals: z.object({
      dlpMgycm: total,
      ctdiVolMaxMgy: number,
      ctdiVolMaxPhantomCm: z.union([z.literal(16), z.literal(32)]).nullable(),
      effectiveDoseMsv: number,
      eventCount: z.number().int(),
      declaredEventCount: number,
    }),
    events: z.array(ctEvent),
  })
  .meta({ id: 'CtPart' });
export type CtPartView = z.infer<typeof ctPart>;

export const studyPart = z.discriminatedUnion('kind', [projectionPart, ctPart]).meta({ id: 'StudyPart' });
export type StudyPartView = z.infer<typeof studyPart>;

export const studyFinding = z
  .object({
    code: z.string(),
    severity: z.enum(['info', 'warning']),
    message: z.string(),
    reportId: z.number().int().nullable().meta({ description: 'null: of the study as merged' }),
    eventId: z.number().int().nullable(),
    field: text,
  })
  .meta({ id: 'StudyFinding' });
export type StudyFinding = z.infer<typeof studyFinding>;

export const studyReport = z
  .object({
    id: z.number().int(),
    sopInstanceUid: z.string(),
    sopClassUid: z.string(),
    receivedAt: z.string(),
    contentDateTime: moment.nullable(),
    completionFlag: z.enum(['COMPLETE', 'PARTIAL']).nullable(),
    kind: z.enum(['projection', 'ct']),
    eventCount: z.number().int().meta({ description: 'Events in this report' }),
    usedEventCount: z.number().int().meta({ description: 'Events of the study whose values came from it' }),
    state: z.enum(['current', 'superseded', 'excluded']),
    isMoved: z.boolean().meta({ description: 'A person moved it to this study' }),
    findingCount: z.number().int(),
    stateReason: text.meta({ description: 'Why it does not count' }),
    sha256: text.meta({ description: 'Of the original; null for an entry by hand' }),
    originalUrl: text.meta({
      description:
        '/api/v1/originals/:sha256 ; null where privacy hides it, and who may not identify the patient',
    }),
    contentTreeUrl: text.meta({ description: '/api/v1/originals/:sha256/content-tree' }),
  })
  .meta({ id: 'StudyReport' });
export type StudyReportView = z.infer<typeof studyReport>;

/** What GET /studies/:id may be asked. */
export const studyQuery = z.object({
  patient: z.stringbool().optional().describe('true: say who the patient is; refused who may not see it'),
});
export type StudyQuery = z.infer<typeof studyQuery>;

/** GET /studies/:id */
export const study = z
  .object({
    id: z.number().int(),
    origin: z.enum(['reported', 'by-hand']),
    isExcluded: z.boolean(),
    mergedIntoStudyId: z
      .number()
      .int()
      .nullable()
      .meta({ description: 'Linked into another study: go there' }),
    studyInstanceUid: text,
    linkedStudyInstanceUids: z.array(z.string()),
    date: text,
    time: text,
    timezoneOffset: text,
    examTypes: z.array(examType),
    accessionNumber: text,
    studyIdText: text.meta({ description: 'Study ID of the report (0020,0010)' }),
    description: text,
    seriesDescription: text,
    protocol: text,
    procedure: text,
    procedureCodes: z.array(code),
    requestedProcedureDescription: text,
    performedProcedureStepDescription: text,
    reasonForRequestedProcedure: text,
    referringPhysicians: z.array(personName),
    performingPhysicians: z.array(personName),
    operators: z.array(personName),
    privacyMode,
    patientRecordId: z
      .number()
      .int()
      .nullable()
      .meta({ description: 'Of the patient here, for corrections; says nothing of who it is' }),
    mayIdentify: z.boolean().meta({ description: 'Whether patient=true would say who it is' }),
    patient: patientView.nullable().meta({
      description:
        'null unless asked for with patient=true; so are accession number, study id, reason for the procedure and comments',
    }),
    patientAtStudy: z.object({
      ageYears: number,
      sizeM: number,
      weightKg: number,
      sex: z.enum(['M', 'F', 'O']).nullable(),
      pregnancyStatus: z
        .enum(['not-pregnant', 'possibly-pregnant', 'definitely-pregnant', 'unknown'])
        .nullable(),
    }),
    totals: z.object({
      kermaAreaProductGycm2: number,
      airKermaAtReferencePointMgy: number,
      fluoroscopyTimeS: number,
      ctdiVolMaxMgy: number,
      ctdiVolMaxPhantomCm: z.union([z.literal(16), z.literal(32)]).nullable(),
      dlpMgycm: number,
      eventCount: z.number().int().nullable(),
    }),
    parts: z.array(studyPart),
    findings: z.array(studyFinding),
    reports: z.array(studyReport),
    corrections: z.array(correction).meta({ description: 'Newest first' }),
    handEntry: handEntry.nullable(),
  })
  .meta({ id: 'Study' });
export type Study = z.infer<typeof study>;
