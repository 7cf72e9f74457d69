/** Small numbers from a seed (mulberry32): the same mutations at every run. */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

type Mutation = (bytes: Uint8Array, random: () => number) => Uint8Array;

const place = (bytes: Uint8Array, random: () => number): number => Math.floor(random() * bytes.length);

const overwritten = (bytes: Uint8Array, at: number, values: readonly number[]): Uint8Array => {
  const copy = Uint8Array.from(bytes);
  values.forEach((value, index) => {
    if (at + index < copy.length) copy[at + index] = value;
  });
  return copy;
};

const mutations: readonly Mutation[] = [
  (bytes, random) => overwritten(bytes, place(bytes, random), [Math.floor(random() * 256)]),
  (bytes, random) => overwritten(bytes, place(bytes, random), [0xff, 0xff, 0xff, 0xff]),
  (bytes, random) => overwritten(bytes, place(bytes, random), [0, 0, 0, 0]),
  (bytes, random) =>
    overwritten(bytes, place(bytes, random), [0xfe, 0xff, 0x00, 0xe0, 0xff, 0xff, 0xff, 0xff]),
  (bytes, random) => overwritten(bytes, place(bytes, random), [0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0]),
  (bytes, random) => bytes.slice(0, place(bytes, random)),
  (bytes, random) => {
    const [from, to] = [place(bytes, random), place(bytes, random)].sort((a, b) => a - b);
    return Uint8Array.from(Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]));
  },
  (bytes, random) => {
    const from = place(bytes, random);
    const piece = bytes.subarray(from, from + Math.floor(random() * 2000));
    return Uint8Array.from(Buffer.concat([bytes.subarray(0, from), piece, bytes.subarray(from)]));
  },
];

/** The bytes after one to four random mutations. */
export const mutated = (bytes: Uint8Array, random: () => number): Uint8Array => {
  let changed = bytes;
  const times = 1 + Math.floor(random() * 4);
  for (let done = 0; done < times && changed.length > 0; done += 1) {
    const mutation = mutations[Math.floor(random() * mutations.length)];
    if (mutation !== undefined) changed = mutation(changed, random);
  }
  return changed;
};
