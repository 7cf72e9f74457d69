import { sumOfKnown, times, type Quantity } from '../../quantities/quantity.ts';
import { appliesItsOwn, type OutputFactor, type StatedFactor } from './output-factor.ts';

/** Why there is no corrected value beside a displayed one. */
export type NotCorrected = 'not-reported' | 'no-factor' | 'unit-applies-its-own';

/** A value as the unit displayed it and as it is corrected: always both, and by which factor. */
export interface CorrectedOutput<U extends string> {
  readonly displayed: Quantity<U> | null;
  readonly corrected: Quantity<U> | null;
  readonly factorId: number | null;
  readonly why: NotCorrected | null;
}

/**
 * A displayed value of one plane beside its corrected one. The report's own factor (DCM 122322), unless it is 1, stands in the way
 * of any other: nothing is corrected twice.
 */
export const correctedOutput = <U extends string>(
  displayed: Quantity<U> | null,
  factor: OutputFactor | null,
  stated: readonly StatedFactor[],
): CorrectedOutput<U> => {
  const none = (why: NotCorrected): CorrectedOutput<U> => ({
    displayed,
    corrected: null,
    factorId: null,
    why,
  });
  if (displayed === null) return none('not-reported');
  if (appliesItsOwn(stated)) return none('unit-applies-its-own');
  const by = factor?.factor ?? null;
  if (factor === null || by === null) return none('no-factor');
  return { displayed, corrected: times(displayed, by), factorId: factor.id, why: null };
};

/** The corrected sum over planes; null when one of them has no corrected value, for half a correction is none. */
export const correctedSum = <U extends string>(planes: readonly CorrectedOutput<U>[]): Quantity<U> | null => {
  const corrected = planes.map((plane) => plane.corrected);
  return corrected.some((value) => value === null) ? null : sumOfKnown(corrected);
};
