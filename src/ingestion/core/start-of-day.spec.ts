import { describe, expect, it } from '@jest/globals';
import { startOfDay } from './start-of-day.ts';

const day = (now: string, zone: string): string => startOfDay(new Date(now), zone).toISOString();

describe('the start of the day', () => {
  it('is midnight where the facility is', () => {
    expect(day('2026-11-22T18:00:00.500Z', 'UTC')).toBe('2026-11-22T00:00:00.000Z');
    expect(day('2026-11-22T03:00:00Z', 'America/New_York')).toBe('2026-11-21T05:00:00.000Z');
    expect(day('2026-11-22T18:00:00Z', 'Asia/Kolkata')).toBe('2026-11-21T18:30:00.000Z');
  });

  it('is right on the day on which the clocks change', () => {
    expect(day('2026-03-29T12:00:00Z', 'Europe/Berlin')).toBe('2026-03-28T23:00:00.000Z');
    expect(day('2026-10-25T12:00:00Z', 'Europe/Berlin')).toBe('2026-10-24T22:00:00.000Z');
  });
});
