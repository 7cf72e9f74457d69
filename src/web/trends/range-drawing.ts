import type { ChartConfiguration } from 'chart.js';
import type { Trend } from '../../qc/trends/trends.contract.ts';
import { legendWords, linearAxis } from '../charts/axes.ts';
import type { ChartColours } from '../charts/chart-colours.ts';
import { nbsp } from '../ui/numbers.ts';
import { at, dayAxis, levelIn, lineOf, type Drawn } from './trend-drawing.ts';

const rangesOf = ({ phases }: Trend): Drawn[] =>
  phases.flatMap(({ points }) =>
    points.flatMap(({ time, movingRange }) =>
      movingRange === null ? [] : [{ x: at(time), y: movingRange }],
    ),
  );

/** The differences between neighbours, with the limit that they usually keep. */
export const rangeDrawing = (trend: Trend, colours: ChartColours): ChartConfiguration => {
  const { phases, decimals, unit } = trend;
  const values = lineOf('Moving range', rangesOf(trend), { borderColor: colours.series.blue });
  const limit = lineOf(
    'Its limit',
    phases.flatMap((phase) => levelIn(phase, phase.rangeUpper)),
    { borderColor: colours.series.neutral, borderDash: [2, 3] },
  );
  const withUnit = (value: number): string =>
    `${value.toFixed(decimals)}${unit === '' ? '' : `${nbsp}${unit}`}`;
  const config: ChartConfiguration<'line', Drawn[]> = {
    type: 'line',
    data: { datasets: [{ ...values, pointStyle: 'circle', pointRadius: 2, pointHitRadius: 6 }, limit] },
    options: {
      parsing: false,
      scales: {
        x: dayAxis(colours, phases),
        y: linearAxis(colours, { title: unit === '' ? 'moving range' : `moving range (${unit})`, min: 0 }),
      },
      plugins: {
        legend: legendWords(colours),
        tooltip: { callbacks: { title: () => '', label: ({ parsed }) => withUnit(parsed.y ?? 0) } },
      },
    },
  };
  return config;
};
