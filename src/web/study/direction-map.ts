import type { ChartConfiguration } from 'chart.js';
import { legendWords, linearAxis } from '../charts/axes.ts';
import type { ChartColours } from '../charts/chart-colours.ts';
import type { ChartTable } from '../charts/chart-table.ts';
import { counted } from '../ui/amounts.ts';
import { nbsp, threeDigits } from '../ui/numbers.ts';
import type { DirectionSum } from './angle-sums.ts';
import { eventColour, eventTypes } from './event-colours.ts';
import { eventTypeWords } from './event-words.ts';

/** Degrees around what was used, so that the picture is not mostly empty; at least 30 each way. */
const span = (angles: readonly number[]): number =>
  Math.min(180, Math.max(30, Math.ceil((Math.max(...angles.map(Math.abs)) + 10) / 15) * 15));

const bubblesOf = (sums: readonly DirectionSum[], colours: ChartColours) => {
  const largest = sums[0]?.sum ?? 1;
  return eventTypes
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
};

const bubbleWords = ({ primary, secondary, sum, count }: DirectionSum): string =>
  `${primary}° / ${secondary}°: ${threeDigits(sum)}${nbsp}mGy in ${counted(count, 'event')}`;

/** Primary against secondary angle; area is air kerma. */
export const directionMap = (sums: readonly DirectionSum[], colours: ChartColours): ChartConfiguration => {
  const datasets = bubblesOf(sums, colours);
  const primary = span(sums.map((each) => each.primary));
  const secondary = span(sums.map((each) => each.secondary));
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
        tooltip: { callbacks: { label: ({ raw }) => bubbleWords((raw as { each: DirectionSum }).each) } },
      },
    },
  };
};

export const directionTable = (sums: readonly DirectionSum[]): ChartTable => ({
  columns: ['Type', 'Primary angle (°)', 'Secondary angle (°)', 'Air kerma (mGy)', 'Events'],
  rows: sums.map(({ type, primary, secondary, sum, count }) => [
    eventTypeWords[type],
    primary,
    secondary,
    sum,
    count,
  ]),
});
