import { describe, expect, it } from '@jest/globals';
import type { OperatorNameView } from '../../personnel/operators/operators.contract.ts';
import { nameOf, spellingsOf, studiesPath, suggestionWords } from './operator-words.ts';

const suggestion = (
  id: number,
  name: string,
  differs: Partial<OperatorNameView['suggestions'][number]> = {},
): OperatorNameView['suggestions'][number] => ({
  person: { id, name },
  title: null,
  profession: 'physician',
  hasLeft: false,
  likeness: 0.8,
  ...differs,
});

describe('the words for a name in reports', () => {
  it('are its spellings as people write names, the usual one first, each once', () => {
    const name = {
      key: 'OKAFOR BEN',
      spellings: ['Okafor^Ben^^Dr', 'Okafor^Ben', 'OKAFOR^BEN', 'Okafor Ben'],
    };
    expect(spellingsOf(name)).toEqual(['Okafor, Ben', 'OKAFOR, BEN', 'Okafor Ben']);
    expect(nameOf(name)).toBe('Okafor, Ben');
  });

  it('are its key where no study has it any more', () => {
    expect(spellingsOf({ key: 'OKAFOR BEN', spellings: [] })).toEqual(['OKAFOR BEN']);
    expect(nameOf({ key: 'OKAFOR BEN', spellings: ['^^^Dr'] })).toBe('OKAFOR BEN');
  });

  it('lead to the studies of all its keys', () => {
    expect(studiesPath(['OKAFOR BEN', '霧島 友恵'])).toBe(
      `/studies?operators=OKAFOR%20BEN%2C${encodeURIComponent('霧島 友恵')}`,
    );
  });
});

describe('the words for a person whom a name may be', () => {
  const words = (...all: ReturnType<typeof suggestion>[]): string[] =>
    all.map((each) => suggestionWords(each, all));

  it('are the name, and of namesakes what tells them apart', () => {
    expect(words(suggestion(1, 'Ben Okafor'), suggestion(2, 'Bea Okafor', { title: 'MD' }))).toEqual([
      'Ben Okafor',
      'Bea Okafor',
    ]);
    expect(
      words(
        suggestion(1, 'Ben Okafor', { title: 'MD' }),
        suggestion(2, 'Ben Okafor', { profession: 'other' }),
      ),
    ).toEqual(['Ben Okafor, MD', 'Ben Okafor, Other']);
  });

  it('say of somebody who left that they did', () => {
    expect(words(suggestion(1, 'Ben Okafor', { hasLeft: true }))).toEqual(['Ben Okafor, who left']);
  });
});
