import { lagOneAutocorrelation } from './autocorrelation.ts';
import { beyond } from './beyond.ts';
import { individualLimits, movingRanges, sigmaFrom, spreads, type Spread } from './moving-range.ts';
import { isKnown, mean, type Reading } from './series.ts';

/** What values are watched with, as it was estimated: kept with a chart when it is frozen. In the unit of the values. */
export interface ControlLimits {
  readonly centre: number;
  readonly sigma: number;
  readonly spread: Spread;
  /** How many values they were estimated from. */
  readonly count: number;
  /** The values scattered less than their rounding, which was taken for σ instead. */
  readonly isSigmaOfRounding: boolean;
  /** Of neighbouring values, lag 1; null where it could not be told. */
  readonly autocorrelation: number | null;
}

export type LimitsWarningCode =
  'few-values' | 'sigma-of-rounding' | 'neighbours-go-together' | 'estimated-from-outliers';

export type LimitsRefusalCode = 'too-few-values' | 'no-neighbouring-values';

/** Something to know while reading a chart; a sentence for the physicist. */
export interface ChartWarning {
  readonly code: LimitsWarningCode | LimitsRefusalCode | 'no-baseline';
  readonly message: string;
}

export type Estimate =
  | { readonly ok: true; readonly limits: ControlLimits }
  | { readonly ok: false; readonly refusal: ChartWarning };

/** Values that good limits need, and those without which there are none: limits of fewer are noise. */
export const enoughValues = 20;
export const fewestValues = 8;

/** From here on, either way, limits from the differences of neighbours mislead. */
const strongAutocorrelation = 0.5;

const refused = (code: LimitsRefusalCode, message: string): Estimate => ({
  ok: false,
  refusal: { code, message },
});

/**
 * The limits that values imply (phase I): their mean, and σ from the moving ranges between neighbours without a gap, but
 * never less than the rounding explains, resolution/√12. Refuses fewer than eight values, and values of which no two are
 * neighbours. Throws for a resolution that is not positive.
 */
export const estimateLimits = (
  values: readonly Reading[],
  { spread, resolution }: { readonly spread: Spread; readonly resolution: number },
): Estimate => {
  if (!(resolution > 0)) throw new RangeError(`a resolution is above 0, not ${resolution}`);
  const known = values.filter(isKnown);
  if (known.length < fewestValues)
    return refused(
      'too-few-values',
      `Limits need at least ${fewestValues} values and there are ${known.length}: compare with the tolerance and the last value.`,
    );
  const ranges = movingRanges(values).filter(isKnown);
  if (ranges.length === 0)
    return refused(
      'no-neighbouring-values',
      'No two values follow each other without a gap, so that nothing tells how much they usually differ.',
    );
  const sigma = sigmaFrom(ranges, spreads[spread]);
  const sigmaOfRounding = resolution / Math.sqrt(12);
  const limits = {
    centre: mean(known),
    sigma: Math.max(sigma, sigmaOfRounding),
    spread,
    count: known.length,
    isSigmaOfRounding: sigma < sigmaOfRounding,
    autocorrelation: lagOneAutocorrelation(values),
  };
  return { ok: true, limits };
};

/** What to know of limits before relying on them. */
export const warningsOf = ({
  count,
  isSigmaOfRounding,
  autocorrelation,
}: ControlLimits): readonly ChartWarning[] => {
  const warnings: ChartWarning[] = [];
  if (count < enoughValues)
    warnings.push({
      code: 'few-values',
      message: `The limits come from ${count} values; with fewer than ${enoughValues} they are uncertain.`,
    });
  if (isSigmaOfRounding)
    warnings.push({
      code: 'sigma-of-rounding',
      message:
        'The values differ less than their rounding, so that the limits come from the rounding: one digit more or less may give a signal.',
    });
  if (autocorrelation !== null && Math.abs(autocorrelation) > strongAutocorrelation)
    warnings.push({
      code: 'neighbours-go-together',
      message: `Each value depends on the one before (lag-1 correlation ${autocorrelation.toFixed(2)}): the limits are too ${autocorrelation > 0 ? 'narrow' : 'wide'} for such values.`,
    });
  return warnings;
};

/** Warns of values that lie beyond the very limits estimated from them: something may have been unusual already then. */
export const outlierWarnings = (
  values: readonly Reading[],
  { centre, sigma }: ControlLimits,
): readonly ChartWarning[] => {
  const lines = individualLimits(centre, sigma);
  const outliers = values.filter((value) => value !== null && beyond(value, lines, sigma) !== null).length;
  if (outliers === 0) return [];
  return [
    {
      code: 'estimated-from-outliers',
      message: `Of the values that the limits come from, ${outliers} ${outliers === 1 ? 'lies' : 'lie'} beyond them: look at ${outliers === 1 ? 'it' : 'them'} before the limits are frozen.`,
    },
  ];
};
