import type { RunRule } from './run-rules.ts';

/**
 * Published control charts with their answers, to the digits that are printed. Tolerances say what the print allows: half
 * of its last digit, or more where the book computed from rounded figures. Those of the NIST handbook are as several
 * independent public test suites quote its pages, which agree with each other.
 */

/** The values of Montgomery and Runger, Table 16-3; Tables 16-7 and 16-8 use them too. */
const montgomeryRunger = [
  102, 94.8, 98.3, 98.4, 102, 98.5, 99, 97.7, 100, 98.1, 101.3, 98.7, 101.1, 98.4, 97, 96.7, 100.3, 101.4,
  97.2, 101,
] as const;

/** NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2, Individuals Control Charts. */
export const nistIndividuals = {
  values: [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1],
  movingRanges: [2, 2.3, 1.4, 3.5, 3.4, 1.4, 0.2, 1.2, 1.5],
  mean: 50.81,
  averageRange: 1.8778,
  upper: 55.8041,
  lower: 45.8159,
  /** 3.267 times the average range; quoted as 6.1349 too. */
  rangeUpper: 6.1347,
} as const;

/**
 * Montgomery and Runger, Applied Statistics and Probability for Engineers, Table 16-3 and Example 16-2. The book computes
 * from 99.1 and 2.59; unrounded, its limits are 105.9819 and 92.2081.
 */
export const montgomeryIndividuals = {
  values: montgomeryRunger,
  movingRanges: [
    7.2, 3.5, 0.1, 3.6, 3.5, 0.5, 1.3, 2.3, 1.9, 3.2, 2.6, 2.4, 2.7, 1.4, 0.3, 3.6, 1.1, 4.2, 3.8,
  ],
  meanRounded: 99.1,
  averageRangeRounded: 2.59,
  upperFromRounded: 105.99,
  lowerFromRounded: 92.21,
} as const;

/** SAS/QC User's Guide, Example 9.4 (MACEW5), which takes d₂ = 2/√π and d₃ = √(2 − 4/π), unrounded. */
export const sasTires = {
  values: [
    24.05, 23.99, 23.95, 23.93, 23.97, 24.02, 24.06, 24.1, 23.98, 24.03, 23.91, 24.06, 24.06, 23.96, 23.98,
    24.06, 24.01, 24, 23.93, 23.92, 24.09, 24.11, 24.05, 23.98, 23.98, 24.06, 24.02, 24.06, 23.97, 23.96,
  ],
  mean: 24.0083,
  averageRange: 0.056897,
  upper: 24.1596,
  lower: 23.8571,
  rangeUpper: 0.18585,
  sigma: 0.050423,
} as const;

/**
 * Pyzdek, Handbook for Quality Management, Table 9.4: values and ranges; limits are mean ± 2.66 times the average range, by
 * hand 2476/25 ± 2.66 · 196/24.
 */
export const pyzdekIndividuals = {
  values: [
    110, 103, 97, 96, 105, 110, 100, 93, 90, 103, 97, 103, 90, 97, 99, 106, 90, 96, 109, 90, 91, 108, 96, 101,
    96,
  ],
  movingRanges: [7, 6, 1, 9, 5, 10, 7, 3, 13, 6, 6, 13, 7, 2, 7, 16, 6, 13, 19, 1, 17, 12, 5, 5],
  factor: 2.66,
  upper: 120.7633,
  lower: 77.3167,
} as const;

/** NIST/SEMATECH e-Handbook, 6.3.2.4, EWMA Control Charts; it rounds √(0.3/1.7) to 0.4201, hence 1e-4 on the limits. */
export const nistEwma = {
  values: [
    52, 47, 53, 49.3, 50.1, 47, 51, 50.1, 51.2, 50.5, 49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6,
    52.1,
  ],
  settings: { lambda: 0.3, width: 3, limits: 'asymptotic' },
  centre: 50,
  sigma: 2.0539,
  averages: [
    50.6, 49.52, 50.56, 50.18, 50.16, 49.21, 49.75, 49.85, 50.26, 50.33, 50.11, 49.36, 49.52, 50.05, 49.38,
    49.92, 50.73, 51.23, 51.94, 51.99,
  ],
  upper: 52.5884,
  lower: 47.4115,
  /** Time-varying limits of the same chart, from the formula of that page: 50 ± 3 · 2.0539 √(0.3/1.7 (1 − 0.7²ⁱ)). */
  uppersInTime: [
    51.8485, 52.2564, 52.4314, 52.5127, 52.5516, 52.5705, 52.5796, 52.5841, 52.5863, 52.5874, 52.5879,
    52.5882, 52.5883, 52.5884, 52.5884, 52.5884, 52.5884, 52.5884, 52.5884, 52.5884,
  ],
  lowersInTime: [
    48.1515, 47.7436, 47.5686, 47.4873, 47.4484, 47.4295, 47.4204, 47.4159, 47.4137, 47.4126, 47.4121,
    47.4118, 47.4117, 47.4116, 47.4116, 47.4116, 47.4116, 47.4116, 47.4116, 47.4116,
  ],
} as const;

/** NIST/SEMATECH e-Handbook, 6.3.2.3, Cusum Control Charts; 14.445 and 19.035 are printed as 14.44 and 19.04. */
export const nistCusum = {
  values: [
    324.925, 324.675, 324.725, 324.35, 325.35, 325.225, 324.125, 324.525, 325.225, 324.6, 324.625, 325.15,
    328.325, 327.25, 327.825, 328.5, 326.675, 327.775, 326.875, 328.35,
  ],
  settings: { target: 325, allowance: 0.3175, decision: 4.1959 },
  high: [0, 0, 0, 0, 0.03, 0, 0, 0, 0, 0, 0, 0, 3.01, 4.94, 7.45, 10.63, 11.99, 14.44, 16, 19.04],
  low: [0, 0.01, 0, 0.33, 0, 0, 0.56, 0.72, 0.17, 0.25, 0.31, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  /** "From group 14 to 20", counted from 0. */
  signals: [13, 14, 15, 16, 17, 18, 19],
} as const;

/** Montgomery and Runger, Table 16-8 and Example 16-6: never beyond H = 10. */
export const montgomeryCusum = {
  values: montgomeryRunger,
  settings: { target: 99, allowance: 1, decision: 10 },
  high: [2, 0, 0, 0, 2, 0.5, 0, 0, 0, 0, 1.3, 0, 1.1, 0, 0, 0, 0.3, 1.7, 0, 1],
  low: [0, 3.2, 2.9, 2.5, 0, 0, 0, 0.3, 0, 0, 0, 0, 0, 0, 1, 2.3, 0, 0, 0.8, 0],
} as const;

/** Montgomery and Runger, Table 16-7. */
export const montgomeryPlainCusum = {
  values: montgomeryRunger,
  target: 99,
  sums: [3, -1.2, -1.9, -2.5, 0.5, 0, 0, -1.3, -0.3, -1.2, 1.1, 0.8, 2.9, 2.3, 0.3, -2, -0.7, 1.7, -0.1, 1.9],
} as const;

/**
 * Invented: a water CT number, 25 days in control and then a drift of 0.08 HU a day. Every value is within 0 ± 5 HU. Limits
 * and first signals (places in `monitored`) were computed independently, with σ from the mean moving range.
 */
export const waterDrift = {
  baseline: [
    0.4, 0.6, 0.2, -0.1, 0.1, -0.2, 0.4, 1.2, 0.1, 0, 0.7, 0.6, 0.5, -0.2, 0.4, 0.8, -0.4, 0.1, -0.7, -0.4,
    -0.7, 0.3, -0.4, 0.6, 0.5,
  ],
  monitored: [
    0.3, -1, 0.2, 0.6, 0.8, -0.1, 0.6, 0.4, 0.6, 1.8, 0.7, 1.3, 1.9, 1.1, 1.5, 1.7, 1.7, 1, 1.9, 2.7, 1.1,
    2.6, 2.2, 1.9, 3.5,
  ],
  mean: 0.176,
  averageRange: 0.520833,
  sigma: 0.461732,
  upper: 1.561195,
  lower: -1.209195,
  firstSignals: {
    'nelson-1': 9,
    'nelson-2': 14,
    'nelson-5': 11,
    'nelson-6': 12,
    'nelson-8': 16,
    ewma: 9,
    cusum: 11,
  },
} as const;

/**
 * Scores and where each rule holds in them; every rule that is not named is silent. Derived by an independent
 * implementation from the definitions of the rules, and short enough to be followed by hand.
 */
export const runRuleVectors: readonly {
  readonly says: string;
  readonly scores: readonly number[];
  readonly holds: Readonly<Partial<Record<RunRule, readonly number[]>>>;
}[] = [
  {
    says: 'one beyond 3 σ',
    scores: [0.1, -0.2, 3.01, 0.2],
    holds: { 'nelson-1': [2], 'western-electric-1': [2] },
  },
  { says: 'one at 3 σ exactly', scores: [0.1, -0.2, 3, 0.2], holds: {} },
  {
    says: 'nine above the centre',
    scores: [0.1, 0.2, 0.3, 0.1, 0.4, 0.2, 0.1, 0.3, 0.2, -0.1],
    holds: { 'nelson-2': [8], 'western-electric-4': [7, 8] },
  },
  {
    says: 'eight above the centre',
    scores: [0.1, 0.2, 0.3, 0.1, 0.4, 0.2, 0.1, 0.3, -0.2],
    holds: { 'western-electric-4': [7] },
  },
  {
    says: 'nine above or on the centre',
    scores: [0.1, 0.2, 0.3, 0.1, 0, 0.2, 0.1, 0.3, 0.2, 0.1],
    holds: {},
  },
  { says: 'six rising', scores: [-1.2, -0.8, -0.3, 0.1, 0.5, 0.9], holds: { 'nelson-3': [5] } },
  { says: 'six rising with a tie', scores: [-1.2, -0.8, -0.3, -0.3, 0.5, 0.9], holds: {} },
  {
    says: 'fourteen by turns',
    scores: [0.5, -0.5, 0.4, -0.4, 0.3, -0.3, 0.5, -0.5, 0.4, -0.4, 0.3, -0.3, 0.5, -0.5],
    holds: { 'nelson-4': [13] },
  },
  {
    says: 'two of three beyond 2 σ above',
    scores: [2.1, 0, 2.2],
    holds: { 'nelson-5': [2], 'western-electric-2': [2] },
  },
  { says: 'two of three beyond 2 σ on both sides', scores: [2.1, 0, -2.2], holds: {} },
  {
    says: 'four of five beyond 1 σ above',
    scores: [1.1, 1.2, 0.5, 1.3, 1.4],
    holds: { 'nelson-6': [4], 'western-electric-3': [4] },
  },
  {
    says: 'fifteen within 1 σ, by turns',
    scores: [0.1, -0.1, 0.2, -0.2, 0.3, -0.3, 0.4, -0.4, 0.5, -0.5, 0.1, -0.1, 0.2, -0.2, 0.3],
    holds: { 'nelson-4': [13, 14], 'nelson-7': [14] },
  },
  {
    says: 'eight beyond 1 σ on both sides',
    scores: [1.1, -1.2, 1.3, -1.4, 1.5, -1.1, 1.2, -1.3],
    holds: { 'nelson-8': [7] },
  },
];

/**
 * How many values pass on average before a chart signals, after a shift by so many σ from the first value on: closed form for
 * 3 σ, Markov chains for CUSUM (k = 0.5) and EWMA (asymptotic limits), 40,000 simulated runs for Western Electric 1 to 4
 * together, all computed independently; 43.9 is also what Montgomery and Runger print.
 */
export const averageRunLengths = {
  shifts: [0, 0.5, 1, 2, 3],
  limits: [370.4, 155.2, 43.9, 6.3, 2],
  westernElectric: [91.8, 27.3, 9.25, 3.33, 1.79],
  cusum4: [167.7, 26.6, 8.38, 3.34, 2.19],
  cusum5: [465.4, 38, 10.4, 4.01, 2.57],
  ewma10: [368.9, 28.2, 9.73, 4.18, 2.76],
  ewma20: [371.1, 36.2, 9.8, 3.59, 2.31],
  ewma30: [465.5, 53.2, 11.7, 3.51, 2.15],
} as const;
