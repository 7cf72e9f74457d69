import { createStore, del, entries, get, set } from 'idb-keyval';

/** What this tablet keeps by itself, whether or not it reaches the server. */
const store = createStore('kerma-tablet', 'kept');

export const keep = (key: string, value: unknown): Promise<void> => set(key, value, store);

/** What was kept under a key by this program; undefined where nothing was. */
export const kept = <T>(key: string): Promise<T | undefined> => get<T>(key, store);

export const forget = (key: string): Promise<void> => del(key, store);

/** All that is kept under keys that begin so. */
export const keptUnder = async <T>(prefix: string): Promise<readonly T[]> =>
  (await entries<string, T>(store)).filter(([key]) => key.startsWith(prefix)).map(([, value]) => value);

const versionBits = (byte: number, at: number): number => {
  if (at === 6) return (byte & 0x0f) | 0x40;
  return at === 8 ? (byte & 0x3f) | 0x80 : byte;
};

/** A random UUID; `crypto.randomUUID` is missing where the page did not come by TLS. */
export const newId = (): string => {
  const hex = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte, at) =>
    versionBits(byte, at).toString(16).padStart(2, '0'),
  ).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};
