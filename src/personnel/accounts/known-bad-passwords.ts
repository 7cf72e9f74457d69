import { dictionary } from '@zxcvbn-ts/language-common';

const knownBad: ReadonlySet<string> = new Set(dictionary['passwords-common']);

/** Whether a text in lower case is among the fifty thousand passwords that leaked most often (zxcvbn-ts). */
export const isKnownBadPassword = (lowerCase: string): boolean => knownBad.has(lowerCase);
