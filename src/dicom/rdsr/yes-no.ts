import { keyOf } from '../sr/coded-concept.ts';
import type { Code } from '../sr/coded-concept.ts';
import { coded } from '../sr/concepts.ts';

/** What a yes-or-no code says; null for another code and for none. */
export const yesNo = (code: Code | null): boolean | null => {
  const key = code === null ? null : keyOf(code);
  if (key === coded.yes) return true;
  return key === coded.no ? false : null;
};
