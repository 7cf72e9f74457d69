import { describe, expect, it } from '@jest/globals';
import type { Field } from '../../../qc/core/fields.ts';
import { answersOf, clockWords, valueWords } from './value-words.ts';

const common = { key: 'a', label: 'A', need: 'required' } as const;
const number: Field = { ...common, type: 'number', unit: "[hnsf'U]", decimals: 2, plausible: null };
const readings: Field = { ...number, type: 'replicates', decimals: 1, least: 2, most: 5, judged: 'mean' };
const photo: Field = { ...common, type: 'attachment' };
const list: Field = {
  ...common,
  type: 'checklist',
  mayNotApply: true,
  items: [
    { key: 'light', label: 'Light', kind: 'ordinary' },
    { key: 'stop', label: 'Emergency stop', kind: 'safety' },
    { key: 'door', label: 'Door', kind: 'ordinary' },
  ],
};

describe('a recorded value in words', () => {
  it('has the decimals of its field, its unit, and a minus sign that is one', () => {
    expect(valueWords(-0.4, number, 'HU')).toBe('−0.40\u00a0HU');
    expect(valueWords(0, number, '')).toBe('0.00');
  });

  it('that is not there is said, and never a number', () => {
    expect(valueWords(null, number, 'HU')).toBe('not recorded');
    expect(valueWords('', photo, '')).toBe('not recorded');
    expect(valueWords([1.2, null], readings, 'kV')).toBe('1.2\u00a0kV, not recorded');
  });

  it('of files is how many there are', () => {
    expect(valueWords(['x.jpg'], photo, '')).toBe('1 file');
    expect(valueWords([], photo, '')).toBe('not recorded');
  });

  it('of a checklist begins with what failed, then what nobody answered', () => {
    const answers = answersOf({ light: 'pass', stop: 'fail' }, list);
    expect(answers.map(({ label, words }) => `${label}: ${words}`)).toEqual([
      'Emergency stop: not OK',
      'Door: not answered',
      'Light: OK',
    ]);
  });
});

describe('the clock of a tablet', () => {
  it.each([
    [null, null],
    [90, null],
    [7200, 'The tablet’s clock was 2 hours ahead; the times shown are put right.'],
    [-600, 'The tablet’s clock was 10 minutes behind; the times shown are put right.'],
  ])('off by %s seconds is told as: %s', (aheadS, words) => {
    expect(clockWords(aheadS)).toBe(words);
  });
});
