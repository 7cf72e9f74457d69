import { randomBytes } from 'node:crypto';

/** A secret that nobody guesses: 256 random bits, 43 letters that need no escape in cookies, headers and addresses. */
export const newSecret = (): string => randomBytes(32).toString('base64url');
