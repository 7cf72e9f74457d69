import type { StateKind } from '../ui/state-badge.tsx';

/** Something that needs a person: a word, a sentence, and the way to it. */
export interface Waiting {
  readonly kind: StateKind;
  readonly word: string;
  readonly sentence: string;
  readonly path: string;
  readonly action: string;
}
