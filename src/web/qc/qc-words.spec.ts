import { describe, expect, it } from '@jest/globals';
import { shareWords } from './qc-words.ts';

describe('a share done on time', () => {
  it.each([
    [1, '100\u00a0%'],
    [0.996, '99\u00a0%'],
    [0.5, '50\u00a0%'],
    [0.001, '1\u00a0%'],
    [0, '0\u00a0%'],
  ])('%d is %s: never rounded to all, nor to none', (share, words) => {
    expect(shareWords(share)).toBe(words);
  });

  it('of nothing that was due is no number', () => {
    expect(shareWords(null)).toBe('nothing was due');
  });
});
