import type { CanonicalUnit } from '../../quantities/quantity.ts';
import type { CodeKey } from '../sr/coded-concept.ts';
import type { NumberField, NumberFields } from './numbers.ts';

const fieldsFrom = (rows: readonly (readonly [number, string, CanonicalUnit])[]): NumberFields =>
  new Map(rows.map(([code, field, unit]): [CodeKey, NumberField] => [`DCM:${code}`, { field, unit }]));

/** Numbers of CT Accumulated Dose Data (PS3.16, TID 10012). */
export const ctTotalNumbers = fieldsFrom([
  [113812, 'declaredEventCount', '1'],
  [113813, 'dlpMgycm', 'mGy.cm'],
  [113814, 'effectiveDoseMsv', 'mSv'],
]);

/** Numbers of CT Acquisition Parameters (TID 10013 rows 7–13, TID 10014). */
export const acquisitionNumbers = fieldsFrom([
  [113824, 'exposureTimeS', 's'],
  [113825, 'scanningLengthMm', 'mm'],
  [113893, 'reconstructableLengthMm', 'mm'],
  [113899, 'exposedRangeMm', 'mm'],
  [113826, 'nominalSingleCollimationWidthMm', 'mm'],
  [113827, 'nominalTotalCollimationWidthMm', 'mm'],
  [113828, 'pitchRatio', '1'],
  [113823, 'sourceCount', '1'],
]);

/** Numbers of CT X-Ray Source Parameters (TID 10013 rows 14–20). */
export const sourceNumbers = fieldsFrom([
  [113733, 'kvp', 'kV'],
  [113734, 'tubeCurrentMa', 'mA'],
  [113833, 'maximumTubeCurrentMa', 'mA'],
  [113834, 'exposureTimePerRotationS', 's'],
  [113821, 'aluminumEquivalentMm', 'mm'],
]);

/** Numbers of CT Dose (TID 10013 rows 21–30). */
export const doseNumbers = fieldsFrom([
  [113830, 'ctdiVolMgy', 'mGy'],
  [113838, 'dlpMgycm', 'mGy.cm'],
  [113839, 'effectiveDoseMsv', 'mSv'],
  [113930, 'ssdeMgy', 'mGy'],
]);

/** Numbers that a size-specific dose estimate was inferred from (TID 10013 rows 32–34c). */
export const sizeNumbers = fieldsFrom([
  [113931, 'lateralDimensionMm', 'mm'],
  [113932, 'apDimensionMm', 'mm'],
  [113933, 'effectiveDiameterMm', 'mm'],
  [113980, 'waterEquivalentDiameterMm', 'mm'],
]);

/** Numbers of a dose check's alert container (TID 10015). */
export const alertNumbers = fieldsFrom([
  [113903, 'dlpValueMgycm', 'mGy.cm'],
  [113904, 'ctdiVolValueMgy', 'mGy'],
  [113905, 'dlpForwardEstimateMgycm', 'mGy.cm'],
  [113906, 'ctdiVolForwardEstimateMgy', 'mGy'],
]);

/** Numbers of a dose check's notification container (TID 10015). */
export const notificationNumbers = fieldsFrom([
  [113911, 'dlpValueMgycm', 'mGy.cm'],
  [113912, 'ctdiVolValueMgy', 'mGy'],
  [113913, 'dlpForwardEstimateMgycm', 'mGy.cm'],
  [113914, 'ctdiVolForwardEstimateMgy', 'mGy'],
]);

/** A record with every field of these tables null. */
export const emptyNumbers = (...tables: readonly NumberFields[]): Record<string, null> =>
  Object.fromEntries(
    tables.flatMap((table) => [...table.values()].map(({ field }): [string, null] => [field, null])),
  );
