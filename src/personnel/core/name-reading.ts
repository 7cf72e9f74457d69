import { foldedWords } from './fold-text.ts';

/** One way to read a name, and what is compared of it. */
export interface NameReading {
  readonly family: readonly string[];
  /** Given and middle names, or what stands for them: initials. */
  readonly given: readonly string[];
  /** How usual it is to read it so, 0 to 1. */
  readonly weight: number;
  /** The family name in one word, and the same without the E of "MUELLER". */
  readonly familyText: string;
  readonly familyPlain: string;
  /** The whole name in one word, where its script parts no words; else null. */
  readonly unparted: string | null;
}

/** "MULLER" of "MUELLER": how those write it who have no umlauts. */
export const withoutUmlauts = (name: string): string => name.replaceAll(/([AOU])E/g, '$1');

const startsLatin = /^[\p{Script=Latin}\d]/u;

export const readingOf = (
  family: readonly string[],
  given: readonly string[],
  weight: number,
): NameReading => {
  const familyText = family.join('');
  const familyPlain = withoutUmlauts(familyText);
  const unparted = startsLatin.test(familyText) ? null : `${familyText}${given.join('')}`;
  return { family, given, weight, familyText, familyPlain, unparted };
};

/** Forms of address: no part of a name wherever they stand. */
const address: ReadonlySet<string> = new Set(
  'DR DOCTOR PROF PROFESSOR MR MRS MS MISS SIR HERR FRAU'.split(' '),
);
/** Degrees, functions and the like end a name ("Bisi Oyelaran RT(R)(VI)"); at its beginning some of them are names. */
const degrees: ReadonlySet<string> = new Set(
  (
    'MD DO MBBS PHD MSC BSC RN NP CRNP APRN PA RA RRA RPA RT RTR JR SR II III IV ' + 'FRCR FACR FSIR DABR ABR'
  ).split(' '),
);

/** "M.D." is a degree, "J.R." the initials of a name. */
const dottedDegrees: ReadonlySet<string> = new Set(['MD', 'DO', 'PHD', 'RN', 'NP', 'PA', 'RT', 'RRA', 'RPA']);

const wordsOf = (text: string): string[] =>
  foldedWords(
    text.replace(/(?:\p{L}+\.){2,}/gu, (dotted) => {
      const joined = dotted.replaceAll('.', '');
      return dottedDegrees.has(joined.toUpperCase()) ? ` ${joined} ` : dotted;
    }),
  );

/** The words of a name without titles; a degree after `least` of them ends it. */
const nameWords = (text: string, least: number): string[] => {
  const words = wordsOf(text).filter((word) => !address.has(word));
  const end = words.findIndex((word, at) => at >= least && degrees.has(word));
  return end < 0 ? words : words.slice(0, end);
};

/** More letters are no name, and would only take time. */
const longest = 200;
/** A word more than this is no name of one person. */
const mostWords = 8;
/** Names in Latin letters are mostly written given name first. */
const familyFirst = 0.9;
const isLatin = (words: readonly string[]): boolean =>
  words.every((word) => /^[\p{Script=Latin}\d]+$/u.test(word));

/** Every cut of words into family and given names; `weights` of given name first and of family name first. */
const cuts = (words: readonly string[], weights: { first: number; last: number }): NameReading[] => {
  const used = words.slice(0, mostWords);
  if (used.length < 2) return used.length === 0 ? [] : [readingOf(used, [], 1)];
  return used.slice(1).flatMap((_, at) => {
    const [before, after] = [used.slice(0, at + 1), used.slice(at + 1)];
    return [readingOf(after, before, weights.first), readingOf(before, after, weights.last)];
  });
};

/** "Doe, Jane"; "Doe, MD" names no given name, and a third part is a title. */
const parted = (text: string): NameReading[] => {
  const [before = '', after = ''] = text.split(',');
  const family = nameWords(before, 1);
  return family.length === 0 ? [] : [readingOf(family, nameWords(after, 0), 1)];
};

const readGroup = (group: string): NameReading[] => {
  const [family = '', given = '', middle = ''] = group.split('^');
  const rest = `${given} ${middle}`.trim();
  if (rest !== '' && family.trim() !== '') return [readingOf(nameWords(family, 1), nameWords(rest, 1), 1)];
  const text = family.trim() === '' ? rest : family;
  return text.includes(',') ? parted(text) : cuts(nameWords(text, 1), { first: 1, last: 1 });
};

const distinct = (readings: readonly NameReading[]): NameReading[] => [
  ...new Map(readings.map((reading) => [JSON.stringify(reading), reading])).values(),
];

/**
 * The ways to read a name of a dose report: "DOE^JANE^^Dr" (PN; prefix and suffix are left out, every group between "=" is
 * one more name), "Doe, Jane", or words of which nobody says which is the family name.
 */
export const readReportName = (name: string): NameReading[] =>
  distinct(name.slice(0, longest).split('=').flatMap(readGroup));

const readPlain = (text: string): NameReading[] => {
  if (text.includes(',') && parted(text).some(({ given }) => given.length > 0)) return parted(text);
  const words = nameWords(text, 2);
  return cuts(words, { first: 1, last: isLatin(words) ? familyFirst : 1 });
};

/** The ways to read a person's name as people write it, "Jane M. Doe, MD"; one in brackets is another name of theirs. */
export const readPersonName = (whole: string): NameReading[] => {
  const name = whole.slice(0, longest);
  const others = [...name.matchAll(/\(([^)]*)\)/g)].map(([, inside = '']) => inside);
  const plain = name.replaceAll(/\([^)]*\)/g, ' ');
  const alternative = others.filter((other) => wordsOf(other).length > 1);
  return distinct([plain, ...alternative].flatMap(readPlain));
};
