/**
 * Ranges outside which a number of a dose report is taken for a mistake of the sender: generous bounds of what diagnostic and
 * interventional units can do, not limits of good practice. Kerma's own; the greatest values seen in reports lie well inside.
 */
export interface PlausibleRange {
  readonly least: number;
  readonly most: number;
  readonly unit: string;
  /** 0 stands for "not known" in many reports and is not worth a finding. */
  readonly isZeroUsual?: true;
}

const from = (least: number, most: number, unit: string): PlausibleRange => ({ least, most, unit });
const orZero = (least: number, most: number, unit: string): PlausibleRange => ({
  least,
  most,
  unit,
  isZeroUsual: true,
});

export const projectionRanges: Readonly<Record<string, PlausibleRange>> = {
  kermaAreaProductGycm2: from(0, 5000, 'Gy·cm²'),
  airKermaAtReferencePointMgy: from(0, 20_000, 'mGy'),
  entranceExposureAtReferencePointMgy: from(0, 1000, 'mGy'),
  averageGlandularDoseMgy: from(0, 100, 'mGy'),
  irradiationDurationS: from(0, 7200, 's'),
  kvp: orZero(10, 160, 'kV'),
  tubeCurrentMa: orZero(0.01, 2000, 'mA'),
  averageTubeCurrentMa: orZero(0.01, 2000, 'mA'),
  exposureTimeMs: from(0, 7_200_000, 'ms'),
  pulseWidthMs: orZero(0.01, 10_000, 'ms'),
  pulseRatePerS: from(0, 250, '/s'),
  pulseCount: from(0, 100_000, ''),
  focalSpotSizeMm: orZero(0.05, 4, 'mm'),
  halfValueLayerMm: orZero(0.1, 25, 'mm'),
  compressionThicknessMm: orZero(1, 250, 'mm'),
  distanceSourceToDetectorMm: orZero(200, 4000, 'mm'),
  distanceSourceToIsocenterMm: orZero(200, 2000, 'mm'),
  distanceSourceToReferencePointMm: orZero(50, 2000, 'mm'),
  positionerPrimaryAngleDeg: from(-360, 360, '°'),
  positionerSecondaryAngleDeg: from(-360, 360, '°'),
  collimatedFieldHeightMm: from(0, 600, 'mm'),
  collimatedFieldWidthMm: from(0, 600, 'mm'),
};

export const ctRanges: Readonly<Record<string, PlausibleRange>> = {
  ctdiVolMgy: from(0, 2000, 'mGy'),
  dlpMgycm: from(0, 20_000, 'mGy·cm'),
  ssdeMgy: from(0, 2000, 'mGy'),
  effectiveDoseMsv: from(0, 500, 'mSv'),
  exposureTimeS: from(0, 600, 's'),
  scanningLengthMm: from(0, 2500, 'mm'),
  pitchRatio: from(0, 5, ''),
  nominalTotalCollimationWidthMm: from(0, 2500, 'mm'),
  waterEquivalentDiameterMm: orZero(30, 800, 'mm'),
};

export const ctSourceRanges: Readonly<Record<string, PlausibleRange>> = {
  kvp: orZero(40, 160, 'kV'),
  tubeCurrentMa: orZero(1, 2000, 'mA'),
  maximumTubeCurrentMa: orZero(1, 2000, 'mA'),
  exposureTimePerRotationS: orZero(0.1, 60, 's'),
};
