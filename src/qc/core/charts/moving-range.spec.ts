import { describe, expect, it } from '@jest/globals';
import {
  individualLimits,
  movingRanges,
  rangeLines,
  sigmaFrom,
  spreads,
  type SpreadConstants,
} from './moving-range.ts';
import {
  montgomeryIndividuals,
  nistIndividuals,
  pyzdekIndividuals,
  sasTires,
} from './published-charts.spec-data.ts';
import { isKnown, mean, median } from './series.ts';

const rangesOf = (values: readonly number[]): readonly number[] => movingRanges(values).filter(isKnown);

const expectRanges = (values: readonly number[], published: readonly number[]): void => {
  const ranges = rangesOf(values);
  expect(ranges).toHaveLength(published.length);
  ranges.forEach((range, place) => expect(range).toBeCloseTo(published[place] ?? NaN, 9));
};

describe('single values and moving ranges', () => {
  it('are those of the NIST handbook, 6.3.2.2', () => {
    const { values, movingRanges: published, upper, lower } = nistIndividuals;
    expectRanges(values, published);
    const sigma = sigmaFrom(rangesOf(values));
    const limits = individualLimits(mean(values), sigma);
    expect(mean(values)).toBeCloseTo(nistIndividuals.mean, 9);
    expect(limits.upper).toBeCloseTo(upper, 4);
    expect(limits.lower).toBeCloseTo(lower, 4);
    expect(rangeLines(sigma).centre).toBeCloseTo(nistIndividuals.averageRange, 4);
    expect(rangeLines(sigma).upper).toBeCloseTo(nistIndividuals.rangeUpper, 4);
    expect(values.every((value) => limits.lower < value && value < limits.upper)).toBe(true);
  });

  it('are those of Montgomery and Runger, Table 16-3', () => {
    const { values, movingRanges: published, meanRounded, averageRangeRounded } = montgomeryIndividuals;
    expectRanges(values, published);
    expect(mean(values)).toBeCloseTo(meanRounded, 1);
    expect(mean(rangesOf(values))).toBeCloseTo(averageRangeRounded, 2);
    const limits = individualLimits(meanRounded, sigmaFrom([averageRangeRounded]));
    expect(limits.upper).toBeCloseTo(montgomeryIndividuals.upperFromRounded, 2);
    expect(limits.lower).toBeCloseTo(montgomeryIndividuals.lowerFromRounded, 2);
  });

  it('are those of SAS, with its constants', () => {
    const divisor = 2 / Math.sqrt(Math.PI);
    const unrounded: SpreadConstants = {
      average: mean,
      divisor,
      upperFactor: 1 + (3 * Math.sqrt(2 - 4 / Math.PI)) / divisor,
    };
    const { values, upper, lower, rangeUpper } = sasTires;
    const sigma = sigmaFrom(rangesOf(values), unrounded);
    const limits = individualLimits(mean(values), sigma);
    expect(mean(values)).toBeCloseTo(sasTires.mean, 4);
    expect(mean(rangesOf(values))).toBeCloseTo(sasTires.averageRange, 6);
    expect(sigma).toBeCloseTo(sasTires.sigma, 6);
    expect(limits.upper).toBeCloseTo(upper, 4);
    expect(limits.lower).toBeCloseTo(lower, 4);
    expect(rangeLines(sigma, unrounded).upper).toBeCloseTo(rangeUpper, 5);
  });

  it('are those of SAS to 1e-4 with the tabled constants', () => {
    const sigma = sigmaFrom(rangesOf(sasTires.values));
    const limits = individualLimits(mean(sasTires.values), sigma);
    expect(Math.abs(limits.upper - sasTires.upper)).toBeLessThan(1e-4);
    expect(Math.abs(limits.lower - sasTires.lower)).toBeLessThan(1e-4);
    expect(Math.abs(rangeLines(sigma).upper - sasTires.rangeUpper)).toBeLessThan(1e-4);
  });

  it('are those of Pyzdek, Table 9.4, with its factor', () => {
    const { values, movingRanges: published, factor, upper, lower } = pyzdekIndividuals;
    expectRanges(values, published);
    const constants = { ...spreads['mean-moving-range'], divisor: 3 / factor };
    const limits = individualLimits(mean(values), sigmaFrom(rangesOf(values), constants));
    expect(limits.upper).toBeCloseTo(upper, 4);
    expect(limits.lower).toBeCloseTo(lower, 4);
  });
});

describe('a moving range', () => {
  it('is not known for the first value and on both sides of a gap', () => {
    expect(movingRanges([5, 7, null, 4, 1])).toEqual([null, 2, null, null, 3]);
    expect(movingRanges([])).toEqual([]);
  });

  it('has a median that one wild value does not widen', () => {
    // Ranges 2, 1, 4, 90, 88: in order 1, 2, 4, 88, 90; σ = 4/0.954.
    const ranges = rangesOf([10, 12, 11, 15, 105, 17]);
    expect(sigmaFrom(ranges, spreads['median-moving-range'])).toBeCloseTo(4.19287, 5);
    expect(sigmaFrom(ranges)).toBeCloseTo(185 / 5 / 1.128, 9);
  });

  it('has a limit of its median plus 3 d₃ σ', () => {
    const lines = rangeLines(1, spreads['median-moving-range']);
    expect(lines.centre).toBeCloseTo(0.954, 9);
    expect(lines.upper).toBeCloseTo(0.954 + 3 * 0.8525, 9);
  });
});

describe('a median', () => {
  it('is the value in the middle, or the mean of both', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([7])).toBe(7);
  });
});
