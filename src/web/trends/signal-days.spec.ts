import { describe, expect, it } from '@jest/globals';
import type { TrendPhase } from '../../qc/trends/trends.contract.ts';
import { signalDays } from './signal-days.ts';
import { seriesWords, valueWords } from './trend-words.ts';

const point = (sessionId: number, on: string): TrendPhase['points'][number] => ({
  ...{ sessionId, on, time: `${on}T06:00:00`, value: 1, verdict: 'pass', stage: 'monitoring' },
  ...{ score: null, movingRange: null, ewma: null, cusum: null },
});

const phase: TrendPhase = {
  ...{ breaks: [], from: null, until: null, centre: 0, sigma: 1, lower: -3, upper: 3, rangeUpper: 1 },
  points: [point(1, '2026-11-01'), point(2, '2026-11-02'), point(3, '2026-11-03')],
  signals: [
    { sessionId: 2, rule: 'ewma', fromSessionId: 1, direction: 'up', words: 'Look for a drift.' },
    { sessionId: 3, rule: 'ewma', fromSessionId: 1, direction: 'up', words: 'Look for a drift.' },
    { sessionId: 3, rule: 'nelson-1', fromSessionId: 3, direction: 'up', words: 'Look at this value.' },
  ],
  drifts: [],
  warnings: [],
};

describe('signals of a trend', () => {
  it('are told a session, newest first, with all that rules say of it', () => {
    expect(signalDays({ phases: [phase] })).toEqual([
      { sessionId: 3, on: '2026-11-03', words: ['Look for a drift.', 'Look at this value.'] },
      { sessionId: 2, on: '2026-11-02', words: ['Look for a drift.'] },
    ]);
  });

  it('of days that are not shown are left out', () => {
    expect(signalDays({ phases: [{ ...phase, points: [point(3, '2026-11-03')] }] })).toHaveLength(1);
  });
});

describe('the words of a trend', () => {
  const of = { unit: 'HU', decimals: 1 };
  it('give a value as it was typed, with its unit, and say when it is not known', () => {
    expect(valueWords(-3, of)).toBe('−3.0\u00a0HU');
    expect(valueWords(null, of)).toBe('not reported');
  });
  it('name a series by what keeps it apart', () => {
    expect(seriesWords('protocol=axial head; kV=120')).toBe('axial head, 120');
    expect(seriesWords('')).toBe('');
  });
});
