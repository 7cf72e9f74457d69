import { describe, expect, it } from '@jest/globals';
import { whatIsWrongWithPassword } from './password-rules.ts';

const known = new Set(['password', 'monkey', 'correcthorsebatterystaple']);
const wrong = (password: string, minLength = 15) =>
  whatIsWrongWithPassword(password, {
    minLength,
    ownWords: ['Ana María Ruiz', 'ana.ruiz@hospital.example'],
    isKnownBad: (text) => known.has(text),
  });

describe('a password is taken', () => {
  it.each([
    ['four words', 'lantern orbit cobalt meadow'],
    ['only small letters', 'lanternorbitcobalt'],
    ['only digits that are no run', '849173026518394'],
    ['another script', 'старыйфонарьувокзала'],
    ['spaces around', '  lantern orbit  co'],
    ['pictures, each one character', '🌊🦉🍋🎻🚲🌵🧭🕯️🪁🧀🛶🔭🦔🥨'],
    ['a known word beside enough of one’s own', '8472-monkey-9173'],
    ['one’s name beside enough of one’s own', 'ana eats cobalt meadows'],
  ])('%s', (_, password) => {
    expect(wrong(password)).toBeNull();
  });

  it('as soon as it is long enough, by code points of its normal form', () => {
    expect(wrong('lantern-orbits')).toBe(
      'It has 14 of at least 15 characters. Several words in a row are long and easy to remember.',
    );
    expect(wrong('lantern-orbits!')).toBeNull();
    // One ligature is two letters in NFKC: ﬁ.
    expect(wrong('lantern-orbitﬁ')).toBeNull();
    expect(wrong('lantern-', 8)).toBeNull();
    expect(wrong('lantern', 8)).toContain('7 of at least 8');
  });

  it('up to 256 characters', () => {
    const long = Array.from({ length: 64 }, (_, at) => String(((at * 7919) % 9000) + 1000)).join('');
    expect(wrong(long)).toBeNull();
    expect(wrong(`${long}x`)).toContain('at most 256');
  });
});

describe('a password is not taken', () => {
  it.each([
    ['known', 'CorrectHorseBatteryStaple', 'tried first'],
    ['one character again and again', 'aaaaaaaaaaaaaaaaaa', 'different characters'],
    ['few different characters', 'abababcabcabcabc', 'different characters'],
    ['a piece repeated', 'lanternlantern!lanternlantern!', 'repeats the same piece'],
    ['a run of digits', '1234567890123456', 'neighbours'],
    ['a run of letters backwards', 'zyxwvutsrqponmlk', 'neighbours'],
    ['a row of keys', 'qwertyuiopasdfghjkl', 'neighbours'],
    ['the own name', 'AnaMaríaRuiz2026', 'your name'],
    ['the own login', 'ana.ruiz@hospital.example1', 'your name'],
    ['the name of the program', 'kerma-kerma-2026', 'name of this program'],
    ['the name of the program and a run', 'kerma 1234567890', 'name of this program'],
    ['a known word and a run', 'Password12345678', 'a word that is tried first'],
    ['a known word and signs', '!!!!!!!password!!!!!!!', 'a word that is tried first'],
  ])('%s', (_, password, words) => {
    expect(wrong(password)).toContain(words);
  });
});
