import type { ChartConfiguration } from 'chart.js';
import { useCallback } from 'react';
import type { CtEventView } from '../../dose/study-event.contract.ts';
import { legendWords, linearAxis, nameAxis } from '../charts/axes.ts';
import { opensEvent } from '../charts/opens-event.ts';
import type { ChartColours } from '../charts/chart-colours.ts';
import { ChartFrame } from '../charts/chart-frame.tsx';
import { fiveDigits, nbsp } from '../ui/numbers.ts';
import { ctTypeWords } from './event-words.ts';

type BarQuantity = 'ctdiVolMgy' | 'dlpMgycm';

const words = {
  ctdiVolMgy: { title: 'CTDIvol of each acquisition', axis: 'CTDIvol (mGy)', unit: 'mGy' },
  dlpMgycm: { title: 'DLP of each acquisition', axis: 'DLP (mGy·cm)', unit: 'mGy·cm' },
} as const;

const phantoms = [32, 16, null] as const;
const phantomWords = (phantom: 16 | 32 | null): string =>
  phantom === null ? 'Phantom not reported' : `${phantom} cm phantom`;

const labelOf = (event: CtEventView): string => {
  const name = event.acquisitionProtocol ?? ctTypeWords[event.acquisitionType];
  return `${event.index + 1}  ${name.length > 22 ? `${name.slice(0, 21)}…` : name}`;
};

/** Bars of different phantoms are different quantities: they never share a colour. */
const colourOf = ({ series }: ChartColours, phantom: 16 | 32 | null): string =>
  phantom === 32 ? series.blue : phantom === 16 ? series.orange : series.neutral;

interface CtChartsProps {
  readonly events: readonly CtEventView[];
  readonly onOpen: (event: CtEventView) => void;
}

const barWords = (event: CtEventView | undefined, quantity: BarQuantity): string => {
  if (event === undefined) return '';
  const { unit } = words[quantity];
  const [value, phantom] = [event[quantity], event.phantomDiameterCm];
  const amount = value === null ? 'not reported' : `${fiveDigits(value)}${nbsp}${unit}`;
  return phantom === null ? amount : `${amount} (${phantom}${nbsp}cm phantom)`;
};

const CtBars = ({ events, quantity, onOpen }: CtChartsProps & { readonly quantity: BarQuantity }) => {
  const { title, axis } = words[quantity];
  const draw = useCallback(
    (colours: ChartColours): ChartConfiguration => {
      const shown = phantoms.filter((phantom) =>
        events.some((event) => event.phantomDiameterCm === phantom && event[quantity] !== null),
      );
      return {
        type: 'bar',
        data: {
          labels: events.map(labelOf),
          datasets: shown.map((phantom) => ({
            label: phantomWords(phantom),
            data: events.map((event) => (event.phantomDiameterCm === phantom ? event[quantity] : null)),
            backgroundColor: colourOf(colours, phantom),
            maxBarThickness: 22,
            stack: 'one',
          })),
        },
        options: {
          ...opensEvent((_, index) => events[index] ?? null, onOpen),
          indexAxis: 'y',
          interaction: { mode: 'nearest', axis: 'y', intersect: false },
          scales: { x: linearAxis(colours, { title: axis, min: 0 }), y: nameAxis(colours, '') },
          plugins: {
            legend: legendWords(colours),
            tooltip: { callbacks: { label: ({ dataIndex }) => barWords(events[dataIndex], quantity) } },
          },
        },
      };
    },
    [events, quantity, axis, onOpen],
  );
  return (
    <ChartFrame
      title={title}
      note="Without bar: none reported, as for most localizers. Press a bar for its event."
      draw={draw}
      height={Math.max(200, 90 + events.length * 26)}
      fileName={quantity}
      table={{
        columns: ['Event', 'Protocol', 'Type', 'Phantom (cm)', axis],
        rows: events.map((event) => [
          event.index + 1,
          event.acquisitionProtocol,
          ctTypeWords[event.acquisitionType],
          event.phantomDiameterCm,
          event[quantity],
        ]),
      }}
    />
  );
};

/** Dose index and dose–length product, acquisition by acquisition. */
export const CtCharts = ({ events, onOpen }: CtChartsProps) => (
  <div className="charts">
    {(['ctdiVolMgy', 'dlpMgycm'] as const)
      .filter((quantity) => events.some((event) => event[quantity] !== null))
      .map((quantity) => (
        <CtBars key={quantity} events={events} quantity={quantity} onOpen={onOpen} />
      ))}
  </div>
);
