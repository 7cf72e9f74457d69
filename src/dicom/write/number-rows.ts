import { dcm, units, type UnitCode } from './concepts.ts';
import { decimalString, numItem, type CodedEntry, type ContentItem } from './content-item.ts';

/** How a number of ours stands in the report: its concept, the template's unit, and that unit per canonical unit. */
export interface NumberRow {
  readonly concept: CodedEntry;
  readonly unit: UnitCode;
  readonly factor: number;
}

const row = (value: string, meaning: string, unit: UnitCode, factor = 1): NumberRow => ({
  concept: dcm(value, meaning),
  unit,
  factor,
});

/** TID 10004 and 10007, per plane. Gy·cm² to Gy·m² and mGy to Gy on the way out. */
export const accumulatedRows = {
  kermaAreaProductGycm2: row('113722', 'Dose Area Product Total', 'Gy.m2', 1e-4),
  airKermaAtReferencePointMgy: row('113725', 'Dose (RP) Total', 'Gy', 1e-3),
  fluoroscopyKermaAreaProductGycm2: row('113726', 'Fluoro Dose Area Product Total', 'Gy.m2', 1e-4),
  fluoroscopyAirKermaAtReferencePointMgy: row('113728', 'Fluoro Dose (RP) Total', 'Gy', 1e-3),
  fluoroscopyTimeS: row('113730', 'Total Fluoro Time', 's'),
  acquisitionKermaAreaProductGycm2: row('113727', 'Acquisition Dose Area Product Total', 'Gy.m2', 1e-4),
  acquisitionAirKermaAtReferencePointMgy: row('113729', 'Acquisition Dose (RP) Total', 'Gy', 1e-3),
  acquisitionTimeS: row('113855', 'Total Acquisition Time', 's'),
  distanceSourceToReferencePointMm: row('113737', 'Distance Source to Reference Point', 'mm'),
  frameCount: row('113731', 'Total Number of Radiographic Frames', '1'),
} as const;

/** TID 10003, 10003B and 10003C, per irradiation event. */
export const projectionEventRows = {
  kermaAreaProductGycm2: row('122130', 'Dose Area Product', 'Gy.m2', 1e-4),
  airKermaAtReferencePointMgy: row('113738', 'Dose (RP)', 'Gy', 1e-3),
  collimatedFieldAreaCm2: row('113790', 'Collimated Field Area', 'm2', 1e-4),
  pulseRatePerS: row('113791', 'Pulse Rate', '{pulse}/s'),
  pulseCount: row('113768', 'Number of Pulses', '1'),
  pulseWidthMs: row('113793', 'Pulse Width', 'ms'),
  irradiationDurationS: row('113742', 'Irradiation Duration', 's'),
  kvp: row('113733', 'KVP', 'kV'),
  tubeCurrentMa: row('113734', 'X-Ray Tube Current', 'mA'),
  averageTubeCurrentMa: row('113767', 'Average X-Ray Tube Current', 'mA'),
  exposureTimeMs: row('113824', 'Exposure Time', 'ms'),
  exposureMas: row('113736', 'Exposure', 'uA.s', 1e3),
  focalSpotSizeMm: row('113766', 'Focal Spot Size', 'mm'),
  positionerPrimaryAngleDeg: row('112011', 'Positioner Primary Angle', 'deg'),
  positionerSecondaryAngleDeg: row('112012', 'Positioner Secondary Angle', 'deg'),
  positionerPrimaryEndAngleDeg: row('113739', 'Positioner Primary End Angle', 'deg'),
  positionerSecondaryEndAngleDeg: row('113740', 'Positioner Secondary End Angle', 'deg'),
  tableHeadTiltAngleDeg: row('113754', 'Table Head Tilt Angle', 'deg'),
  tableHorizontalRotationAngleDeg: row('113755', 'Table Horizontal Rotation Angle', 'deg'),
  tableCradleTiltAngleDeg: row('113756', 'Table Cradle Tilt Angle', 'deg'),
  distanceSourceToDetectorMm: row('113750', 'Distance Source to Detector', 'mm'),
  distanceSourceToIsocenterMm: row('113748', 'Distance Source to Isocenter', 'mm'),
  distanceSourceToReferencePointMm: row('113737', 'Distance Source to Reference Point', 'mm'),
  tableLongitudinalMm: row('113751', 'Table Longitudinal Position', 'mm'),
  tableLateralMm: row('113752', 'Table Lateral Position', 'mm'),
  tableHeightMm: row('113753', 'Table Height Position', 'mm'),
  tableLongitudinalEndMm: row('113759', 'Table Longitudinal End Position', 'mm'),
} as const;

/** TID 10013 and 10014: the acquisition as a whole. */
export const ctParameterRows = {
  exposureTimeS: row('113824', 'Exposure Time', 's'),
  scanningLengthMm: row('113825', 'Scanning Length', 'mm'),
  reconstructableLengthMm: row('113893', 'Length of Reconstructable Volume', 'mm'),
  exposedRangeMm: row('113899', 'Exposed Range', 'mm'),
  nominalSingleCollimationWidthMm: row('113826', 'Nominal Single Collimation Width', 'mm'),
  nominalTotalCollimationWidthMm: row('113827', 'Nominal Total Collimation Width', 'mm'),
  pitchRatio: row('113828', 'Pitch Factor', '{ratio}'),
} as const;

/** TID 10013: one X-ray source of an acquisition. */
export const ctSourceRows = {
  kvp: row('113733', 'KVP', 'kV'),
  maximumTubeCurrentMa: row('113833', 'Maximum X-Ray Tube Current', 'mA'),
  tubeCurrentMa: row('113734', 'X-Ray Tube Current', 'mA'),
  exposureTimePerRotationS: row('113834', 'Exposure Time per Rotation', 's'),
} as const;

/** Numbers by field name, in canonical units; what is absent is not reported. */
export type Numbers<Rows> = { readonly [Field in keyof Rows]?: number | undefined };

/** One NUM item for each number that is there, in the order of the rows. */
export const numberItems = <Rows extends Readonly<Record<string, NumberRow>>>(
  rows: Rows,
  numbers: Numbers<Rows>,
): readonly ContentItem[] =>
  Object.entries(rows).flatMap(([field, { concept, unit, factor }]) => {
    const value = numbers[field];
    return value === undefined ? [] : [numItem(concept, decimalString(value * factor), units[unit])];
  });
