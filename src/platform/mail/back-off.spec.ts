import { expect, it } from '@jest/globals';
import { nextAttempt } from './back-off.ts';

it('a mail that failed waits longer each time, and half an hour at most', () => {
  const now = new Date('2026-05-04T08:00:00Z');
  const waits = [1, 2, 3, 4, 5, 6, 7, 100].map((failures) =>
    nextAttempt(failures, now).toISOString().slice(11, 16),
  );
  expect(waits).toEqual(['08:01', '08:02', '08:05', '08:10', '08:20', '08:30', '08:30', '08:30']);
});
