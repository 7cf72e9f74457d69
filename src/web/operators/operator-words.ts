import type { OperatorNameView } from '../../personnel/operators/operators.contract.ts';
import { personWords } from '../ui/person-name.ts';

/** The ways a name is written in reports, as people write names; those that look alike then once. The usual one first. */
export const spellingsOf = ({ spellings, key }: Pick<OperatorNameView, 'spellings' | 'key'>): string[] => {
  const words = [...new Set(spellings.map(personWords))].filter((each) => each !== '');
  return words.length === 0 ? [key] : words;
};

/** The usual way to write it. */
export const nameOf = (name: Pick<OperatorNameView, 'spellings' | 'key'>): string =>
  spellingsOf(name)[0] ?? name.key;

/** The list of the studies that name someone under these keys. */
export const studiesPath = (keys: readonly string[]): string =>
  `/studies?operators=${encodeURIComponent(keys.join(','))}`;
