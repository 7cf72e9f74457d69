import type { FluoroscopyExam } from './data/fluoroscopy-exams.ts';
import type { Step } from './fluoroscopy-steps.ts';
import { rounded, type Random } from './random.ts';

/** A step with what it gave. */
export interface DosedStep extends Step {
  readonly airKermaMgy: number;
  readonly kermaAreaProductGycm2: number;
  readonly areaAtReferencePointCm2: number;
}

/** Steep beams go through more patient: up to twice the kerma at 60 degrees from the vertical. */
const steepness = ({ angles: [primary, secondary] }: Step): number =>
  1 + Math.min(1, (Math.abs(Math.abs(primary) > 70 ? 0 : primary) + Math.abs(secondary)) / 60);

const isFluoroscopy = ({ type }: Step): boolean => type === 'fluoroscopy';

/** Part of its plane's air kerma that each step gives; the parts of a plane make 1. */
const partsOf = (random: Random, steps: readonly Step[], acquisitionShare: number): readonly number[] => {
  const weights = steps.map((step) => step.durationS * steepness(step) * random.logNormal(1, 0.2));
  const sumWhere = (fluoroscopy: boolean): number =>
    steps.reduce(
      (sum, step, index) => sum + (isFluoroscopy(step) === fluoroscopy ? (weights[index] ?? 0) : 0),
      0,
    );
  const sums = { fluoroscopy: sumWhere(true), acquisition: sumWhere(false) };
  const acquired = sums.acquisition === 0 ? 0 : sums.fluoroscopy === 0 ? 1 : acquisitionShare;
  return steps.map((step, index) =>
    isFluoroscopy(step)
      ? ((1 - acquired) * (weights[index] ?? 0)) / sums.fluoroscopy
      : (acquired * (weights[index] ?? 0)) / sums.acquisition,
  );
};

/**
 * Shares the air kerma of one plane (mGy, to a thousandth) among its steps; the largest takes what rounding leaves, so
 * that the sum is the total. Kerma–area product = air kerma × area of the beam at the reference point.
 */
export const doseSteps = (
  random: Random,
  exam: FluoroscopyExam,
  steps: readonly Step[],
  totalMgy: number,
): readonly DosedStep[] => {
  const parts = partsOf(random, steps, exam.acquisitionShare);
  const kerma = parts.map((part) => rounded(totalMgy * part, 3));
  const left = totalMgy - kerma.reduce((sum, value) => sum + value, 0);
  const largest = kerma.indexOf(Math.max(...kerma));
  return steps.map((step, index) => {
    const airKermaMgy = rounded((kerma[index] ?? 0) + (index === largest ? left : 0), 3);
    const areaAtReferencePointCm2 = exam.fieldAreaCm2 * step.zoom;
    return {
      ...step,
      airKermaMgy,
      areaAtReferencePointCm2,
      kermaAreaProductGycm2: rounded((airKermaMgy / 1000) * areaAtReferencePointCm2, 5),
    };
  });
};
