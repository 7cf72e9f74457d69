import { describe, expect, it } from '@jest/globals';
import { retryDelaySeconds } from './retry.ts';

describe('trying again after a fault', () => {
  it('waits longer each time', () => {
    const waits = [1, 2, 3, 4, 5, 6].map((faults) => retryDelaySeconds(faults) ?? 0);
    expect(waits).toEqual([...waits].sort((one, two) => one - two));
    expect(new Set(waits).size).toBe(6);
  });

  it('gives up after the sixth delay, about two and a half hours later', () => {
    expect(retryDelaySeconds(7)).toBeNull();
  });
});
