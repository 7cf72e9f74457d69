import { describe, expect, it } from '@jest/globals';
import { blockedUntil, delayAfter, delayRules, failuresLeft } from './sign-in-delay.ts';

const { account, address, device } = delayRules;
const lastFailedAt = '2026-05-04T08:00:00.000Z';
const after = (seconds: number) => new Date(Date.parse(lastFailedAt) + seconds * 1000);

describe('the delay after failed attempts', () => {
  it('is none for the first five on an account, then 1, 2, 4 … s up to a quarter of an hour', () => {
    const delays = Array.from({ length: 18 }, (_, at) => delayAfter(account, at + 1));
    expect(delays).toEqual([0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]);
  });

  it('never shrinks with another failure', () => {
    for (const rule of Object.values(delayRules)) {
      const delays = Array.from({ length: 2000 }, (_, at) => delayAfter(rule, at));
      expect(delays.toSorted((a, b) => a - b)).toEqual(delays);
      expect(delays.at(-1)).toBe(900);
    }
  });

  it('of an address begins later, since many people share one', () => {
    expect([delayAfter(address, 30), delayAfter(address, 31)]).toEqual([0, 1]);
  });

  it('of a tablet is its lock from the tenth on', () => {
    expect([5, 6, 9, 10].map((failures) => delayAfter(device, failures))).toEqual([0, 1, 8, 900]);
  });
});

describe('a block', () => {
  it('lasts as long as its delay, to the moment', () => {
    const known = { failures: 8, lastFailedAt };
    expect(blockedUntil(account, known, after(3.999))).toEqual(after(4));
    expect(blockedUntil(account, known, after(4))).toBeNull();
  });

  it('is none where nothing failed, or all is free', () => {
    expect(blockedUntil(account, null, after(0))).toBeNull();
    expect(blockedUntil(account, { failures: 5, lastFailedAt }, after(0))).toBeNull();
    expect(blockedUntil(account, { failures: 5, lastFailedAt }, after(-0.001))).toBeNull();
  });

  it('is forgotten with the failures after a day without one', () => {
    const known = { failures: 40, lastFailedAt };
    expect(failuresLeft(account, known, after(86_399))).toBe(40);
    expect(failuresLeft(account, known, after(86_400))).toBe(0);
    expect(failuresLeft(account, null, after(0))).toBe(0);
  });
});
