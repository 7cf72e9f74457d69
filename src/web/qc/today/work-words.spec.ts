import { describe, expect, it } from '@jest/globals';
import {
  countsOf,
  dueWords,
  filterOf,
  inOrder,
  narrowed,
  ofState,
  type UnitWork,
  type Work,
} from './work-words.ts';

const work = (
  windowEnd: string,
  state: 'due' | 'overdue',
  performedBy: Work['performedBy'] = 'technologist',
): Work => ({
  assignmentId: 1,
  procedureKey: 'CT-T01',
  name: 'Water CT number',
  performedBy,
  occurrence: {
    ...{ due: windowEnd, plannedOn: windowEnd, movedBecause: null, windowStart: windowEnd, windowEnd, state },
    ...{ sessionId: null, doneOn: null, excuse: null },
  },
});
const unit = (id: number, said: Partial<UnitWork> = {}): UnitWork => ({
  ...{ unit: { id, name: `Unit ${id}`, state: 'confirmed' }, testCount: 1 },
  ...{ wasUsedToday: false, firstPatientAt: null, work: [], doneToday: [] },
  ...said,
});
const plain = (words: string): string => words.replaceAll('\u00a0', ' ');
const today = '2026-11-22';

describe('the work of today', () => {
  it.each([
    [work(today, 'due'), 'today'],
    [work('2026-11-25', 'due'), 'until 25 Nov 2026, in 3 days'],
    [work('2026-11-20', 'overdue'), 'was due by 20 Nov 2026, 2 days ago'],
  ])('says until when it is in time, or since when no longer', (one, words) => {
    expect(plain(dueWords(one, today))).toBe(words);
  });

  it('begins with units that are late, then those with something due', () => {
    const units = [
      unit(1),
      unit(2, { work: [work(today, 'due')] }),
      unit(3, { work: [work('2026-11-20', 'overdue')] }),
    ];
    expect(inOrder(units).map((each) => each.unit.id)).toEqual([3, 2, 1]);
  });

  it('of one’s own role leaves out that of the other, and what is asked first stands first', () => {
    const mixed = unit(1, {
      work: [work('2026-11-25', 'due'), work(today, 'due'), work(today, 'due', 'physicist')],
    });
    const [own] = narrowed([mixed], filterOf({ who: 'mine' }, 'technologist'));
    expect(own?.work.map(({ occurrence }) => occurrence.windowEnd)).toEqual([today, '2026-11-25']);
  });

  it('is counted by state, and a state that is asked for leaves out units without it', () => {
    const units = [unit(1, { work: [work(today, 'due')] }), unit(2, { work: [work(today, 'overdue')] })];
    expect(countsOf(units)).toEqual({ overdue: 1, due: 1, done: 0 });
    expect(ofState(units, 'overdue').map((each) => each.unit.id)).toEqual([2]);
  });
});
