/** Longest value that is kept by its bytes: six of them are a number that a double holds exactly. */
const longestKept = 6;
const mostKept = 50_000;

/** Things made from short values, by the bytes of the value: a report says "0", "NUM" and "CODE" thousands of times. */
export class ShortValues<T> {
  private readonly known = new Map<number, T>();
  private readonly bytes: Uint8Array;
  private readonly make: (start: number, end: number) => T;

  constructor(bytes: Uint8Array, make: (start: number, end: number) => T) {
    this.bytes = bytes;
    this.make = make;
  }

  at(start: number, end: number): T {
    if (end - start > longestKept) return this.make(start, end);
    const key = this.keyOf(start, end);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const made = this.make(start, end);
    if (this.known.size < mostKept) this.known.set(key, made);
    return made;
  }

  private keyOf(start: number, end: number): number {
    let key = end - start;
    for (let at = start; at < end; at += 1) key = key * 256 + (this.bytes[at] ?? 0);
    return key;
  }
}
