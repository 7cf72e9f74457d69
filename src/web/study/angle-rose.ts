import type { ChartConfiguration, Plugin, RadialLinearScale } from 'chart.js';
import { legendWords } from '../charts/axes.ts';
import type { ChartColours } from '../charts/chart-colours.ts';
import type { ChartTable } from '../charts/chart-table.ts';
import { counted } from '../ui/amounts.ts';
import { nbsp, threeDigits } from '../ui/numbers.ts';
import type { AngleSector } from './angle-sums.ts';
import type { EventType } from './event-colours.ts';
import { eventColour, eventTypes } from './event-colours.ts';
import { eventTypeWords } from './event-words.ts';

const typesOf = (sectors: readonly AngleSector[]): EventType[] =>
  eventTypes.filter((type) => sectors.some(({ byType }) => byType[type] !== undefined));

const sumOf = ({ byType }: AngleSector, types: readonly EventType[]): number =>
  types.reduce((sum, type) => sum + (byType[type] ?? 0), 0);

/** "LAO 30°", "RAO 30°"; at the top and the bottom neither. */
const angleWords = (middleDeg: number): string => {
  if (middleDeg === 0 || middleDeg === 180) return `${middleDeg}°`;
  return `${middleDeg > 0 ? 'LAO' : 'RAO'} ${Math.abs(middleDeg)}°`;
};

const tooltipWords = (sector: AngleSector, types: readonly EventType[]): string[] => [
  `${angleWords(sector.middleDeg)} ± 5°: ${threeDigits(sumOf(sector, types))}${nbsp}mGy in ${counted(sector.eventCount, 'event')}`,
  ...types
    .filter((type) => sector.byType[type] !== undefined)
    .map((type) => `${eventTypeWords[type]}: ${threeDigits(sector.byType[type] ?? 0)}${nbsp}mGy`),
];

/** chart.js draws arcs from the centre only: each type's arc reaches over those below it, the first lies on top. */
const arcsOf = (sectors: readonly AngleSector[], types: readonly EventType[], colours: ChartColours) =>
  types.map((type, index) => ({
    label: eventTypeWords[type],
    data: sectors.map((sector) => sumOf(sector, types.slice(0, index + 1))),
    backgroundColor: eventColour(colours, type),
    borderColor: colours.surface,
    borderWidth: 1,
  }));

const radialAxis = (sectors: readonly AngleSector[], colours: ChartColours) => ({
  // The first sector has its middle, not its edge, at the top.
  startAngle: -5,
  beginAtZero: true,
  grid: { color: colours.grid },
  // chart.js would write them upwards, over the sectors that are used most.
  ticks: { display: false, maxTicksLimit: 5 },
  pointLabels: {
    display: true,
    centerPointLabels: true,
    color: colours.text,
    callback: (_: string, index: number) => {
      const middle = sectors[index]?.middleDeg ?? 1;
      return middle % 30 === 0 ? angleWords(middle) : '';
    },
  },
});

/** Where rings are labelled: no beam of a C-arm comes from there. */
const ringLabelDeg = 135;

/** Writes at each ring how much it stands for. */
const ringLabels = (colours: ChartColours): Plugin => ({
  id: 'ring-labels',
  afterDatasetsDraw: ({ ctx, scales }) => {
    const scale = scales['r'] as RadialLinearScale | undefined;
    if (scale === undefined) return;
    const angle = (ringLabelDeg * Math.PI) / 180;
    ctx.save();
    ctx.fillStyle = colours.muted;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'middle';
    for (const { value } of scale.ticks.filter((tick) => tick.value > 0)) {
      const radius = scale.getDistanceFromCenterForValue(value);
      const [x, y] = [scale.xCenter + radius * Math.sin(angle), scale.yCenter - radius * Math.cos(angle)];
      ctx.fillText(value.toLocaleString('en-US'), x, y);
    }
    ctx.restore();
  },
});

const roseLegend = (types: readonly EventType[], colours: ChartColours) => {
  const legend = legendWords(colours, types.length > 1);
  return {
    ...legend,
    // Taking one type away would leave the others reaching over it.
    onClick: () => undefined,
    labels: {
      ...legend.labels,
      generateLabels: () =>
        types.map((type) => ({
          text: eventTypeWords[type],
          fontColor: colours.text,
          fillStyle: eventColour(colours, type),
          lineWidth: 0,
          pointStyle: 'circle' as const,
        })),
    },
  };
};

/** Air kerma by primary angle round a circle, 0° at the top, LAO clockwise. */
export const angleRose = (sectors: readonly AngleSector[], colours: ChartColours): ChartConfiguration => {
  const types = typesOf(sectors);
  return {
    type: 'polarArea',
    data: {
      labels: sectors.map(({ middleDeg }) => angleWords(middleDeg)),
      datasets: arcsOf(sectors, types, colours),
    },
    plugins: [ringLabels(colours)],
    options: {
      interaction: { mode: 'index' },
      scales: { r: radialAxis(sectors, colours) },
      plugins: {
        legend: roseLegend(types, colours),
        tooltip: {
          displayColors: false,
          filter: ({ datasetIndex }) => datasetIndex === 0,
          callbacks: {
            title: () => '',
            label: ({ dataIndex }) => {
              const sector = sectors[dataIndex];
              return sector === undefined ? '' : tooltipWords(sector, types);
            },
          },
        },
      },
    },
  };
};

/** Only the sectors that have something, from RAO to LAO. */
export const angleTable = (sectors: readonly AngleSector[]): ChartTable => {
  const types = typesOf(sectors);
  const used = sectors
    .filter(({ eventCount }) => eventCount > 0)
    .toSorted((a, b) => a.middleDeg - b.middleDeg);
  return {
    columns: [
      'Primary angle, middle of 10° (°)',
      ...types.map((type) => `${eventTypeWords[type]} (mGy)`),
      'Air kerma (mGy)',
      'Events',
    ],
    rows: used.map((sector) => [
      sector.middleDeg,
      ...types.map((type) => sector.byType[type] ?? 0),
      sumOf(sector, types),
      sector.eventCount,
    ]),
  };
};
