import {
  readingOf,
  readPersonName,
  readReportName,
  withoutUmlauts,
  type NameReading,
} from './name-reading.ts';

/**
 * How alike two names are, 0 to 1: the product of what family name, given name and order are worth. No standard has these
 * numbers; they only rank what a person then decides.
 */
const worth = {
  same: 1,
  /** "MUELLER" and "Müller". */
  transliterated: 0.95,
  /** The order of PN turned round: "Jane^Doe". */
  turned: 0.9,
  /** One of two family names; one letter changed, missing, too many or turned with its neighbour. */
  partOfFamily: 0.85,
  misspelt: 0.85,
  /** "Alex" and "Alexandra"; "Jo" and "Joanna". */
  shortened: 0.85,
  shortenedToTwo: 0.7,
  initial: 0.8,
  /** Called by the second given name. */
  secondGiven: 0.75,
  /** The second given name begins otherwise: perhaps another person of the family. */
  otherMiddle: 0.6,
  /** Nothing is said of the given name. */
  familyOnly: 0.6,
  /** Only the first letter of the family name. */
  familyInitial: 0.5,
} as const;

const letters = (word: string): string[] => Array.from(word);
const first = (word: string): string => String.fromCodePoint(word.codePointAt(0) ?? 0);
const beginAlike = (one: string, other: string): boolean => one.codePointAt(0) === other.codePointAt(0);
/** One letter; of some scripts it takes two code units. */
const isInitial = (word: string): boolean =>
  word.length === 1 || (word.length === 2 && (word.codePointAt(0) ?? 0) > 0xffff);
const initialsOf = (words: readonly string[]): string => words.map(first).join('');

/** How many signs two words begin with alike, and, of those that are left, end with alike. */
const alikeAtEnds = (one: string, other: string): { before: number; behind: number } => {
  const least = Math.min(one.length, other.length);
  let before = 0;
  while (before < least && one.charCodeAt(before) === other.charCodeAt(before)) before += 1;
  let behind = 0;
  while (
    behind < least - before &&
    one.charCodeAt(one.length - 1 - behind) === other.charCodeAt(other.length - 1 - behind)
  )
    behind += 1;
  return { before, behind };
};

/** Whether one letter is changed, missing, too many, or two neighbours are turned. */
export const differByOne = (one: string, other: string): boolean => {
  if (Math.abs(one.length - other.length) > 1 || one === other) return false;
  const { before, behind } = alikeAtEnds(one, other);
  const left = Math.max(one.length, other.length) - before - behind;
  if (left < 2) return true;
  const isTurned = one[before] === other[before + 1] && one[before + 1] === other[before];
  return left === 2 && one.length === other.length && isTurned;
};

const isMisspelt = (one: string, other: string, least: number): boolean =>
  Math.min(one.length, other.length) >= least && differByOne(one, other);

const isPart = (some: readonly string[], all: readonly string[]): boolean =>
  some.length < all.length && some.every((word) => word.length > 2 && all.includes(word));

const arePartly = (one: readonly string[], other: readonly string[]): boolean =>
  one.length !== other.length && (isPart(one, other) || isPart(other, one));

const familyLikeness = (one: NameReading, other: NameReading): number => {
  const [a, b] = [one.familyText, other.familyText];
  if (a === '' || b === '') return 0;
  if (a === b) return worth.same;
  if (one.familyPlain === other.familyPlain) return worth.transliterated;
  if (arePartly(one.family, other.family)) return worth.partOfFamily;
  if (isMisspelt(a, b, 5)) return worth.misspelt;
  return (isInitial(a) || isInitial(b)) && beginAlike(a, b) ? worth.familyInitial : 0;
};

const shortenedLikeness = (one: string, other: string): number => {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length < 2 || !long.startsWith(short)) return 0;
  return short.length === 2 ? worth.shortenedToTwo : worth.shortened;
};

const middleLikeness = (one: readonly string[], other: readonly string[]): number => {
  const [a, b] = [one[1], other[1]];
  return a === undefined || b === undefined || beginAlike(a, b) ? worth.same : worth.otherMiddle;
};

/** "JM" for "Jane Mary". */
const areInitials = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === 1 && other.length > 1 && one[0] === initialsOf(other);

const firstGivenLikeness = (one: string, other: string): number => {
  if (one === other) return worth.same;
  if (isInitial(one) || isInitial(other)) return beginAlike(one, other) ? worth.initial : 0;
  if (withoutUmlauts(one) === withoutUmlauts(other)) return worth.transliterated;
  return shortenedLikeness(one, other) || (isMisspelt(one, other, 4) ? worth.misspelt : 0);
};

/** Called by the second given name, or by its initials alone. */
const otherwiseCalled = (one: readonly string[], other: readonly string[]): number => {
  if (areInitials(one, other)) return worth.initial;
  const [called] = one;
  return called !== undefined && !isInitial(called) && other.slice(1).includes(called)
    ? worth.secondGiven
    : 0;
};

const givenLikeness = (one: readonly string[], other: readonly string[]): number => {
  const [a, b] = [one[0], other[0]];
  if (a === undefined || b === undefined) return a === b ? worth.same : worth.familyOnly;
  if (one.join('') === other.join('')) return worth.same;
  const likely = firstGivenLikeness(a, b) * middleLikeness(one, other);
  return likely > 0 ? likely : Math.max(otherwiseCalled(one, other), otherwiseCalled(other, one));
};

const readingLikeness = (one: NameReading, other: NameReading): number => {
  if (isSameUnparted(one, other)) return 1;
  const family = familyLikeness(one, other);
  return family === 0 ? 0 : family * givenLikeness(one.given, other.given) * one.weight * other.weight;
};

/** Where the words of a name are not parted at all ("霧島友恵"), only the whole of it can be compared. */
const isSameUnparted = (one: NameReading, other: NameReading): boolean =>
  one.unparted !== null &&
  one.unparted === other.unparted &&
  (one.given.length === 0 || other.given.length === 0);

/** "JT" for Jo Trevelyan: the letters alone, without what parts them. */
const asInitials = ({ family, given, weight }: NameReading): NameReading[] => {
  const signs = letters(family[0] ?? '');
  const last = signs.at(-1);
  if (given.length > 0 || family.length > 1 || signs.length > 3) return [];
  if (last === undefined || signs.length < 2) return [];
  return [
    readingOf([last], signs.slice(0, -1), weight),
    readingOf(signs.slice(0, 1), signs.slice(1), weight * worth.turned),
  ];
};

const bestOf = (ones: readonly NameReading[], others: readonly NameReading[]): number => {
  let best = 0;
  for (const one of ones) for (const other of others) best = Math.max(best, readingLikeness(one, other));
  return best;
};

/** What is compared of the spellings of a name. */
const readingsOf = (spellings: readonly string[]): NameReading[] => {
  const readings = spellings.flatMap(readReportName);
  return [...readings, ...readings.flatMap(asInitials)];
};

/** How alike a name of a dose report and a person's name are: 0 to 1; 0 where they are of two people. */
export const nameLikeness = (reportName: string, personName: string): number =>
  bestOf(readingsOf([reportName]), readPersonName(personName));

export interface Nameable {
  readonly id: number;
  readonly name: string;
}

export interface Likely<P extends Nameable> {
  readonly person: P;
  /** 0 to 1. */
  readonly likeness: number;
}

interface Known<P> {
  readonly person: P;
  readonly readings: readonly NameReading[];
}

/** Below this a likeness is chance. */
const leastLikeness = 0.35;
const mostSuggested = 3;

const beginnings = (readings: readonly NameReading[]): Set<string> =>
  new Set(readings.flatMap(({ family, given }) => [...family, ...given].map(first)));

/**
 * Gives, for the spellings of a name, whom of the people it may be: the likeliest first, three at most, none that is half as
 * likely as the first or less, and nobody of whom no word begins alike. Which of them it is, a person says, also where there
 * is only one.
 */
export const suggester = <P extends Nameable>(
  people: readonly P[],
): ((spellings: readonly string[]) => Likely<P>[]) => {
  const byBeginning = new Map<string, Set<Known<P>>>();
  for (const person of people) {
    const known = { person, readings: readPersonName(person.name) };
    for (const beginning of beginnings(known.readings))
      byBeginning.set(beginning, (byBeginning.get(beginning) ?? new Set()).add(known));
  }
  return (spellings) => {
    const readings = readingsOf(spellings);
    const alike = new Set([...beginnings(readings)].flatMap((each) => [...(byBeginning.get(each) ?? [])]));
    const likely = [...alike]
      .map(({ person, readings: own }) => ({ person, likeness: bestOf(readings, own) }))
      .filter(({ likeness }) => likeness >= leastLikeness)
      .toSorted((a, b) => b.likeness - a.likeness || a.person.name.localeCompare(b.person.name, 'en'));
    const best = likely[0]?.likeness ?? 0;
    return likely.filter(({ likeness }) => likeness > best / 2).slice(0, mostSuggested);
  };
};
