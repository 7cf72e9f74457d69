import { describe, expect, it } from '@jest/globals';
import { MemoryBudget, ObjectBuffer } from './object-buffer.ts';

const fill = (object: ObjectBuffer, length: number): ObjectBuffer => {
  for (let at = 0; at < length; at += 1000)
    object.append(Buffer.alloc(Math.min(1000, length - at), at / 1000));
  return object;
};

describe('an object under way', () => {
  it('is what its pieces were, beyond every doubling', () => {
    const object = fill(new ObjectBuffer(new MemoryBudget(10_000_000), 1_000_000), 700_500);
    const bytes = object.bytes();
    expect(bytes).toHaveLength(700_500);
    expect([bytes?.[0], bytes?.[131_500], bytes?.[700_499]]).toEqual([0, 131, 700 % 256]);
  });

  it('is let go above its limit, not at it', () => {
    const budget = new MemoryBudget(10_000_000);
    expect(fill(new ObjectBuffer(budget, 200_000), 200_000).bytes()).toHaveLength(200_000);
    expect(fill(new ObjectBuffer(budget, 200_000), 200_001).bytes()).toBeNull();
  });

  it('is let go when the others hold all there is, and the next one is held once they are free', () => {
    const budget = new MemoryBudget(300_000);
    const first = fill(new ObjectBuffer(budget, 250_000), 250_000);
    expect(fill(new ObjectBuffer(budget, 250_000), 100_000).bytes()).toBeNull();
    first.free();
    first.free();
    expect(fill(new ObjectBuffer(budget, 250_000), 250_000).bytes()).toHaveLength(250_000);
    expect(budget.take(50_000)).toBe(true);
    expect(budget.take(1)).toBe(false);
  });
});
