import type { CanonicalUnit } from '../../quantities/quantity.ts';
import type { CodeKey } from '../sr/coded-concept.ts';
import { concept } from '../sr/concepts.ts';
import type { NumberField, NumberFields } from './numbers.ts';
import type { PlaneTotals, ProjectionEvent } from './projection-report.ts';

type Row = readonly [code: number, field: string, unit: CanonicalUnit, how?: 'many' | 'position'];

const fieldFrom = ([, field, unit, how]: Row): NumberField => {
  if (how === 'many') return { field, unit, isMany: true };
  return how === 'position' || unit === 'deg' ? { field, unit, isZeroMeant: true } : { field, unit };
};

const fieldsFrom = (rows: readonly Row[]): NumberFields =>
  new Map(rows.map((row): [CodeKey, NumberField] => [`DCM:${row[0]}`, fieldFrom(row)]));

type NumbersOf<T> = { [K in keyof T]: T[K] extends number | null ? K : never }[keyof T];
type OwnField<T> = Extract<NumbersOf<T>, string>;

const ownRows = <T>(
  rows: readonly (readonly [number, OwnField<T>, CanonicalUnit, ('many' | 'position')?])[],
): readonly Row[] => rows;

/** Numbers of an irradiation event that have a field of their own (PS3.16, TID 10003 and 10003A–C, CID 10008). */
export const eventNumbers = fieldsFrom(
  ownRows<ProjectionEvent>([
    [122130, 'kermaAreaProductGycm2', 'Gy.cm2'],
    [113738, 'airKermaAtReferencePointMgy', 'mGy'],
    [111636, 'entranceExposureAtReferencePointMgy', 'mGy'],
    [111631, 'averageGlandularDoseMgy', 'mGy'],
    [113742, 'irradiationDurationS', 's'],
    [113733, 'kvp', 'kV', 'many'],
    [113734, 'tubeCurrentMa', 'mA', 'many'],
    [113767, 'averageTubeCurrentMa', 'mA'],
    [113824, 'exposureTimeMs', 'ms'],
    // The retired code of exposure time, which several makers still send.
    [113735, 'exposureTimeMs', 'ms'],
    [113736, 'exposureMas', 'mA.s', 'many'],
    [113793, 'pulseWidthMs', 'ms', 'many'],
    [113791, 'pulseRatePerS', '/s'],
    [113768, 'pulseCount', '1'],
    [113766, 'focalSpotSizeMm', 'mm'],
    [111634, 'halfValueLayerMm', 'mm'],
    [111638, 'patientEquivalentThicknessMm', 'mm'],
    [111633, 'compressionThicknessMm', 'mm'],
    [113790, 'collimatedFieldAreaCm2', 'cm2'],
    [113788, 'collimatedFieldHeightMm', 'mm'],
    [113789, 'collimatedFieldWidthMm', 'mm'],
    [113845, 'exposureIndex', '1'],
    [113846, 'targetExposureIndex', '1'],
    [113847, 'deviationIndex', '1'],
    [112011, 'positionerPrimaryAngleDeg', 'deg'],
    [112012, 'positionerSecondaryAngleDeg', 'deg'],
    [113739, 'positionerPrimaryEndAngleDeg', 'deg'],
    [113740, 'positionerSecondaryEndAngleDeg', 'deg'],
    [113770, 'columnAngulationDeg', 'deg'],
    [113754, 'tableHeadTiltAngleDeg', 'deg'],
    [113755, 'tableHorizontalRotationAngleDeg', 'deg'],
    [113756, 'tableCradleTiltAngleDeg', 'deg'],
    [113737, 'distanceSourceToReferencePointMm', 'mm'],
    [113748, 'distanceSourceToIsocenterMm', 'mm'],
    [113750, 'distanceSourceToDetectorMm', 'mm'],
    [113792, 'distanceSourceToTablePlaneMm', 'mm'],
    [113751, 'tableLongitudinalMm', 'mm', 'position'],
    [113752, 'tableLateralMm', 'mm', 'position'],
    [113753, 'tableHeightMm', 'mm', 'position'],
    [113759, 'tableLongitudinalEndMm', 'mm', 'position'],
    [113760, 'tableLateralEndMm', 'mm', 'position'],
    [113761, 'tableHeightEndMm', 'mm', 'position'],
  ]),
);

/** Numbers of an irradiation event that stand in `more` (TID 10003C rows 12–20, CID 10008). */
export const eventMoreNumbers = fieldsFrom([
  [128757, 'positionerIsocenterPrimaryAngleDeg', 'deg'],
  [128758, 'positionerIsocenterSecondaryAngleDeg', 'deg'],
  [128759, 'positionerIsocenterDetectorRotationAngleDeg', 'deg'],
  [128760, 'positionerIsocenterPrimaryEndAngleDeg', 'deg'],
  [128761, 'positionerIsocenterSecondaryEndAngleDeg', 'deg'],
  [128762, 'positionerIsocenterDetectorRotationEndAngleDeg', 'deg'],
  [128763, 'tableHeadTiltEndAngleDeg', 'deg'],
  [128764, 'tableHorizontalRotationEndAngleDeg', 'deg'],
  [128765, 'tableCradleTiltEndAngleDeg', 'deg'],
  [128766, 'tableXPositionToIsocenterMm', 'mm', 'position'],
  [128767, 'tableYPositionToIsocenterMm', 'mm', 'position'],
  [128768, 'tableZPositionToIsocenterMm', 'mm', 'position'],
  [128769, 'tableXEndPositionToIsocenterMm', 'mm', 'position'],
  [128770, 'tableYEndPositionToIsocenterMm', 'mm', 'position'],
  [128771, 'tableZEndPositionToIsocenterMm', 'mm', 'position'],
]);

/** Numbers of a plane's accumulated dose (TID 10004, 10006, 10007). */
export const accumulatedNumbers = fieldsFrom(
  ownRows<PlaneTotals>([
    [113722, 'kermaAreaProductGycm2', 'Gy.cm2'],
    [113725, 'airKermaAtReferencePointMgy', 'mGy'],
    [113726, 'fluoroscopyKermaAreaProductGycm2', 'Gy.cm2'],
    [113728, 'fluoroscopyAirKermaAtReferencePointMgy', 'mGy'],
    [113727, 'acquisitionKermaAreaProductGycm2', 'Gy.cm2'],
    [113729, 'acquisitionAirKermaAtReferencePointMgy', 'mGy'],
    [113730, 'fluoroscopyTimeS', 's'],
    [113855, 'acquisitionTimeS', 's'],
    [113731, 'frameCount', '1'],
    [113737, 'distanceSourceToReferencePointMm', 'mm'],
  ]),
);

export const calibrationNumbers = fieldsFrom([
  [122322, 'factor', '1'],
  [113763, 'uncertaintyPercent', '%'],
]);

export const filterNumbers = fieldsFrom([
  [113758, 'minMm', 'mm'],
  [113773, 'maxMm', 'mm'],
]);

export const glandularDoseNumbers = fieldsFrom([[111637, 'averageGlandularDoseMgy', 'mGy']]);

export const landmarkNumbers = fieldsFrom([
  [128752, 'xMm', 'mm'],
  [128753, 'zMm', 'mm'],
]);

export const fiducialNumbers = fieldsFrom([[128756, 'landmarkToFiducialZMm', 'mm']]);

type CodeFieldOf<T> = { [K in keyof T]-?: NonNullable<T[K]> extends { scheme: string } ? K : never }[keyof T];

/** Codes of an irradiation event by concept name. */
export const eventCodes: ReadonlyMap<string, CodeFieldOf<ProjectionEvent>> = new Map([
  [concept.irradiationEventType, 'typeCode'],
  [concept.targetRegion, 'targetRegion'],
  [concept.anatomicalStructure, 'anatomy'],
  [concept.imageView, 'imageView'],
  [concept.patientTableRelationship, 'patientTableRelationship'],
  [concept.patientOrientation, 'patientOrientation'],
  [concept.fluoroMode, 'fluoroMode'],
  [concept.anodeTargetMaterial, 'anodeTargetMaterial'],
  [concept.referencePointDefinition, 'referencePointCode'],
  [concept.mechanicalConfiguration, 'mechanicalConfiguration'],
]);

export const emptyEventNumbers: Readonly<Record<string, null>> = Object.fromEntries(
  [...eventNumbers.values()].map(({ field }) => [field, null]),
);

export const emptyAccumulatedNumbers: Readonly<Record<string, null>> = Object.fromEntries(
  [...accumulatedNumbers.values()].map(({ field }) => [field, null]),
);
