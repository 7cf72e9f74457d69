import { refused, type PackProblemCode, type Place, type Refused } from './pack-problem.ts';

/** Takes what a pack holds at a place; refused when it is not what it should be, and the place knows why. */
export type Read<T> = (value: unknown, at: Place) => T | Refused;

const kindOf = (value: unknown): string => {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`;
};

const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? value : kindOf(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
};

const refuseType = (at: Place, value: unknown, wanted: string): Refused =>
  value === undefined
    ? at.refuse('missing', `There must be ${wanted} here.`)
    : at.refuse('wrong-type', `There must be ${wanted} here, not ${kindOf(value)}.`);

/** A text that is not empty. */
export const text =
  (most: number): Read<string> =>
  (value, at) => {
    if (typeof value !== 'string') return refuseType(at, value, 'a text');
    if (value.length > most)
      return at.refuse('too-long', `The text has ${value.length} characters; there is room for ${most}.`);
    return value.trim() === '' ? at.refuse('missing', 'The text is empty.') : value;
  };

/** A short name without blanks that formulas, links and columns can use. */
export const keyText =
  (pattern: RegExp, words: string): Read<string> =>
  (value, at) => {
    if (typeof value !== 'string') return refuseType(at, value, 'a key');
    if (!pattern.test(value)) return at.refuse('bad-key', `“${shown(value)}” is no key: ${words}.`);
    return value in Object.prototype
      ? at.refuse('reserved-key', `“${value}” has a meaning of its own and cannot be a key.`)
      : value;
  };

export const oneOf =
  <T extends string>(words: readonly T[], code: PackProblemCode = 'unknown-word'): Read<T> =>
  (value, at) => {
    const found = words.find((word) => word === value);
    if (found !== undefined) return found;
    if (typeof value !== 'string') return refuseType(at, value, `one of ${words.join(', ')}`);
    return at.refuse(code, `“${shown(value)}” is not known here. There are: ${words.join(', ')}.`);
  };

export const finite: Read<number> = (value, at) =>
  typeof value === 'number' && Number.isFinite(value) ? value : refuseType(at, value, 'a number');

export const wholeNumber =
  (least: number, most: number): Read<number> =>
  (value, at) => {
    if (typeof value !== 'number') return refuseType(at, value, 'a whole number');
    return Number.isInteger(value) && least <= value && value <= most
      ? value
      : at.refuse('bad-number', `${value} is no whole number from ${least} to ${most}.`);
  };

export const yesOrNo: Read<boolean> = (value, at) =>
  typeof value === 'boolean' ? value : refuseType(at, value, 'true or false');

const isoDate = /^\d{4}-\d{2}-\d{2}$/;

/** A day of the calendar. */
export const date: Read<string> = (value, at) => {
  if (typeof value !== 'string') return refuseType(at, value, 'a date');
  const day = new Date(`${value}T00:00:00Z`);
  return isoDate.test(value) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)
    ? value
    : at.refuse('bad-date', `“${shown(value)}” is no day of the calendar (2026-11-22).`);
};

export const nullable =
  <T>(read: Read<T>): Read<T | null> =>
  (value, at) =>
    value === null ? null : read(value, at);

/** What an entry of a list is called: its key or name where it has one, else its number. */
const entryName = (value: unknown, at: number): string => {
  const entry = typeof value === 'object' && value !== null ? value : {};
  const name: unknown = 'key' in entry ? entry.key : null;
  return typeof name === 'string' && name !== '' && name.length <= 40 ? name : `no. ${at + 1}`;
};

export const list =
  <T>(read: Read<T>, most: number, least = 0): Read<readonly T[]> =>
  (value, at) => {
    if (!Array.isArray(value)) return refuseType(at, value, 'a list');
    if (value.length > most)
      return at.refuse('too-many', `The list has ${value.length} entries; there is room for ${most}.`);
    if (value.length < least) return at.refuse('missing', `The list needs ${least} or more entries.`);
    const entries = value.map((each: unknown, index) => read(each, at.step(entryName(each, index))));
    const whole = entries.flatMap((entry) => (entry === refused ? [] : [entry]));
    return whole.length < entries.length ? refused : whole;
  };

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const owned = (value: Readonly<Record<string, unknown>>, key: string): unknown =>
  Object.hasOwn(value, key) ? value[key] : undefined;

/** An object with exactly these properties: one too many is refused, for it would be lost in silence. */
export const shape =
  <T extends object>(readers: { readonly [K in keyof T]-?: Read<T[K]> }): Read<T> =>
  (value, at) => {
    if (!isObject(value)) return refuseType(at, value, 'an object');
    const known = Object.entries<Read<unknown>>(readers);
    const odd = Object.keys(value).filter((key) => !Object.hasOwn(readers, key));
    odd.slice(0, 10).forEach((key) => {
      at.step(shown(key)).refuse('unknown-property', 'This property is not known and would be lost.');
    });
    const entries = known.map(([key, read]) => [key, read(owned(value, key), at.step(key))] as const);
    const isWhole = odd.length === 0 && entries.every(([, read]) => read !== refused);
    return isWhole ? (Object.fromEntries(entries) as T) : refused;
  };

/** An object whose kind one property says. */
export const variant =
  <Tag extends string, T extends Readonly<Record<Tag, string>>>(
    tag: Tag,
    code: PackProblemCode,
    readers: { readonly [K in T[Tag]]: Read<Extract<T, Readonly<Record<Tag, K>>>> },
  ): Read<T> =>
  (value, at) => {
    if (!isObject(value)) return refuseType(at, value, 'an object');
    const kind = oneOf(Object.keys(readers) as T[Tag][], code)(owned(value, tag), at.step(tag));
    return kind === refused ? refused : readers[kind](value, at);
  };

/** An object used as a table: any key of the pattern. */
export const dictionary =
  <T>(readKey: Read<string>, read: Read<T>, most: number): Read<Readonly<Record<string, T>>> =>
  (value, at) => {
    if (!isObject(value)) return refuseType(at, value, 'an object');
    const keys = Object.keys(value);
    if (keys.length > most)
      return at.refuse('too-many', `There are ${keys.length} entries; there is room for ${most}.`);
    const entries = keys.map((key) => {
      const place = at.step(shown(key));
      return [readKey(key, place), read(value[key], place)] as const;
    });
    const whole = entries.flatMap(([key, entry]) =>
      key === refused || entry === refused ? [] : [[key, entry] as const],
    );
    return whole.length < entries.length ? refused : Object.fromEntries(whole);
  };
