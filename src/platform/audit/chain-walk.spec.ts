import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { beginning, type ChainedFields } from './audit-chain.ts';
import { chainWords } from './chain-words.ts';
import { ChainWalk, type ChainLine } from './chain-walk.ts';

/** Stands for the keyed hash: here everyone knows the key. */
const hashOf = ({ previousHash, reason }: ChainedFields): string =>
  createHash('sha256')
    .update(JSON.stringify([previousHash, reason]))
    .digest('hex');

/** A trail of so many lines, as it was written. */
const trail = (length: number): ChainLine[] => {
  const lines: ChainLine[] = [];
  for (let id = 1; id <= length; id += 1) {
    const fields: ChainedFields = {
      at: '2026-05-04T08:00:00.000Z',
      actorKind: 'session',
      personId: 1,
      personName: 'Ana Ruiz',
      address: null,
      action: 'unit.renamed',
      subjectKind: 'unit',
      subjectId: '4',
      before: null,
      after: null,
      reason: `reason ${id}`,
      previousHash: lines.at(-1)?.hash ?? beginning,
    };
    lines.push({ ...fields, id, hash: hashOf(fields) });
  }
  return lines;
};

/** What is said of the lines, in the order of their numbers. */
const said = (lines: readonly ChainLine[]): string[] => {
  const walk = new ChainWalk(hashOf);
  for (const line of lines.toSorted((a, b) => a.id - b.id)) walk.take(line);
  const lineOf = new Map(lines.map(({ hash, id }) => [hash, id]));
  return walk.faults.map((fault) => chainWords(fault, lineOf).what);
};

/** The trail with line `id` as `change` makes it; nothing in its place when that is null. */
const withLine = (id: number, change: (line: ChainLine) => ChainLine | null): ChainLine[] =>
  trail(9).flatMap((line) => (line.id === id ? (change(line) ?? []) : line));

describe('a trail as it was written', () => {
  it.each([0, 1, 2, 50])('of %i lines is whole', (length) => {
    expect(said(trail(length))).toEqual([]);
  });
});

describe('a line that was changed', () => {
  it('is named, and its neighbours are not', () => {
    expect(said(withLine(4, (line) => ({ ...line, reason: 'another' })))).toEqual([
      'Line 4 was changed after it was written.',
    ]);
  });

  it('is named where only its hash was changed', () => {
    expect(said(withLine(4, (line) => ({ ...line, hash: beginning })))).toEqual([
      'Line 4 was changed after it was written.',
    ]);
  });

  it('is named where only the hash of the line before was changed in it', () => {
    expect(said(withLine(4, (line) => ({ ...line, previousHash: beginning })))).toEqual([
      'Line 4 was changed after it was written.',
    ]);
  });

  it('is told together with those after it, as one fault', () => {
    const lines = trail(9).map((line) => (line.id > 6 ? { ...line, reason: 'another' } : line));
    expect(said(lines)).toEqual(['Lines 7 to 9 were changed after they were written.']);
  });
});

describe('a line that is not there', () => {
  it('is named by its number', () => {
    expect(said(withLine(4, () => null))).toEqual(['Line 4 is missing.']);
    expect(said(withLine(1, () => null))).toEqual(['Line 1 is missing.']);
  });

  it('is named together with others that stood beside it', () => {
    expect(said(trail(9).filter(({ id }) => id < 4 || id > 6))).toEqual(['Lines 4 to 6 are missing.']);
  });

  it('is missed where those after it were given its number', () => {
    const lines = trail(9).filter(({ id }) => id !== 4);
    expect(said(lines.map((line, at) => ({ ...line, id: at + 1 })))).toEqual([
      'Line 4 does not follow the line before it: a line between them was taken out, or put in.',
    ]);
  });
});

describe('a line in another place', () => {
  it('is named by where it was, and by where it is', () => {
    expect(said(withLine(4, (line) => ({ ...line, id: 70 })))).toEqual([
      'Line 4 was given another number: it stands as line 70 now.',
      'Line 70 does not stand in its place: it was written after line 3.',
    ]);
    expect(said(withLine(4, (line) => ({ ...line, id: -2 })))).toEqual([
      'Line -2 does not stand in its place: it was written after line 3.',
      'Line 4 was given another number: it stands as line -2 now.',
    ]);
  });

  it('is told by its old number where nothing else changed', () => {
    expect(said(withLine(9, (line) => ({ ...line, id: 12 })))).toEqual([
      'Line 12 has another number than before: it was line 9.',
    ]);
  });

  it('is named where two were exchanged', () => {
    const lines = trail(9).map((line) => ({ ...line, id: line.id === 4 ? 5 : line.id === 5 ? 4 : line.id }));
    expect(said(lines)).toEqual(['Line 4 does not stand in its place: it was written after line 5.']);
  });

  it('is named where it is the copy of another', () => {
    const [, , third] = trail(9);
    if (third === undefined) throw new Error('nine lines have a third');
    expect(said([...trail(9), { ...third, id: 10 }])).toEqual([
      'Line 10 does not stand in its place: it was written after line 2.',
    ]);
  });
});

describe('faults in several places', () => {
  it('are told each, the first hundred in words, and counted all', () => {
    const walk = new ChainWalk(hashOf);
    for (const line of trail(500)) walk.take(line.id % 2 === 0 ? { ...line, reason: 'another' } : line);
    expect([walk.lines, walk.faultCount, walk.faults.length, walk.editedLines]).toEqual([500, 250, 100, 250]);
  });
});

it('no line can be changed, taken out or exchanged unseen, wherever it stands', () => {
  const altered = fc.tuple(fc.integer({ min: 2, max: 30 }), fc.nat(), fc.nat(), fc.nat({ max: 2 }));
  const law = fc.property(altered, ([length, one, two, how]) => {
    const lines = trail(length);
    // The last line is left: what is cut off at the end leaves no trace in the chain itself.
    const [a, b] = [one % (length - 1), two % (length - 1)];
    const changed = lines.map((line, at): ChainLine | null => {
      if (how === 0) return at === a ? { ...line, reason: 'another' } : line;
      if (how === 1) return at === a ? null : line;
      const other = at === a ? lines[b] : at === b ? lines[a] : line;
      return other === undefined ? null : { ...other, id: line.id };
    });
    const isSame = how === 2 && a === b;
    return said(changed.filter((line) => line !== null)).length > 0 !== isSame;
  });
  fc.assert(law);
});
