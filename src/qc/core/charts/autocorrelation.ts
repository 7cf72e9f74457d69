import { isKnown, mean, type Reading } from './series.ts';

/**
 * The lag-1 autocorrelation of the values, from −1 to 1: of neighbours without a gap between them, against the mean and the
 * sum of squares of all. null where there are fewer than three values or they do not differ.
 */
export const lagOneAutocorrelation = (values: readonly Reading[]): number | null => {
  const known = values.filter(isKnown);
  const centre = mean(known);
  const squares = known.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  const scale = known.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (known.length < 3 || squares <= known.length * (1e-12 * scale) ** 2) return null;
  const products = values.reduce<number>((sum, value, index) => {
    const before = values[index - 1] ?? null;
    return value === null || before === null ? sum : sum + (value - centre) * (before - centre);
  }, 0);
  return products / squares;
};
