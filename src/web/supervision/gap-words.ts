import { daysAfter } from '../../quantities/calendar.ts';
import type { UnitSupervision } from '../../personnel/supervision/supervision.contract.ts';
import { formatDate } from '../ui/dates.ts';
import { spanWords } from '../ui/days.ts';
import type { StateKind } from '../ui/state-badge.tsx';

/** How far the server looks for gaps. */
export const lookBackDays = 365;
export const lookAheadDays = 90;

type Gap = UnitSupervision['gaps'][number];

/** The gap in which today lies. */
export const gapToday = (gaps: readonly Gap[], today: string): Gap | null =>
  gaps.find(({ from, until }) => from <= today && today <= until) ?? null;

export interface GapWords {
  readonly kind: StateKind;
  readonly word: string;
}

const ofToday = ({ gaps, history }: UnitSupervision, today: string): GapWords[] => {
  const gap = gapToday(gaps, today);
  if (gap === null) return [];
  if (!history.some(({ kind }) => kind === 'primary'))
    return [{ kind: 'action', word: 'Nobody was ever primary' }];
  const isOlder = gap.from <= daysAfter(today, -lookBackDays);
  return [
    {
      kind: 'action',
      word: isOlder ? 'Nobody for a year or longer' : `Nobody since ${formatDate(gap.from)}`,
    },
  ];
};

/** The gaps of the last year and the next 90 days in words: today's first, then what comes, then what was. */
export const gapWords = (supervision: UnitSupervision, today: string): readonly GapWords[] => {
  const { gaps } = supervision;
  const last = daysAfter(today, lookAheadDays);
  const toCome = gaps
    .filter(({ from }) => from > today)
    .map(({ from, until }): GapWords => ({
      kind: 'warning',
      word: until >= last ? `Nobody from ${formatDate(from)} on` : `Nobody ${spanWords(from, until)}`,
    }));
  const before = gaps
    .filter(({ until }) => until < today)
    .map(({ from, until }): GapWords => ({ kind: 'unknown', word: `Nobody ${spanWords(from, until)}` }));
  return [...ofToday(supervision, today), ...toCome, ...before];
};
