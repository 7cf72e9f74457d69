import { describe, expect, it } from '@jest/globals';
import { ago } from '../../src/web/ui/ago.ts';

const now = new Date('2026-11-22T12:00:00Z');

describe('how long ago', () => {
  it.each([
    ['2026-11-22T11:59:30Z', 'just now'],
    ['2026-11-22T12:00:20Z', 'just now'],
    ['2026-11-22T11:58:01Z', '1 minute ago'],
    ['2026-11-22T02:01:00Z', '9 hours ago'],
    ['2026-11-20T13:00:00Z', '1 day ago'],
    ['2026-11-20T00:00:00Z', '2 days ago'],
    ['2026-01-01T12:00:00Z', '325 days ago'],
  ])('%s is %s, whole units that have passed', (instant, words) => {
    expect(ago(instant, now)).toBe(words);
  });

  it('gives back what is no instant', () => {
    expect(ago('soon', now)).toBe('soon');
  });
});
