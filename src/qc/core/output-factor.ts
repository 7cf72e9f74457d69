import type { Plane } from '../../dicom/rdsr/report-common.ts';
import type { CalendarDate } from '../../quantities/calendar.ts';
import type { DisplayedQuantity } from '../data/display-accuracy.ts';

/** What a unit displays of each patient, and a factor can correct. */
export type CorrectedQuantity = Exclude<DisplayedQuantity, 'air-kerma-rate'>;

/** One beam of a unit; planes have a factor each. */
export type BeamPlane = Exclude<Plane, 'all'>;

/** One pair of numbers of the physicist's accuracy test, both in the unit of the quantity (mGy, Gy·cm²). */
export interface OutputReading {
  readonly displayed: number;
  readonly measured: number;
  readonly kv: number | null;
  readonly filter: string | null;
  /** Null: not recorded. */
  readonly isTableInBeam: boolean | null;
}

/** A factor that the unit states of itself in its dose reports (DCM 122322 Calibration Factor); null: stated without a number. */
export interface StatedFactor {
  readonly factor: number | null;
}

export interface FactorRequest {
  readonly quantity: CorrectedQuantity;
  readonly plane: BeamPlane;
  readonly readings: readonly OutputReading[];
  /** Expanded uncertainty (k = 2) of the reference meter, %; null: not known. */
  readonly meterUncertaintyPercent: number | null;
  /** Of the unit's dose reports of this plane. */
  readonly stated: readonly StatedFactor[];
}

export type FactorRefusalCode =
  'no-readings' | 'not-positive' | 'table-in-beam' | 'table-not-recorded' | 'unit-applies-its-own';

export interface MeasuredFactor {
  readonly quantity: CorrectedQuantity;
  readonly plane: BeamPlane;
  /** Measured divided by displayed: displayed values are multiplied by it. */
  readonly factor: number;
  readonly n: number;
  /** Expanded (k = 2), %: of the meter and of the mean of the readings; null where one of them is not known. */
  readonly uncertaintyPercent: number | null;
}

export type FactorOutcome =
  | { readonly ok: true; readonly measured: MeasuredFactor }
  | { readonly ok: false; readonly code: FactorRefusalCode; readonly message: string };

const refusalWords: Readonly<Record<FactorRefusalCode, string>> = {
  'no-readings': 'A factor needs at least one pair of a displayed and a measured value.',
  'not-positive': 'A displayed and a measured value are greater than zero.',
  'table-in-beam':
    'The table was in the beam: measure again without it, for the factor is of what leaves the tube.',
  'table-not-recorded': 'It was not recorded whether the table was in the beam. Record it first.',
  'unit-applies-its-own':
    'The unit’s dose reports state a calibration factor of its own. Nothing is corrected twice: no factor is set.',
};

const refused = (code: FactorRefusalCode): FactorOutcome => ({
  ok: false,
  code,
  message: refusalWords[code],
});

/** Whether the unit corrects by itself: a stated factor of exactly 1 changes nothing, one without a number may be anything. */
export const appliesItsOwn = (stated: readonly StatedFactor[]): boolean =>
  stated.some(({ factor }) => factor !== 1);

const isPositive = (value: number): boolean => Number.isFinite(value) && value > 0;

const whyNot = ({ readings, stated }: FactorRequest): FactorRefusalCode | null => {
  if (appliesItsOwn(stated)) return 'unit-applies-its-own';
  if (readings.length === 0) return 'no-readings';
  if (readings.some(({ isTableInBeam }) => isTableInBeam === null)) return 'table-not-recorded';
  if (readings.some(({ isTableInBeam }) => isTableInBeam === true)) return 'table-in-beam';
  return readings.every(({ displayed, measured }) => isPositive(displayed) && isPositive(measured))
    ? null
    : 'not-positive';
};

const mean = (values: readonly number[]): number =>
  values.reduce((total, each) => total + each, 0) / values.length;

/** Relative standard uncertainty of the mean of the ratios, s / √n (JCGM 100:2008, 4.2.3); null for a single one. */
const scatterOfMean = (ratios: readonly number[]): number | null => {
  const n = ratios.length;
  if (n < 2) return null;
  const centre = mean(ratios);
  const variance = ratios.reduce((total, each) => total + (each - centre) ** 2, 0) / (n - 1);
  return Math.sqrt(variance / n) / centre;
};

/** Combined in quadrature and expanded with k = 2 (JCGM 100:2008, 5.1.2 and 6.2.1). */
const expandedPercent = (ratios: readonly number[], meterPercent: number | null): number | null => {
  const scatter = scatterOfMean(ratios);
  if (scatter === null || meterPercent === null) return null;
  return 200 * Math.hypot(scatter, meterPercent / 200);
};

/**
 * The correction factor that an accuracy test gives for one quantity of one plane, or why there is none: nothing was measured,
 * the table was in the beam, or the unit states a factor of its own.
 */
export const measuredFactor = (request: FactorRequest): FactorOutcome => {
  const why = whyNot(request);
  if (why !== null) return refused(why);
  const { quantity, plane, readings, meterUncertaintyPercent } = request;
  const ratios = readings.map(({ displayed, measured }) => measured / displayed);
  return {
    ok: true,
    measured: {
      quantity,
      plane,
      factor: mean(ratios),
      n: ratios.length,
      uncertaintyPercent: expandedPercent(ratios, meterUncertaintyPercent),
    },
  };
};

/** A factor as it was set for a unit. Rows are only added; `factor` null: from that day on there is none (meter replaced). */
export interface OutputFactor {
  readonly id: number;
  readonly quantity: CorrectedQuantity;
  readonly plane: BeamPlane;
  readonly factor: number | null;
  readonly uncertaintyPercent: number | null;
  readonly validFrom: CalendarDate;
  readonly setBy: string;
  readonly reason: string;
}

/** The factor that holds for a quantity of a plane on a day: the latest that is valid by then; null where there is none. */
export const factorOn = (
  factors: readonly OutputFactor[],
  asked: { readonly quantity: CorrectedQuantity; readonly plane: BeamPlane; readonly on: CalendarDate },
): OutputFactor | null => {
  const latest = factors
    .filter(({ quantity, plane }) => quantity === asked.quantity && plane === asked.plane)
    .filter(({ validFrom }) => validFrom <= asked.on)
    .reduce<OutputFactor | null>(
      (best, each) => (best === null || each.validFrom >= best.validFrom ? each : best),
      null,
    );
  return latest?.factor === null ? null : latest;
};
