import { defaultRules, ruleTitle } from '../../qc/core/charts/chart-rules.ts';
import { chartRuleName, type Trend, type TrendPhase } from '../../qc/trends/trends.contract.ts';
import { formatDate } from '../ui/dates.ts';
import { recordedNumber } from '../ui/recorded-number.ts';

export const usualRules = defaultRules.join(',');

/** The rules that can be chosen, in words; of the Western Electric ones the only one that none of Nelson's says as well. */
export const ruleChoices = chartRuleName.options
  .filter((rule) => !rule.startsWith('western-electric') || rule === 'western-electric-4')
  .map((value) => ({ value, label: ruleTitle(value) }));

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
): string => (value === null ? 'not reported' : recordedNumber(value, decimals, unit));

/** "baseline 1.143, from 30 Sep 2026". */
export const breakWords = ({ breaks }: Pick<TrendPhase, 'breaks'>): string =>
  breaks.map(({ what, time }) => `${what}, from ${formatDate(time)}`).join('; ');
