import { SegmentedControl } from '@mantine/core';
import type { ChartConfiguration } from 'chart.js';
import { useCallback, useState } from 'react';
import type { ProjectionEventView } from '../../dose/study-event.contract.ts';
import { legendWords, linearAxis } from '../charts/axes.ts';
import type { ChartColours } from '../charts/chart-colours.ts';
import { opensEvent } from '../charts/opens-event.ts';
import { ChartFrame } from '../charts/chart-frame.tsx';
import { eventColour, eventShape, eventTypes } from './event-colours.ts';
import { allDigits, nbsp } from '../ui/numbers.ts';
import { eventTypeWords, eventWords, startWords } from './event-words.ts';

const factors = {
  kvp: { label: 'kV', name: 'Tube voltage', unit: 'kV' },
  averageTubeCurrentMa: { label: 'mA', name: 'Average tube current', unit: 'mA' },
  tubeCurrentMa: { label: 'mA', name: 'Tube current', unit: 'mA' },
  pulseWidthMs: { label: 'Pulse width', name: 'Pulse width', unit: 'ms' },
  pulseRatePerS: { label: 'Pulse rate', name: 'Pulse rate', unit: '/s' },
} as const;
type Factor = keyof typeof factors;

interface TechniqueChartProps {
  readonly events: readonly ProjectionEventView[];
  readonly onOpen: (event: ProjectionEventView) => void;
}

interface Point {
  readonly event: ProjectionEventView;
  readonly x: number;
  readonly y: number;
}

/** A point an event, by type. */
const datasetsOf = (events: readonly ProjectionEventView[], factor: Factor, colours: ChartColours) =>
  eventTypes
    .filter((type) => events.some((event) => event.type === type))
    .map((type) => ({
      label: eventTypeWords[type],
      data: events.flatMap((event): Point[] => {
        const value = event[factor];
        return event.type === type && value !== null ? [{ x: event.index + 1, y: value, event }] : [];
      }),
      backgroundColor: eventColour(colours, type),
      borderColor: eventColour(colours, type),
      pointStyle: eventShape[type],
      pointRadius: 3,
    }));

/** What the unit did event by event: voltage, current, pulses. */
export const TechniqueChart = ({ events, onOpen }: TechniqueChartProps) => {
  const known = (Object.keys(factors) as Factor[]).filter((name) =>
    events.some((event) => event[name] !== null),
  );
  // One current is enough: the average where it is known.
  const offered = known.filter((name) => name !== 'tubeCurrentMa' || !known.includes('averageTubeCurrentMa'));
  const [wanted, setWanted] = useState<Factor>('kvp');
  const factor = offered.includes(wanted) ? wanted : (offered[0] ?? 'kvp');
  const { name, unit } = factors[factor];
  const draw = useCallback(
    (colours: ChartColours): ChartConfiguration => {
      const datasets = datasetsOf(events, factor, colours);
      return {
        type: 'scatter',
        data: { datasets },
        options: {
          ...opensEvent((set, index) => datasets[set]?.data[index]?.event ?? null, onOpen),
          interaction: { mode: 'nearest', intersect: false },
          scales: {
            x: linearAxis(colours, { title: 'Event number', min: 0, max: events.length + 1 }),
            y: linearAxis(colours, { title: `${name} (${unit})`, min: 0 }),
          },
          plugins: {
            legend: legendWords(colours),
            tooltip: {
              callbacks: {
                label: ({ raw }) => {
                  const { event, y } = raw as Point;
                  return `${eventWords(event)}: ${allDigits(y)}${nbsp}${unit}`;
                },
              },
            },
          },
        },
      };
    },
    [events, factor, name, unit, onOpen],
  );
  if (offered.length === 0) return null;
  return (
    <ChartFrame
      title={`${name} of each event`}
      controls={
        <SegmentedControl
          size="xs"
          className="no-print"
          aria-label="Technique shown"
          value={factor}
          onChange={(value) => setWanted(value)}
          data={offered.map((each) => ({ value: each, label: factors[each].label }))}
        />
      }
      note="Press a point for its event."
      draw={draw}
      height={380}
      fileName={`technique-${factor}`}
      table={{
        columns: ['Event', 'Start', 'Type', `${name} (${unit})`],
        rows: events.map((event) => [
          event.index + 1,
          startWords(event),
          eventTypeWords[event.type],
          event[factor],
        ]),
      }}
    />
  );
};
