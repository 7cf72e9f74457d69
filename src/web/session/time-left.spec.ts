import { describe, expect, it } from '@jest/globals';
import { countDown, timeLeft } from './time-left.ts';

const begun = Date.parse('2026-11-22T08:00:00.000Z');
const me = { idleMinutes: 30, sessionEndsAt: '2026-11-22T20:00:00.000Z' };
const minutes = (count: number): number => begun + count * 60_000;

describe('the time that a session still has', () => {
  it('is plenty while somebody was here within 28 minutes', () =>
    expect(timeLeft(me, begun, minutes(27.9))).toEqual({ kind: 'plenty' }));

  it('is told from two minutes before the idle end', () =>
    expect(timeLeft(me, begun, minutes(29))).toEqual({ kind: 'idle-soon', seconds: 60 }));

  it('is over after thirty minutes without use', () =>
    expect(timeLeft(me, begun, minutes(30))).toEqual({ kind: 'over', why: 'idle' }));

  it('begins anew with each use', () =>
    expect(timeLeft(me, minutes(29), minutes(31))).toEqual({ kind: 'plenty' }));

  it('is told before the longest time too, though somebody is here', () =>
    expect(timeLeft(me, minutes(718), minutes(719))).toEqual({ kind: 'too-long-soon', seconds: 60 }));

  it('is over after the longest time, whatever is done', () =>
    expect(timeLeft(me, minutes(720), minutes(720))).toEqual({ kind: 'over', why: 'too-long' }));

  it('of a short idle time is told in its second half', () => {
    const short = { ...me, idleMinutes: 2 };
    expect(timeLeft(short, begun, minutes(0.9))).toEqual({ kind: 'plenty' });
    expect(timeLeft(short, begun, minutes(1.5))).toEqual({ kind: 'idle-soon', seconds: 30 });
  });

  it('is written as minutes and seconds', () => expect(countDown(95)).toBe('1:35'));
});
