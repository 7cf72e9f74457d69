import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { differByOne, nameLikeness, suggester } from './name-likeness.ts';

describe('a name of a report and a person’s name', () => {
  // Worked by hand from the table of worths: family × given × order.
  it.each([
    ['Oyelaran^Bisi', 'Bisi Oyelaran', 1],
    ['OYELARAN^BISI^^Dr^RT(R)', 'Bisi Oyelaran', 1],
    ['Oyelaran, Bisi', 'Bisi Oyelaran', 1],
    ['OYELARAN^B', 'Bisi Oyelaran', 0.8],
    ['Doe, J.', 'Jane Doe', 0.8],
    ['J DOE MD', 'Jane Doe', 0.8],
    ['Doe J M.D.', 'Jane Doe', 0.8],
    ['Dr. S. Brannigan', 'Sean Brannigan', 0.8],
    ['Sundaram P', 'Priya Sundaram', 0.8],
    ['DOE^J.M.', 'Jane Mary Doe', 0.8],
    ['DOE^JM', 'Jane Mary Doe', 0.8],
    ['HALVORSEN', 'Nils Halvorsen', 0.6],
    ['Dr Marchetti', 'Elena Marchetti', 0.6],
    ['Doe, MD', 'Jane Doe', 0.6],
    ['JT', 'Jo Trevelyan', 0.5 * 0.8],
    ['TJ', 'Jo Trevelyan', 0.5 * 0.8 * 0.9],
    ['Jane^Doe', 'Jane Doe', 0.9],
    ['Doe Jane', 'Jane Doe', 1],
    ['MUELLER^ZOE', 'Zoë Müller', 0.95],
    ['Muller^Zoe', 'Zoë Müller', 1],
    ['Orsager^Ase', 'Åse Ørsager', 1],
    ["O'Hara^Sean", 'Sean OHara', 1],
    ['Adeyemi Clarke^Ruth', 'Ruth Adeyemi-Clarke', 1],
    ['VAN DER MEER^JAN', 'Jan Vandermeer', 1],
    ['VASQUEZ', 'Tomas Vasquez-Leal', 0.85 * 0.6],
    ['Halvorson^Nils', 'Nils Halvorsen', 0.85],
    ['Brannigan^Saen', 'Sean Brannigan', 0.85],
    ['Roe^Alex', 'Alexandra Roe', 0.85],
    ['Trevelyan^Jo', 'Joanna Trevelyan', 0.7],
    ['Roe^Maria', 'Anna Maria Roe', 0.75],
    ['Roe^Jane^A', 'Jane Roe', 1],
    ['Roe^Jane^Ann', 'Roe, Jane Beth', 0.6],
    ['Ждановский^Лев', 'Лев Ждановский', 1],
    ['霧島^友恵', '霧島 友恵', 1],
    ['霧島^友恵', '霧島友恵', 1],
    ['Kirishima^Tomoe=霧島^友恵', 'Tomoe Kirishima (霧島 友恵)', 1],
    ['霧島^友恵', 'Tomoe Kirishima (霧島 友恵)', 1],
    ['Do^Linh', 'Linh Do', 1],
    ['Doe^Jane', 'Doe, Jane', 1],
    ['Doe^Jane', 'Dr Jane Doe, MD, PhD', 1],
  ])('%s is as likely %s as %d', (reportName, personName, likeness) => {
    expect(nameLikeness(reportName, personName)).toBeCloseTo(likeness, 10);
  });

  it.each([
    ['Roe^Jane', 'John Roe'],
    ['Roe^Jane', 'Jane Doe'],
    ['ROE^J', 'Ben Roe'],
    ['Dr', 'David Roe'],
    ['', 'Jane Doe'],
    ['^^^Dr', 'Jane Doe'],
    ['Jane Doe', ''],
  ])('%s is not %s', (reportName, personName) => {
    expect(nameLikeness(reportName, personName)).toBe(0);
  });

  const word = fc.stringMatching(/^[A-Z]{5,9}$/).filter((each) => each !== 'DOCTOR');

  it('is wholly alike for a person’s own name in the order of PN, in any case and with any mark on a letter', () => {
    fc.assert(
      fc.property(word, word, (family, given) => {
        const person = `${given} ${family}`;
        expect(nameLikeness(`${family}^${given}`, person)).toBe(1);
        expect(nameLikeness(`${family.toLowerCase()}\u0301^${given}`, person)).toBe(1);
      }),
    );
  });

  it('is never more alike when only the first letter of the given name is told, nor when it is not told', () => {
    fc.assert(
      fc.property(word, word, (family, given) => {
        const [whole, initial, none] = [`${family}^${given}`, `${family}^${given.slice(0, 1)}`, family].map(
          (name) => nameLikeness(name, `${given} ${family}`),
        );
        expect(whole).toBeGreaterThanOrEqual(initial ?? 2);
        expect(initial).toBeGreaterThanOrEqual(none ?? 2);
      }),
    );
  });

  it('gives a number from 0 to 1 for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, other) => {
        const likeness = nameLikeness(one, other);
        expect(likeness).toBeGreaterThanOrEqual(0);
        expect(likeness).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('two words', () => {
  it.each([
    ['ROE', 'ROW', true],
    ['ROE', 'ROES', true],
    ['ROE', 'RE', true],
    ['SEAN', 'SAEN', true],
    ['ROE', 'ROE', false],
    ['SEAN', 'SNAE', false],
    ['ROE', 'ROADS', false],
  ])('%s and %s differ by one letter: %s', (one, other, differs) => {
    expect(differByOne(one, other)).toBe(differs);
    expect(differByOne(other, one)).toBe(differs);
  });
});

describe('whom a name may be', () => {
  const people = ['Chidi Okafor', 'Chioma Okafor', 'Nils Halvorsen', 'Jane Roe', 'June Roe'].map(
    (name, at) => ({ id: at + 1, name }),
  );
  const suggest = suggester(people);
  const named = (...spellings: string[]): [string, number][] =>
    suggest(spellings).map(({ person, likeness }) => [person.name, Math.round(likeness * 100)]);

  it('names everyone whom it may be, the likeliest first, equally likely ones by name', () => {
    expect(named('Okafor C')).toEqual([
      ['Chidi Okafor', 80],
      ['Chioma Okafor', 80],
    ]);
    expect(named('Roe^Jane')).toEqual([
      ['Jane Roe', 100],
      ['June Roe', 85],
    ]);
  });

  it('takes the spelling that tells most', () => {
    expect(named('OKAFOR C', 'Okafor^Chioma')).toEqual([
      ['Chioma Okafor', 100],
      ['Chidi Okafor', 80],
    ]);
  });

  it('is nobody where nobody is alike', () => {
    expect(named('Tech', 'Unknown')).toEqual([]);
  });

  it('is three people at most, and nobody half as likely as the first or less', () => {
    const roes = suggester(['Ann Roe', 'Amy Roe', 'Ada Roe', 'Abe Roe'].map((name, id) => ({ id, name })));
    expect(roes(['ROE^A']).map(({ person }) => person.name)).toEqual(['Abe Roe', 'Ada Roe', 'Amy Roe']);
    const unlike = suggester([
      { id: 1, name: 'Jo Trevelyan' },
      { id: 2, name: 'Jo Tarrant' },
    ]);
    // Trevelyan: 1. Tarrant: of the initials "T^J" alone it would be 0.4.
    expect(unlike(['Trevelyan^Jo', 'T^J']).map(({ person }) => person.name)).toEqual(['Jo Trevelyan']);
  });
});
