import { describe, expect, it } from '@jest/globals';
import type { SupervisionView, UnitSupervision } from '../../personnel/supervision/supervision.contract.ts';
import { gapWords } from './gap-words.ts';

const today = '2026-11-22';
const charge: SupervisionView = {
  id: 1,
  unitId: 1,
  person: { id: 1, name: 'Mara' },
  kind: 'primary',
  from: '2020-01-01',
  until: null,
  note: null,
  isQualifiedToday: true,
};
const supervised = (
  gaps: UnitSupervision['gaps'],
  history: UnitSupervision['history'] = [charge],
): UnitSupervision => ({
  unit: { id: 1, name: 'Angio 1', state: 'confirmed' },
  primary: null,
  deputies: [],
  gaps,
  history,
});
const wordsOf = (...said: Parameters<typeof supervised>): string[] =>
  gapWords(supervised(...said), today).map(({ kind, word }) => `${kind}: ${word.replaceAll('\u00a0', ' ')}`);

describe('the gaps of a unit in words', () => {
  it('begin with that of today', () => {
    const gaps = [
      { from: '2026-03-03', until: '2026-03-09' },
      { from: '2026-11-01', until: '2026-12-31' },
      { from: '2027-02-01', until: '2027-02-03' },
    ];
    expect(wordsOf(gaps)).toEqual([
      'action: Nobody since 1 Nov 2026',
      'warning: Nobody 1 Feb 2027 to 3 Feb 2027',
      'unknown: Nobody 3 Mar 2026 to 9 Mar 2026',
    ]);
  });

  it('say no first day that is only where the look back ends', () => {
    // 365 days before 22 November 2026 is 22 November 2025.
    const whole = [{ from: '2025-11-22', until: '2027-02-20' }];
    expect(wordsOf(whole)).toEqual(['action: Nobody for a year or longer']);
    expect(wordsOf(whole, [{ ...charge, kind: 'deputy' }])).toEqual(['action: Nobody was ever primary']);
  });

  it('say no last day that is only where the look ahead ends', () => {
    // 90 days after 22 November 2026 is 20 February 2027.
    expect(wordsOf([{ from: '2027-01-01', until: '2027-02-20' }])).toEqual([
      'warning: Nobody from 1 Jan 2027 on',
    ]);
  });

  it('of a unit without any are none', () => {
    expect(wordsOf([])).toEqual([]);
  });
});
