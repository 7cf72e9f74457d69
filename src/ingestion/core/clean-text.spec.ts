import { describe, expect, it } from '@jest/globals';
import { cleanText } from './clean-text.ts';

describe('a name from outside', () => {
  it('stays as it is when nothing is wrong with it', () => {
    expect(cleanText('Räntgen/报告 1.dcm')).toBe('Räntgen/报告 1.dcm');
  });

  it('loses what a database would not take', () => {
    expect(cleanText('a\u0000b\nc')).toBe('a\uFFFDb\uFFFDc');
    expect(cleanText('a\uD800')).toBe('a\uFFFD');
  });

  it('is cut between characters, never within one', () => {
    expect(cleanText('😀😀😀', 2)).toBe('😀😀');
  });

  it('is absent when it is empty', () => {
    expect(cleanText('  ')).toBeNull();
    expect(cleanText(null)).toBeNull();
  });
});
