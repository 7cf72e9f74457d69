import type { Trend, TrendPhase } from '../../qc/trends/trends.contract.ts';
import { formatDate } from '../ui/dates.ts';
import { nbsp } from '../ui/numbers.ts';

/** The rules that can be chosen, in words; the first three are usual. */
export const ruleWords = {
  'nelson-1': 'One value beyond 3 σ',
  'nelson-2': 'Nine in a row on one side',
  ewma: 'EWMA beyond its limits',
  'nelson-3': 'Six in a row rising or falling',
  'nelson-4': 'Fourteen up and down by turns',
  'nelson-5': 'Two of three beyond 2 σ',
  'nelson-6': 'Four of five beyond 1 σ',
  'nelson-7': 'Fifteen within 1 σ',
  'nelson-8': 'Eight beyond 1 σ on either side',
  cusum: 'CUSUM beyond its limit',
  'moving-range': 'Far from the value before',
} as const;

export const usualRules = 'nelson-1,nelson-2,ewma';

/** "protocol=axial head" as "axial head"; empty where there is one series only. */
export const seriesWords = (series: string): string =>
  series
    .split('; ')
    .map((part) => part.slice(part.indexOf('=') + 1))
    .join(', ');

/** A value as it was typed, with its unit. */
export const valueWords = (
  value: number | null,
  { unit, decimals }: Pick<Trend, 'unit' | 'decimals'>,
): string => {
  if (value === null) return 'not reported';
  const text = value.toFixed(decimals).replace('-', '−');
  return unit === '' ? text : `${text}${nbsp}${unit}`;
};

/** "baseline 1.143, from 30 Sep 2026". */
export const breakWords = ({ breaks }: Pick<TrendPhase, 'breaks'>): string =>
  breaks.map(({ what, time }) => `${what}, from ${formatDate(time)}`).join('; ');

type Range = Trend['limits']['action'];

/** "−3 to 3 HU"; null where nothing is in force. */
export const rangeWords = (range: Range, of: Pick<Trend, 'unit' | 'decimals'>): string | null => {
  if (range === null) return null;
  if (range.low === null) return `at most ${valueWords(range.high, of)}`;
  if (range.high === null) return `at least ${valueWords(range.low, of)}`;
  return `${valueWords(range.low, { ...of, unit: '' })} to ${valueWords(range.high, of)}`;
};
