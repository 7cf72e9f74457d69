import { describe, expect, it } from '@jest/globals';
import { phasesOf, type PhaseBreak } from './phases.ts';
import type { SeriesPoint } from './series.ts';

const point = (time: string): SeriesPoint => ({ id: time, time, value: 1, isVoided: false });
const change = (time: string, what = 'tube replaced'): PhaseBreak => ({ time, reason: 'component', what });

const spans = (points: readonly string[], breaks: readonly PhaseBreak[]) =>
  phasesOf(points.map(point), breaks).map((phase) => ({
    from: phase.from,
    until: phase.until,
    points: phase.points.map(({ time }) => time),
    whats: phase.breaks.map(({ what }) => what),
  }));

describe('a series', () => {
  it('without a break is one phase', () => {
    expect(spans(['2026-01-01'], [])).toEqual([
      { from: null, until: null, points: ['2026-01-01'], whats: [] },
    ]);
  });

  it('is split at a break, of which a point at the same time comes after', () => {
    expect(spans(['2026-01-01', '2026-01-02', '2026-01-03'], [change('2026-01-02')])).toEqual([
      { from: null, until: '2026-01-02', points: ['2026-01-01'], whats: [] },
      {
        from: '2026-01-02',
        until: null,
        points: ['2026-01-02', '2026-01-03'],
        whats: ['tube replaced'],
      },
    ]);
  });

  it('counts a session of the day to a change that is known by its date', () => {
    const [before, after] = spans(['2026-01-01T07:00:00Z', '2026-01-02T07:00:00Z'], [change('2026-01-02')]);
    expect([before?.points, after?.points]).toEqual([['2026-01-01T07:00:00Z'], ['2026-01-02T07:00:00Z']]);
  });

  it('has one phase for changes without a value between them, whatever their order', () => {
    const breaks = [
      change('2026-03-01', 'software 2.0'),
      change('2026-02-01'),
      change('2026-02-01', 'new baseline'),
    ];
    expect(spans(['2026-01-01', '2026-04-01'], breaks)).toEqual([
      { from: null, until: '2026-02-01', points: ['2026-01-01'], whats: [] },
      {
        from: '2026-03-01',
        until: null,
        points: ['2026-04-01'],
        whats: ['tube replaced', 'new baseline', 'software 2.0'],
      },
    ]);
  });

  it('has a last phase without values when nothing was recorded since the change', () => {
    expect(spans(['2026-01-01'], [change('2026-02-01')]).at(-1)).toEqual({
      from: '2026-02-01',
      until: null,
      points: [],
      whats: ['tube replaced'],
    });
  });

  it('without any value is one empty phase', () => {
    expect(spans([], [])).toEqual([{ from: null, until: null, points: [], whats: [] }]);
  });
});
