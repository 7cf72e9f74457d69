import { describe, expect, it } from '@jest/globals';
import { runRuleVectors } from './published-charts.spec-data.ts';
import { runRuleOccurrences, type RunRule } from './run-rules.ts';

const rules: readonly RunRule[] = [
  'nelson-1',
  'nelson-2',
  'nelson-3',
  'nelson-4',
  'nelson-5',
  'nelson-6',
  'nelson-7',
  'nelson-8',
  'western-electric-1',
  'western-electric-2',
  'western-electric-3',
  'western-electric-4',
];

const places = (scores: readonly (number | null)[], rule: RunRule): readonly number[] =>
  runRuleOccurrences(scores, rule).map(({ index }) => index);

const rising = [-1.2, -0.8, -0.3, 0.1, 0.5, 0.9];
const side = (length: number, score: number): number[] => Array<number>(length).fill(score);

describe('run rules', () => {
  it.each(runRuleVectors)('hold where they should in $says', ({ scores, holds }) => {
    for (const rule of rules) expect([rule, places(scores, rule)]).toEqual([rule, holds[rule] ?? []]);
  });

  it.each(runRuleVectors)('mirror with the scores in $says', ({ scores }) => {
    const mirrored = scores.map((score) => -score);
    for (const rule of rules) {
      const turned = runRuleOccurrences(mirrored, rule).map(({ index, from, direction }) => {
        if (direction === null) return { index, from, direction };
        return { index, from, direction: direction === 'up' ? 'down' : 'up' };
      });
      expect(turned).toEqual(runRuleOccurrences(scores, rule));
    }
  });

  it.each([
    ['nelson-2', side(9, 0.5)],
    ['nelson-3', rising],
    ['nelson-4', side(14, 0.5).map((score, place) => (place % 2 === 0 ? score : -score))],
    ['nelson-5', [2.1, 0, 2.2]],
    ['nelson-6', [1.5, 1.5, 0, 1.5, 1.5]],
    ['nelson-7', side(15, 0.5)],
    ['nelson-8', side(8, 1.5)],
    ['western-electric-4', side(8, 0.5)],
  ] as const)('%s holds in a run and not across a gap', (rule, run) => {
    expect(places(run, rule)).toEqual([run.length - 1]);
    for (let gap = 1; gap < run.length; gap += 1)
      expect(places([...run.slice(0, gap), null, ...run.slice(gap)], rule)).toEqual([]);
  });

  it.each([
    ['nelson-5', side(3, 2)],
    ['nelson-6', side(5, 1)],
    ['nelson-7', [...side(14, 0.5), 1]],
    ['nelson-8', [...side(7, 1.5), -1]],
    ['nelson-1', [(1.3 - 1) / 0.1]],
    ['nelson-2', [...side(8, 0.5), (0.2 - (0.1 + 0.2 + 0.3) / 3) / 0.1]],
  ] as const)('%s counts no value that lies on its line', (rule, scores) => {
    expect(places(scores, rule)).toEqual([]);
  });

  it('tell it at the value that completes the pattern, not at one after it', () => {
    expect(places([0, 2.1, 2.2, 0, 0], 'nelson-5')).toEqual([2]);
    expect(places([0, 1.1, 1.2, 1.3, 1.4, 0, 0], 'nelson-6')).toEqual([4]);
    expect(places([2.1, 0, 0, 2.2], 'nelson-5')).toEqual([]);
  });

  it('tell nothing of fewer values than a pattern has: two of three need three', () => {
    expect(places([2.1, 2.2], 'nelson-5')).toEqual([]);
    expect(places([2.1, 2.2, 0, 0], 'nelson-5')).toEqual([2]);
    expect(places([0, -2.1, -2.2], 'western-electric-2')).toEqual([2]);
    expect(places([1.1, 1.2, 1.3, 1.4], 'nelson-6')).toEqual([]);
    expect(places([1.1, 1.2, 1.3, 1.4, -1.5, 0], 'nelson-6')).toEqual([4]);
    expect(places([0, null, 2.1, 2.2, null, 0], 'nelson-5')).toEqual([]);
  });

  it('tell it again at each value that completes it again', () => {
    expect(places(side(11, -0.5), 'nelson-2')).toEqual([8, 9, 10]);
  });

  it('name the first value of the pattern and its side', () => {
    expect(runRuleOccurrences([0, -2.1, 0, -2.2], 'nelson-5')).toEqual([
      { index: 3, from: 1, direction: 'down' },
    ]);
    expect(runRuleOccurrences([2, ...rising], 'nelson-3')).toEqual([{ index: 6, from: 1, direction: 'up' }]);
    expect(runRuleOccurrences(side(8, 1.5), 'nelson-8')).toEqual([{ index: 7, from: 0, direction: null }]);
  });
});
