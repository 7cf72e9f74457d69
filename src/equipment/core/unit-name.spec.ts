import { describe, expect, it } from '@jest/globals';
import { unitName } from './unit-name.ts';

const unit = { id: 7, displayName: null, manufacturer: null, model: null, stationName: null };

describe('the name of a unit', () => {
  it('is the one that a person gave', () => {
    expect(unitName({ ...unit, displayName: 'Angio 2', model: 'Artis zee' })).toBe('Angio 2');
  });

  it('is else made of station, maker and model', () => {
    const named = { ...unit, manufacturer: 'Siemens', model: 'Artis zee', stationName: 'ANGIO2' };
    expect(unitName(named)).toBe('ANGIO2 · Siemens Artis zee');
  });

  it('is its number when the unit says nothing of itself', () => {
    expect(unitName(unit)).toBe('Unit 7');
  });
});
