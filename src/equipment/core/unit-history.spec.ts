import { describe, expect, it } from '@jest/globals';
import { absorbedSentence, unitEventSentence } from './unit-history.ts';

describe('the history of a unit', () => {
  it('tells a new name with the old one', () => {
    const details = { displayName: { before: 'Artis ANGIO2', after: 'Angio 2' } };
    expect(unitEventSentence({ kind: 'renamed', details })).toBe(
      'Renamed: name from “Artis ANGIO2” to “Angio 2”.',
    );
  });

  it('tells what is said for the first time, and what is no longer said', () => {
    const details = { facility: { before: null, after: 'North' }, room: { before: 'B 12', after: null } };
    expect(unitEventSentence({ kind: 'placed', details })).toBe(
      'Placed: facility “North”, room no longer “B 12”.',
    );
  });

  it('tells a merge and its undoing to the unit that stays, by the name of the other', () => {
    expect(absorbedSentence('merged', 'Angio 2')).toBe('“Angio 2” was found to be this unit.');
    expect(absorbedSentence('unmerged', 'Angio 2')).toBe('“Angio 2” is a unit of its own again.');
  });

  it('tells a merge by the name of the unit that stays', () => {
    const details = { intoUnitId: 4, intoName: 'Angio 2' };
    expect(unitEventSentence({ kind: 'merged', details })).toBe('Found to be “Angio 2”: merged into it.');
  });
});
