import { describe, expect, it } from '@jest/globals';
import { instantOfLocal } from './local-time.ts';

describe('the instant of a local time', () => {
  it.each([
    ['in winter', '2026-01-15T07:41:05', 'Europe/Zurich', '2026-01-15T06:41:05.000Z'],
    ['in summer', '2026-07-15T07:41:05', 'Europe/Zurich', '2026-07-15T05:41:05.000Z'],
    ['west of Greenwich', '2026-01-15T20:00:00', 'America/New_York', '2026-01-16T01:00:00.000Z'],
    ['at half an hour', '2026-01-15T06:00:00', 'Asia/Kolkata', '2026-01-15T00:30:00.000Z'],
    // Clocks go from 03:00 back to 02:00 on 25 Oct 2026: 02:30 comes at 00:30 and at 01:30 UTC.
    ['that comes twice is the first', '2026-10-25T02:30:00', 'Europe/Zurich', '2026-10-25T00:30:00.000Z'],
    ['after clocks were set back', '2026-10-25T03:30:00', 'Europe/Zurich', '2026-10-25T02:30:00.000Z'],
    // Clocks go from 02:00 to 03:00 on 29 Mar 2026: 02:30 is never shown.
    ['that is left out', '2026-03-29T02:30:00', 'Europe/Zurich', '2026-03-29T01:30:00.000Z'],
    ['after clocks were set forward', '2026-03-29T03:30:00', 'Europe/Zurich', '2026-03-29T01:30:00.000Z'],
  ])('%s', (_, local, zone, instant) => {
    expect(instantOfLocal(local, zone)).toBe(instant);
  });

  it('is by its own offset from UTC where one was told, whatever the zone', () => {
    expect(instantOfLocal('2026-01-15T07:41:05', 'Europe/Zurich', '+00:00')).toBe('2026-01-15T07:41:05.000Z');
    expect(instantOfLocal('2026-01-15T07:41:05.5', 'Europe/Zurich', '-05:00')).toBe(
      '2026-01-15T12:41:05.500Z',
    );
  });

  it.each(['2026-01-15', '2026-01-15T10:59:60', '2026-01-15T99:00:00', ''])(
    'of “%s” is not known',
    (local) => {
      expect(instantOfLocal(local, 'Europe/Zurich')).toBeNull();
    },
  );
});
