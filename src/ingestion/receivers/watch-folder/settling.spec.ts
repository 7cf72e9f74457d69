import { describe, expect, it } from '@jest/globals';
import { Settling } from './settling.ts';

const file = (sizeBytes: number, modifiedMs = 0) => ({ path: '/in/a.dcm', sizeBytes, modifiedMs });

describe('a file in a watched folder', () => {
  it('is taken when it was unchanged for the whole time', () => {
    const settling = new Settling(2000);
    expect(settling.observe([file(10)], 0)).toEqual([]);
    expect(settling.observe([file(10)], 1999)).toEqual([]);
    expect(settling.observe([file(10)], 2000)).toEqual([file(10)]);
  });

  it('waits anew when it has grown or was written again', () => {
    const settling = new Settling(2000);
    settling.observe([file(10)], 0);
    expect(settling.observe([file(20)], 2000)).toEqual([]);
    expect(settling.observe([file(20, 5)], 4000)).toEqual([]);
    expect(settling.observe([file(20, 5)], 6000)).toHaveLength(1);
  });

  it('waits anew when it was away in between', () => {
    const settling = new Settling(2000);
    settling.observe([file(10)], 0);
    settling.observe([], 1000);
    expect(settling.observe([file(10)], 2000)).toEqual([]);
  });

  it('is taken at first sight when nothing is to be waited for', () => {
    expect(new Settling(0).observe([file(10)], 0)).toHaveLength(1);
  });
});
