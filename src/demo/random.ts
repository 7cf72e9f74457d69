/** Four 32-bit words out of a text (Bob Jenkins' style mixing of FNV-1a), to start a generator with. */
const wordsOf = (seed: string): [number, number, number, number] => {
  const words: [number, number, number, number] = [0x811c9dc5, 0x9e3779b9, 0x85ebca6b, 0xc2b2ae35];
  for (let at = 0; at < seed.length; at++) {
    for (const index of [0, 1, 2, 3] as const) {
      const mixed = Math.imul(words[index] ^ (seed.charCodeAt(at) + index), 0x01000193);
      words[index] = mixed ^ (mixed >>> 13);
    }
  }
  return words;
};

/** Numbers that look random and are the same for the same seed (generator sfc32). */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter: number;

  constructor(seed: string) {
    [this.a, this.b, this.c, this.counter] = wordsOf(seed);
    for (let warmUp = 0; warmUp < 12; warmUp++) this.word();
  }

  private word(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (this.c << 21) | (this.c >>> 11);
    this.c = (this.c + sum) | 0;
    return sum >>> 0;
  }

  /** Uniform in [0, 1). */
  next(): number {
    return this.word() / 0x100000000;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.next();
  }

  /** A whole number from low to high, both included. */
  whole(low: number, high: number): number {
    return low + Math.floor((high - low + 1) * this.next());
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(list: readonly T[]): T {
    const item = list[Math.floor(this.next() * list.length)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  }

  /** One of the list, as often as its weight says. */
  weighted<T>(list: readonly T[], weight: (item: T) => number): T {
    let left = this.next() * list.reduce((sum, item) => sum + weight(item), 0);
    for (const item of list) {
      left -= weight(item);
      if (left < 0) return item;
    }
    return this.pick(list);
  }

  /** Standard normal (Box and Muller). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }

  /** Lognormal by its median and the standard deviation of its logarithm; cut at two and a half deviations. */
  logNormal(median: number, sigma: number): number {
    return median * Math.exp(sigma * Math.max(-2.5, Math.min(2.5, this.normal())));
  }

  /** A UID of the UUID branch (2.25), 38 digits. */
  uid(): string {
    let digits = String(this.whole(1, 2));
    while (digits.length < 38) digits += String(this.word() % 1_000_000_000).padStart(9, '0');
    return `2.25.${digits.slice(0, 38)}`;
  }
}

/** A number with so many decimals; never minus zero. */
export const rounded = (value: number, decimals: number): number => {
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale + 0;
};
