import { expect, it } from '@jest/globals';
import { whySessionIsOver } from './session-life.ts';

const session = { seenAt: '2026-05-04T08:00:00.000Z', endsAt: '2026-05-04T20:00:00.000Z', endedAt: null };
const at = (time: string) => new Date(`2026-05-04T${time}Z`);

it('a session lives until it has rested for its idle time', () => {
  expect(whySessionIsOver(session, 30, at('08:29:59'))).toBeNull();
  expect(whySessionIsOver(session, 30, at('08:30:00'))).toBe('Nothing was done for 30 minutes.');
});

it('a session that is used ends at its end all the same', () => {
  const used = { ...session, seenAt: '2026-05-04T19:59:00.000Z' };
  expect(whySessionIsOver(used, 30, at('19:59:59'))).toBeNull();
  expect(whySessionIsOver(used, 30, at('20:00:00'))).toContain('as long as');
});

it('a session that was ended is over at once', () => {
  const ended = { ...session, endedAt: '2026-05-04T08:01:00.000Z' };
  expect(whySessionIsOver(ended, 30, at('08:01:01'))).toBe('This session was ended.');
});
