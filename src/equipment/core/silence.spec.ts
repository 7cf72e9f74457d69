import { describe, expect, it } from '@jest/globals';
import { daysSilent, isSilent } from './silence.ts';

describe('the silence of a unit', () => {
  it('counts whole days since its last report', () => {
    expect(daysSilent('2026-11-15T12:00:00.000Z', new Date('2026-11-22T11:59:59.000Z'))).toBe(6);
    expect(daysSilent('2026-11-15T12:00:00.000Z', new Date('2026-11-22T12:00:00.000Z'))).toBe(7);
  });

  it('begins when the allowed days have passed', () => {
    expect([isSilent(6, 7), isSilent(7, 7)]).toEqual([false, true]);
  });

  it('does not exist for a unit that never sent', () => {
    expect(isSilent(daysSilent(null, new Date()), 7)).toBe(false);
  });

  it('is not negative when the clock of the server was set back', () => {
    expect(daysSilent('2026-11-15T12:00:00.000Z', new Date('2026-11-15T11:00:00.000Z'))).toBe(0);
  });
});
