import { signalWords } from './chart-rules.ts';
import type { ChartPhase, OrdinalOptions, Signal } from './chart.ts';
import type { Phase } from './phases.ts';
import { earlierFirst } from './series.ts';
import { stepOccurrences } from './step-rule.ts';

const rule = 'five-worse-than-baseline';

const baselineOf = ({ from, points }: Phase, { baselines }: OrdinalOptions): number | null => {
  const start = points.at(0)?.time ?? from;
  const held = baselines.filter((each) => start !== null && each.from <= start);
  return held.toSorted((one, other) => earlierFirst(one.from, other.from)).at(-1)?.value ?? null;
};

/** A phase of an ordinal scale: its baseline, and runs of values worse than that. */
export const ordinalPhase = (phase: Phase, options: OrdinalOptions): ChartPhase => {
  const { breaks, from, until, points } = phase;
  const baseline = baselineOf(phase, options);
  const values = points.map(({ value }) => value);
  const occurrences = baseline === null ? [] : stepOccurrences(values, baseline, options.worse);
  return {
    ...{ breaks, from, until },
    centre: baseline,
    limits: null,
    lines: null,
    frozen: null,
    points: points.map(({ id, time, value }) => ({
      ...{ id, time, value, stage: 'monitoring' },
      ...{ score: null, movingRange: null, ewma: null, cusum: null },
    })),
    signals: occurrences.flatMap((each): Signal[] => {
      const point = points[each.index];
      return point === undefined
        ? []
        : [{ rule, id: point.id, ...each, words: signalWords(rule, each.direction) }];
    }),
    drifts: [],
    warnings:
      baseline === null
        ? [
            {
              code: 'no-baseline',
              message:
                'No baseline holds at the first of these values: set one, so that they can be compared with it.',
            },
          ]
        : [],
  };
};
