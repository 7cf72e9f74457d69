import { describe, expect, it } from '@jest/globals';
import { unitEventSentence } from './unit-history.ts';

describe('the history of a unit', () => {
  it('tells a new name with the old one', () => {
    const details = { displayName: { before: 'Artis ANGIO2', after: 'Angio 2' } };
    expect(unitEventSentence({ kind: 'renamed', details })).toBe(
      'Renamed: name from “Artis ANGIO2” to “Angio 2”.',
    );
  });

  it('tells a room given for the first time as from nothing', () => {
    const details = { room: { before: null, after: 'B 12' } };
    expect(unitEventSentence({ kind: 'placed', details })).toBe('Placed: room from nothing to “B 12”.');
  });

  it('tells a merge by the name of the unit that stays', () => {
    const details = { intoUnitId: 4, intoName: 'Angio 2' };
    expect(unitEventSentence({ kind: 'merged', details })).toBe('Found to be “Angio 2”: merged into it.');
  });
});
