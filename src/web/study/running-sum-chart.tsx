import { SegmentedControl } from '@mantine/core';
import type { ChartConfiguration } from 'chart.js';
import { useCallback, useMemo, useState } from 'react';
import type { ProjectionEventView } from '../../dose/study-event.contract.ts';
import { legendWords, linearAxis } from '../charts/axes.ts';
import type { ChartColours } from '../charts/chart-colours.ts';
import { opensEvent } from '../charts/opens-event.ts';
import { ChartFrame } from '../charts/chart-frame.tsx';
import type { ChartTable } from '../charts/chart-table.ts';
import { minutesSeconds, nbsp, threeDigits } from '../ui/numbers.ts';
import { eventColour, eventShape, eventTypes } from './event-colours.ts';
import { eventTypeWords, eventWords, startWords } from './event-words.ts';
import type { RunningSum, SummedQuantity } from './running-sum.ts';
import { isTimed, runningSums } from './running-sum.ts';

const words = {
  airKermaAtReferencePointMgy: {
    name: 'air kerma at the reference point',
    axis: 'Ka,r, running sum (mGy)',
    unit: 'mGy',
  },
  kermaAreaProductGycm2: { name: 'kerma–area product', axis: 'KAP, running sum (Gy·cm²)', unit: 'Gy·cm²' },
} as const;

/** The legend draws every line solid, so the words tell which is which. */
const lineWords: Readonly<Record<RunningSum['plane'], string>> = {
  single: 'Running sum',
  all: 'All planes',
  A: 'Plane A, solid',
  B: 'Plane B, dashed',
};

interface Point {
  readonly event: ProjectionEventView;
  readonly x: number;
  readonly y: number;
}

/** What the pointer is on: the event, what it gave, and the sum so far. */
const pointWords = ({ event, y }: Point, quantity: SummedQuantity): string => {
  const { unit } = words[quantity];
  const plane = event.plane === 'A' || event.plane === 'B' ? ` of plane ${event.plane}` : '';
  return `${eventWords(event)}: ${threeDigits(event[quantity] ?? 0)}${nbsp}${unit}; sum${plane} ${threeDigits(y)}${nbsp}${unit}`;
};

/** A stepped line a plane, its steps in the colour of what was done; a point an event. */
const datasetsOf = (sums: readonly RunningSum[], colours: ChartColours) => {
  const lines = sums.map(({ plane, points }) => ({
    type: 'line' as const,
    label: lineWords[plane],
    data: points.map(({ x, sum, event }): Point => ({ x, y: sum, event })),
    stepped: 'before' as const,
    borderWidth: 2,
    borderDash: plane === 'B' ? [5, 3] : [],
    borderColor: colours.series.neutral,
    pointRadius: 0,
    pointStyle: 'line' as const,
    segment: {
      borderColor: ({ p1DataIndex }: { p1DataIndex: number }) =>
        eventColour(colours, points[p1DataIndex]?.event.type ?? 'unknown'),
    },
    order: 2,
  }));
  const all = sums.flatMap(({ points }) => points);
  const kinds = eventTypes
    .filter((type) => all.some(({ event }) => event.type === type))
    .map((type) => ({
      type: 'scatter' as const,
      label: eventTypeWords[type],
      data: all
        .filter(({ event }) => event.type === type)
        .map(({ x, sum, event }): Point => ({ x, y: sum, event })),
      backgroundColor: eventColour(colours, type),
      borderColor: eventColour(colours, type),
      pointStyle: eventShape[type],
      pointRadius: all.length > 100 ? 2 : 3.5,
      order: 1,
    }));
  return [...kinds, ...lines];
};

const tableOf = (sums: readonly RunningSum[], quantity: SummedQuantity): ChartTable => ({
  columns: [
    'Event',
    'Start',
    'Plane',
    'Type',
    `This event (${words[quantity].unit})`,
    `Running sum of the plane (${words[quantity].unit})`,
  ],
  rows: sums.flatMap(({ plane, points }) =>
    points.map(({ event, sum }) => [
      event.index + 1,
      startWords(event),
      plane,
      eventTypeWords[event.type],
      event[quantity],
      sum,
    ]),
  ),
});

interface RunningSumChartProps {
  readonly events: readonly ProjectionEventView[];
  readonly onOpen: (event: ProjectionEventView) => void;
}

/** How the dose of the procedure grew, and by what. */
export const RunningSumChart = ({ events, onOpen }: RunningSumChartProps) => {
  const available = (Object.keys(words) as SummedQuantity[]).filter((name) =>
    events.some((event) => event[name] !== null),
  );
  const [wanted, setWanted] = useState<SummedQuantity>('airKermaAtReferencePointMgy');
  const quantity = available.includes(wanted) ? wanted : (available[0] ?? wanted);
  const { name, axis } = words[quantity];
  const timed = isTimed(events);
  const sums = useMemo(() => runningSums(events, quantity), [events, quantity]);
  const draw = useCallback(
    (colours: ChartColours): ChartConfiguration => {
      const datasets = datasetsOf(sums, colours);
      return {
        type: 'line',
        data: { datasets },
        options: {
          ...opensEvent((set, index) => datasets[set]?.data[index]?.event ?? null, onOpen),
          interaction: { mode: 'nearest', intersect: false },
          scales: {
            x: linearAxis(colours, {
              title: timed ? 'Time since the first event (h:mm:ss)' : 'Event number',
              min: timed ? 0 : 1,
              max: Math.max(...sums.map(({ points }) => points.at(-1)?.x ?? 0)),
              ...(timed ? { tick: (minutes: number) => minutesSeconds(Math.round(minutes * 60)) } : {}),
            }),
            y: linearAxis(colours, { title: axis, min: 0 }),
          },
          plugins: {
            legend: legendWords(colours),
            tooltip: {
              // The line has a point below each event's own.
              filter: ({ datasetIndex }) => datasetIndex < datasets.length - sums.length,
              callbacks: { title: () => '', label: ({ raw }) => pointWords(raw as Point, quantity) },
            },
          },
        },
      };
    },
    [sums, timed, axis, quantity, onOpen],
  );
  if (available.length === 0) return null;
  const without = events.filter((event) => event[quantity] === null).length;
  return (
    <ChartFrame
      title={`Running sum of ${name} over the procedure, by type of event`}
      note={
        without === 0
          ? 'Each point is one irradiation event; press it for what it reports.'
          : `${without} of ${events.length} events report no ${name} and add nothing here.`
      }
      controls={
        available.length > 1 && (
          <SegmentedControl
            className="no-print"
            size="xs"
            aria-label="Quantity summed"
            value={quantity}
            onChange={(value) => setWanted(value)}
            data={[
              { value: 'airKermaAtReferencePointMgy', label: 'Air kerma' },
              { value: 'kermaAreaProductGycm2', label: 'KAP' },
            ]}
          />
        )
      }
      draw={draw}
      height={300}
      fileName={`running-sum-${quantity}`}
      table={tableOf(sums, quantity)}
    />
  );
};
