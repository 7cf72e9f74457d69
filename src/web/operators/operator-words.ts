import type { OperatorNameView } from '../../personnel/operators/operators.contract.ts';
import { professionWord } from '../people/people-words.ts';
import { personWords } from '../ui/person-name.ts';

/** The ways a name is written in reports, as people write names; those that look alike then once. The usual one first. */
export const spellingsOf = ({ spellings, key }: Pick<OperatorNameView, 'spellings' | 'key'>): string[] => {
  const words = [...new Set(spellings.map(personWords))].filter((each) => each !== '');
  return words.length === 0 ? [key] : words;
};

/** The usual way to write it. */
export const nameOf = (name: Pick<OperatorNameView, 'spellings' | 'key'>): string =>
  spellingsOf(name)[0] ?? name.key;

type Suggestion = OperatorNameView['suggestions'][number];

/** Who a suggested person is: the name, and what tells them from a namesake beside them. */
export const suggestionWords = (suggestion: Suggestion, all: readonly Suggestion[]): string => {
  const { person, title, profession, hasLeft } = suggestion;
  const hasNamesake = all.some((other) => other !== suggestion && other.person.name === person.name);
  return [
    person.name,
    hasNamesake ? (title ?? professionWord(profession)) : null,
    hasLeft ? 'who left' : null,
  ]
    .filter((part) => part !== null)
    .join(', ');
};

/** The list of the studies that name someone under these keys. */
export const studiesPath = (keys: readonly string[]): string =>
  `/studies?operators=${encodeURIComponent(keys.join(','))}`;
