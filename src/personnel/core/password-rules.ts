/** Whose password it is to be, and what is asked of it. */
export interface PasswordContext {
  readonly minLength: number;
  /** Of the person, and their login: what is tried first. */
  readonly ownWords: readonly string[];
  readonly isKnownBad: (lowerCase: string) => boolean;
}

/** Far more than NIST asks to take (64); a bound, so that nobody has Kerma hash a book. */
const mostCharacters = 256;
/** What must be left when names and known words are taken away. */
const leastOfOwn = 8;
const leastDifferent = 5;
const programWords = ['kerma'];
const rowsOfKeys = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1234567890', 'qwertzuiop', 'azertyuiop'];

/** As it is hashed and counted: NFKC, by code points. */
const characters = (password: string): string[] => Array.from(password.normalize('NFKC'));

const isNextOnKeys = (a: string, b: string): boolean =>
  rowsOfKeys.some(
    (row) => row.includes(a) && row.includes(b) && Math.abs(row.indexOf(a) - row.indexOf(b)) === 1,
  );

const isStep = (a: string, b: string): boolean =>
  Math.abs((a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0)) <= 1 || isNextOnKeys(a, b);

/** Whether most of it is a run: 12345, abcdef, qwerty, aaaa. */
const isSequence = (text: readonly string[]): boolean => {
  const steps = text.slice(1).filter((each, at) => isStep(text[at] ?? '', each)).length;
  return text.length > 1 && steps / (text.length - 1) >= 2 / 3;
};

const isOneColour = (text: readonly string[]): boolean => new Set(text).size < leastDifferent;

/** Whether it is the same piece twice or more: abcabc. */
const repeatsItself = (text: string): boolean =>
  text !== '' && `${text}${text}`.indexOf(text, 1) < text.length;

/** What people are called, in the pieces that are tried: each name, the login, what stands before @. */
const piecesOf = (words: readonly string[]): string[] =>
  words
    .flatMap((word) => [word, ...word.split(/[^\p{L}\p{N}]+/u)])
    .map((word) => word.normalize('NFKC').toLowerCase())
    .filter((word) => word.length >= 3)
    .toSorted((a, b) => b.length - a.length);

/** The words in the middle, without digits and signs around them. */
const middleOf = (text: string): string => text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');

/** Whether taking the words away leaves too little. */
const isLittleBeside = (text: string, words: readonly string[]): boolean => {
  const rest = words.reduce((left, word) => left.replaceAll(word, ''), text);
  if (rest === text) return false;
  const left = Array.from(rest);
  return left.length < leastOfOwn || isSequence(left) || isOneColour(left);
};

/**
 * Why a password is not taken, as a sentence; null where it is. NIST SP 800-63B-4 (2025), 3.1.1.2: length, and not
 * among known, expected or context-specific ones; every character is welcome and none is demanded.
 */
export const whatIsWrongWithPassword = (
  password: string,
  { minLength, ownWords, isKnownBad }: PasswordContext,
): string | null => {
  const signs = characters(password.toLowerCase());
  const text = signs.join('');
  const length = characters(password).length;
  if (length < minLength) {
    return `It has ${length} of at least ${minLength} characters. Several words in a row are long and easy to remember.`;
  }
  if (length > mostCharacters) return `It has ${length} characters; at most ${mostCharacters} are taken.`;
  if (isKnownBad(text)) return 'It is on the list of passwords that are tried first. Choose another.';
  if (isOneColour(signs)) return `It has fewer than ${leastDifferent} different characters. Choose another.`;
  if (repeatsItself(text)) return 'It repeats the same piece. Choose another.';
  if (isLittleBeside(text, [...piecesOf(ownWords), ...programWords])) {
    return 'It is little more than your name, your login or the name of this program. Choose another.';
  }
  const middle = middleOf(text);
  if (isKnownBad(middle) && isLittleBeside(text, [middle])) {
    return 'It is little more than a word that is tried first. Choose another.';
  }
  return isSequence(signs) ? 'It is a run of neighbours such as 123456 or qwerty. Choose another.' : null;
};
