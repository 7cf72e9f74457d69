import { z } from 'zod';
import { code, moment, participant, personName, plane, sentByField } from './dose.contract.ts';

const number = z.number().nullable();
const text = z.string().nullable();
const codeOrNull = code.nullable();
const momentOrNull = moment.nullable();

/** Where an event stands in the study and from which report its values came. */
const eventPlace = {
  id: z.number().int(),
  index: z.number().int().meta({ description: 'Order in its part, by start, from 0' }),
  eventIndex: z.number().int().meta({ description: 'Place in its report, from 0' }),
  reportId: z.number().int().meta({ description: 'The report these values came from' }),
  irradiationEventUid: z.string(),
  uidIsSynthetic: z.boolean(),
  startedAt: momentOrNull,
  label: text,
  comment: text,
  targetRegion: codeOrNull,
  repeated: z.boolean().nullable(),
  rejected: z.boolean().nullable(),
  participants: z.array(participant),
  sent: sentByField.meta({ description: 'By field name: the raw text and unit, or how it was derived' }),
};

const xRayFilter = z
  .object({ type: codeOrNull, material: text, minMm: number, maxMm: number })
  .meta({ id: 'XRayFilter' });

const projectionDose = {
  kermaAreaProductGycm2: number,
  airKermaAtReferencePointMgy: number,
  entranceExposureAtReferencePointMgy: number,
  averageGlandularDoseMgy: number,
  irradiationDurationS: number,
};

const projectionTechnique = {
  kvp: number,
  tubeCurrentMa: number,
  averageTubeCurrentMa: number,
  exposureTimeMs: number,
  exposureMas: number,
  pulseWidthMs: number,
  pulseRatePerS: number,
  pulseCount: number,
  focalSpotSizeMm: number,
  anodeTargetMaterial: codeOrNull,
  filters: z.array(xRayFilter),
  grids: z.array(code),
  halfValueLayerMm: number,
  patientEquivalentThicknessMm: number,
  compressionThicknessMm: number,
  collimatedFieldAreaCm2: number,
  collimatedFieldHeightMm: number,
  collimatedFieldWidthMm: number,
  exposureIndex: number,
  targetExposureIndex: number,
  deviationIndex: number,
};

const projectionGeometry = {
  positionerPrimaryAngleDeg: number,
  positionerSecondaryAngleDeg: number,
  positionerPrimaryEndAngleDeg: number,
  positionerSecondaryEndAngleDeg: number,
  columnAngulationDeg: number,
  tableHeadTiltAngleDeg: number,
  tableHorizontalRotationAngleDeg: number,
  tableCradleTiltAngleDeg: number,
  distanceSourceToReferencePointMm: number,
  distanceSourceToIsocenterMm: number,
  distanceSourceToDetectorMm: number,
  distanceSourceToTablePlaneMm: number,
  tableLongitudinalMm: number,
  tableLateralMm: number,
  tableHeightMm: number,
  tableLongitudinalEndMm: number,
  tableLateralEndMm: number,
  tableHeightEndMm: number,
};

export const projectionEventType = z
  .enum([
    'fluoroscopy',
    'stationary-acquisition',
    'stepping-acquisition',
    'rotational-acquisition',
    'unknown',
  ])
  .meta({ id: 'ProjectionEventType' });

export const projectionEvent = z
  .object({
    ...eventPlace,
    plane,
    type: projectionEventType,
    typeCode: codeOrNull,
    protocol: text,
    anatomy: codeOrNull,
    laterality: codeOrNull,
    imageView: codeOrNull,
    patientTableRelationship: codeOrNull,
    patientOrientation: codeOrNull,
    patientOrientationModifier: codeOrNull,
    fluoroMode: codeOrNull,
    referencePointDefinition: text,
    referencePointCode: codeOrNull,
    ...projectionDose,
    ...projectionTechnique,
    ...projectionGeometry,
    more: z.record(z.string(), z.number()),
  })
  .meta({ id: 'ProjectionEvent' });
export type ProjectionEventView = z.infer<typeof projectionEvent>;

const ctSource = z
  .object({
    identification: text,
    kvp: number,
    tubeCurrentMa: number,
    maximumTubeCurrentMa: number,
    exposureTimePerRotationS: number,
    aluminumEquivalentMm: number,
    sent: sentByField,
  })
  .meta({ id: 'CtSource' });

const doseCheck = z
  .object({
    kind: z.enum(['alert', 'notification']),
    dlpConfigured: z.boolean().nullable(),
    ctdiVolConfigured: z.boolean().nullable(),
    dlpValueMgycm: number,
    ctdiVolValueMgy: number,
    dlpForwardEstimateMgycm: number,
    ctdiVolForwardEstimateMgy: number,
    reasonForProceeding: text,
    person: personName.nullable(),
  })
  .meta({ id: 'DoseCheck' });

export const ctAcquisitionType = z
  .enum(['sequenced', 'spiral', 'constant-angle', 'stationary', 'free', 'cone-beam', 'unknown'])
  .meta({ id: 'CtAcquisitionType' });

export const ctEvent = z
  .object({
    ...eventPlace,
    acquisitionProtocol: text,
    acquisitionType: ctAcquisitionType,
    acquisitionTypeCode: codeOrNull,
    procedureContext: codeOrNull,
    modulationType: text,
    reconstructionAlgorithms: z.array(code),
    exposureTimeS: number,
    scanningLengthMm: number,
    reconstructableLengthMm: number,
    exposedRangeMm: number,
    nominalSingleCollimationWidthMm: number,
    nominalTotalCollimationWidthMm: number,
    pitchRatio: number,
    sourceCount: number,
    sources: z.array(ctSource),
    ctdiVolMgy: number,
    phantomType: codeOrNull,
    phantomDiameterCm: z.union([z.literal(16), z.literal(32)]).nullable(),
    dlpMgycm: number,
    effectiveDoseMsv: number,
    ssdeMgy: number,
    ssdeMethod: codeOrNull,
    waterEquivalentDiameterMm: number,
    effectiveDiameterMm: number,
    lateralDimensionMm: number,
    apDimensionMm: number,
    doseChecks: z.array(doseCheck),
  })
  .meta({ id: 'CtEvent' });
export type CtEventView = z.infer<typeof ctEvent>;
