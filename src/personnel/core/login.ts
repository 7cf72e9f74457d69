/** A login as it is kept and compared: NFKC, without spaces around, lower case. */
export const canonicalLogin = (typed: string): string => typed.normalize('NFKC').trim().toLowerCase();
