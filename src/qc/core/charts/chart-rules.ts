import type { Direction } from './beyond.ts';
import { isRunRule, type RunRule } from './run-rules.ts';

/** What can signal on a chart of a continuous quantity, and chosen for each field. */
export type ChartRule = RunRule | 'ewma' | 'cusum' | 'moving-range';

/** Also what signals on an ordinal scale, where nothing else does. */
export type SignalRule = ChartRule | 'five-worse-than-baseline';

/**
 * On an undisturbed series these rarely signal. All four Western Electric rules together do so about every 92 values, which
 * for daily values of many fields is too often for anyone to go on looking.
 */
export const defaultRules: readonly ChartRule[] = ['nelson-1', 'nelson-2', 'ewma'];

interface Words {
  /** To choose it by. */
  readonly title: string;
  /** What it asks for: to look. A signal is no failure. */
  readonly says: (direction: Direction | null) => string;
}

const side = (direction: Direction | null): string => (direction === 'down' ? 'below' : 'above');

const beyondThree: Words = {
  title: 'One value beyond 3 σ',
  says: (direction) => `Beyond 3 σ, ${side(direction)} the centre: look at this value.`,
};

const twoOfThree: Words = {
  title: 'Two of three beyond 2 σ on one side',
  says: (direction) => `Two of three values beyond 2 σ, ${side(direction)} the centre: look for a shift.`,
};

const fourOfFive: Words = {
  title: 'Four of five beyond 1 σ on one side',
  says: (direction) => `Four of five values beyond 1 σ, ${side(direction)} the centre: look for a shift.`,
};

const words: Readonly<Record<SignalRule, Words>> = {
  'nelson-1': beyondThree,
  'nelson-2': {
    title: 'Nine in a row on one side',
    says: (direction) => `Nine values in a row ${side(direction)} the centre: look for what changed.`,
  },
  'nelson-3': {
    title: 'Six in a row rising or falling',
    says: (direction) =>
      `Six values in a row ${direction === 'down' ? 'falling' : 'rising'}: look for a drift.`,
  },
  'nelson-4': {
    title: 'Fourteen in a row up and down by turns',
    says: () => 'Fourteen values up and down by turns: look whether two ways of measuring alternate.',
  },
  'nelson-5': twoOfThree,
  'nelson-6': fourOfFive,
  'nelson-7': {
    title: 'Fifteen in a row within 1 σ',
    says: () => 'Fifteen values in a row within 1 σ: look whether the limits still suit what is measured.',
  },
  'nelson-8': {
    title: 'Eight in a row beyond 1 σ on either side',
    says: () => 'Eight values in a row beyond 1 σ: look whether two conditions are mixed.',
  },
  'western-electric-1': beyondThree,
  'western-electric-2': twoOfThree,
  'western-electric-3': fourOfFive,
  'western-electric-4': {
    title: 'Eight in a row on one side',
    says: (direction) => `Eight values in a row ${side(direction)} the centre: look for what changed.`,
  },
  ewma: {
    title: 'Weighted average of recent values (EWMA) beyond its limit',
    says: (direction) =>
      `The weighted average of recent values (EWMA) is ${side(direction)} its limits: look for a drift.`,
  },
  cusum: {
    title: 'Sum of deviations (CUSUM) beyond its limit',
    says: (direction) =>
      `The sum of deviations ${side(direction)} the centre (CUSUM) is beyond its limit: look when it began.`,
  },
  'moving-range': {
    title: 'Unusually far from the value before',
    says: () => 'Further from the value before than these values usually are: look at both.',
  },
  'five-worse-than-baseline': {
    title: 'Five in a row worse than the baseline',
    says: (direction) => `Five values in a row ${side(direction)} the baseline: look for what changed.`,
  },
};

/** What to choose a rule by: "Nine in a row on one side". */
export const ruleTitle = (rule: SignalRule): string => words[rule].title;

/** What a signal says: what was seen, and where to look. */
export const signalWords = (rule: SignalRule, direction: Direction | null): string =>
  words[rule].says(direction);

/** What a drift says that the CUSUM dated. */
export const driftWords = (direction: Direction): string =>
  `By the CUSUM, values run ${side(direction)} the centre from here on: look for what changed then.`;

/** Whether a stored text names a rule that can be chosen. */
export const isChartRule = (rule: string): rule is ChartRule =>
  isRunRule(rule) || rule === 'ewma' || rule === 'cusum' || rule === 'moving-range';
