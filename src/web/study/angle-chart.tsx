import type { ChartConfiguration } from 'chart.js';
import { useCallback, useMemo } from 'react';
import type { ProjectionEventView } from '../../dose/study-event.contract.ts';
import { legendWords, linearAxis } from '../charts/axes.ts';
import type { ChartColours } from '../charts/chart-colours.ts';
import { ChartFrame } from '../charts/chart-frame.tsx';
import { nbsp, threeDigits } from '../ui/numbers.ts';
import type { EventType } from './event-colours.ts';
import { eventColour, eventTypes } from './event-colours.ts';
import { eventTypeWords } from './event-words.ts';

interface AngleSum {
  readonly type: EventType;
  readonly primary: number;
  readonly secondary: number;
  readonly sum: number;
  readonly count: number;
}

/** Air kerma by beam direction to the degree and by type of event. */
const sumsByAngle = (events: readonly ProjectionEventView[]): AngleSum[] => {
  const sums = new Map<string, AngleSum>();
  for (const event of events) {
    const { positionerPrimaryAngleDeg: primary, positionerSecondaryAngleDeg: secondary } = event;
    const kerma = event.airKermaAtReferencePointMgy;
    if (primary === null || secondary === null || kerma === null) continue;
    const at = { type: event.type, primary: Math.round(primary), secondary: Math.round(secondary) };
    const key = `${at.type} ${at.primary} ${at.secondary}`;
    const before = sums.get(key);
    sums.set(key, { ...at, sum: (before?.sum ?? 0) + kerma, count: (before?.count ?? 0) + 1 });
  }
  return [...sums.values()].sort((a, b) => b.sum - a.sum);
};

/** Degrees around what was used, so that the picture is not mostly empty; at least 30 each way. */
const span = (angles: readonly number[]): number =>
  Math.min(180, Math.max(30, Math.ceil((Math.max(...angles.map(Math.abs)) + 10) / 15) * 15));

/** Where the beam came from, and how much: area is air kerma. */
export const AngleChart = ({ events }: { readonly events: readonly ProjectionEventView[] }) => {
  const sums = useMemo(() => sumsByAngle(events), [events]);
  const draw = useCallback(
    (colours: ChartColours): ChartConfiguration => {
      const largest = sums[0]?.sum ?? 1;
      const primary = span(sums.map((each) => each.primary));
      const secondary = span(sums.map((each) => each.secondary));
      const datasets = eventTypes
        .filter((type) => sums.some((each) => each.type === type))
        .map((type) => ({
          label: eventTypeWords[type],
          data: sums
            .filter((each) => each.type === type)
            .map((each) => ({
              x: each.primary,
              y: each.secondary,
              r: 2 + 20 * Math.sqrt(each.sum / largest),
              each,
            })),
          backgroundColor: `${eventColour(colours, type)}59`,
          borderColor: eventColour(colours, type),
        }));
      return {
        type: 'bubble',
        data: { datasets },
        options: {
          scales: {
            x: linearAxis(colours, { title: 'Primary angle (°): − RAO, + LAO', min: -primary, max: primary }),
            y: linearAxis(colours, {
              title: 'Secondary angle (°): − CAU, + CRA',
              min: -secondary,
              max: secondary,
            }),
          },
          plugins: {
            legend: legendWords(colours, datasets.length > 1),
            tooltip: {
              callbacks: {
                label: ({ raw }) => {
                  const { each } = raw as { each: AngleSum };
                  return `${each.primary}° / ${each.secondary}°: ${threeDigits(each.sum)}${nbsp}mGy in ${each.count} ${each.count === 1 ? 'event' : 'events'}`;
                },
              },
            },
          },
        },
      };
    },
    [sums],
  );
  if (sums.length === 0) return null;
  return (
    <ChartFrame
      title="Air kerma by beam direction"
      note="Area is air kerma at the reference point, summed to the degree."
      draw={draw}
      height={320}
      fileName="air-kerma-by-angle"
      table={{
        columns: ['Type', 'Primary angle (°)', 'Secondary angle (°)', 'Air kerma (mGy)', 'Events'],
        rows: sums.map(({ type, primary, secondary, sum, count }) => [
          eventTypeWords[type],
          primary,
          secondary,
          sum,
          count,
        ]),
      }}
    />
  );
};
