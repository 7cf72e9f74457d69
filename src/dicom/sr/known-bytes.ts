/** Two to the power of this many stretches are remembered: some times the different codes of a report. */
const slotBits = 11;
const slots = 1 << slotBits;
/** Longer stretches are told apart by their beginning and their end, then compared to the last byte. */
const longestHashed = 96;
const prime = 0x01000193;

/**
 * Things made from stretches of bytes, by the bytes: the same bytes give the same thing. A report says "CODE", "0" and a
 * few hundred codes many thousand times. Each stretch has two places; what was there before goes, so that
 * neither memory nor time grows with what a file holds.
 */
export class KnownBytes<T> {
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private readonly make: (start: number, end: number) => T;
  private readonly starts = new Int32Array(slots);
  /** 0 where nothing is remembered. */
  private readonly lengths = new Int32Array(slots);
  private readonly made = new Array<T | undefined>(slots);

  constructor(bytes: Uint8Array, make: (start: number, end: number) => T) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.make = make;
  }

  at(start: number, end: number): T {
    const slot = this.slotOf(start, end);
    const second = slot ^ 1;
    if (this.isKnown(slot, start, end)) return this.made[slot] as T;
    if (this.isKnown(second, start, end)) return this.made[second] as T;
    const made = this.make(start, end);
    this.move(slot, second);
    this.starts[slot] = start;
    this.lengths[slot] = end - start;
    this.made[slot] = made;
    return made;
  }

  private move(from: number, to: number): void {
    const length = this.lengths[from] ?? 0;
    if (length === 0) return;
    this.starts[to] = this.starts[from] ?? 0;
    this.lengths[to] = length;
    this.made[to] = this.made[from];
  }

  private slotOf(start: number, end: number): number {
    const { view, bytes } = this;
    let hash = end - start;
    let at = start;
    const stop = Math.min(end, start + longestHashed);
    for (; at + 3 < stop; at += 4) hash = Math.imul(hash ^ view.getInt32(at, true), prime);
    for (; at < stop; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), prime);
    for (at = Math.max(at, end - 16); at + 3 < end; at += 4)
      hash = Math.imul(hash ^ view.getInt32(at, true), prime);
    return (hash ^ (hash >>> 9)) >>> (32 - slotBits);
  }

  private isKnown(slot: number, start: number, end: number): boolean {
    if (this.lengths[slot] !== end - start) return false;
    const { view, bytes } = this;
    let at = start;
    let as = this.starts[slot] ?? 0;
    for (; at + 3 < end; at += 4, as += 4) if (view.getInt32(at) !== view.getInt32(as)) return false;
    for (; at < end; at += 1, as += 1) if (bytes[at] !== bytes[as]) return false;
    return end > start;
  }
}
