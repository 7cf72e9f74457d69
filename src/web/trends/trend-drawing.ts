import type { ChartConfiguration, ChartDataset, LegendItem } from 'chart.js';
import type { Trend, TrendPhase } from '../../qc/trends/trends.contract.ts';
import { legendWords, linearAxis } from '../charts/axes.ts';
import type { ChartColours } from '../charts/chart-colours.ts';
import { formatDate } from '../ui/dates.ts';
import { valueWords } from './trend-words.ts';

type Point = TrendPhase['points'][number];
export interface Drawn {
  readonly x: number;
  readonly y: number | null;
  readonly point?: Point;
}
type Line = ChartDataset<'line', Drawn[]>;

export const at = (time: string): number => Date.parse(`${time.slice(0, 19)}Z`);

const quiet = {
  pointRadius: 0,
  pointHitRadius: 0,
  borderWidth: 1,
  fill: false,
  pointStyle: 'line',
} as const;

const spanOf = (phases: readonly TrendPhase[]): readonly [number, number] => {
  const times = phases.flatMap(({ points }) => points.map(({ time }) => at(time)));
  // Half a day of air, so that no point is cut in half.
  return [Math.min(...times) - 43_200_000, Math.max(...times) + 43_200_000];
};

export const dayAxis = (colours: ChartColours, phases: readonly TrendPhase[]) => {
  const [min, max] = spanOf(phases);
  const tick = (ms: number): string => formatDate(new Date(ms).toISOString().slice(0, 10));
  return linearAxis(colours, { title: 'day of the test', min, max, tick });
};

/** A level line through a phase; nothing where the level is not known. */
export const levelIn = ({ points }: TrendPhase, level: number | null): Drawn[] => {
  const [first, last] = [points.at(0), points.at(-1)];
  if (level === null || first === undefined || last === undefined) return [];
  return [
    { x: at(first.time), y: level },
    { x: at(last.time), y: level },
    { x: at(last.time), y: null },
  ];
};

const valuesLine = (phases: readonly TrendPhase[], colours: ChartColours): Line => {
  const signalled = new Set(phases.flatMap(({ signals }) => signals.map(({ sessionId }) => sessionId)));
  const data = phases.flatMap(({ points }) => [
    ...points.map((point) => ({ x: at(point.time), y: point.value, point })),
    { x: points.length === 0 ? 0 : at(points.at(-1)?.time ?? ''), y: null },
  ]);
  const isSignalled = ({ point }: Drawn): boolean => point !== undefined && signalled.has(point.sessionId);
  const ring = '#ae3ec9';
  return {
    label: 'Value',
    data,
    borderColor: colours.series.blue,
    backgroundColor: colours.series.blue,
    borderWidth: 1,
    pointRadius: data.map((each) => (isSignalled(each) ? 5 : 2.5)),
    pointBorderWidth: data.map((each) => (isSignalled(each) ? 2 : 1)),
    pointBorderColor: data.map((each) => (isSignalled(each) ? ring : colours.series.blue)),
    pointHitRadius: 8,
    order: 1,
  };
};

export const lineOf = (
  label: string,
  data: Drawn[],
  look: Pick<Line, 'borderColor'> & Partial<Pick<Line, 'borderDash' | 'borderWidth'>>,
): Line => ({ ...quiet, ...look, label, data, order: 3 });

const limitLines = ({ limits, phases }: Trend, colours: ChartColours): Line[] => {
  const [from, to] = spanOf(phases);
  const across = (level: number | null): Drawn[] =>
    level === null
      ? []
      : [
          { x: from, y: level },
          { x: to, y: level },
          { x: to, y: null },
        ];
  return (['warning', 'action'] as const).flatMap((level) => {
    const range = limits[level];
    if (range === null) return [];
    const borderColor = level === 'action' ? colours.series.vermilion : colours.series.orange;
    const label = level === 'action' ? 'Action level' : 'Warning level';
    return [range.low, range.high].map((bound) =>
      lineOf(label, across(bound), { borderColor, borderDash: [7, 4] }),
    );
  });
};

/** Statistics: centre and control limits a phase, in grey; the weighted average where it was worked out. */
const statisticsLines = (phases: readonly TrendPhase[], colours: ChartColours): Line[] => {
  const grey = { borderColor: colours.series.neutral };
  const ewma = phases.flatMap(({ points }) => [
    ...points.flatMap(({ time, ewma: average }) =>
      average === null ? [] : [{ x: at(time), y: average.value }],
    ),
    { x: points.length === 0 ? 0 : at(points.at(-1)?.time ?? ''), y: null },
  ]);
  return [
    lineOf(
      'Centre',
      phases.flatMap((phase) => levelIn(phase, phase.centre)),
      grey,
    ),
    ...(['lower', 'upper'] as const).map((edge) =>
      lineOf(
        'Control limits (3 σ)',
        phases.flatMap((phase) => levelIn(phase, phase[edge])),
        { ...grey, borderDash: [2, 3] },
      ),
    ),
    ...(ewma.some(({ y }) => y !== null)
      ? [lineOf('EWMA', ewma, { borderColor: colours.series.purple, borderWidth: 2 })]
      : []),
  ];
};

const breakLine = (phases: readonly TrendPhase[], colours: ChartColours): Line[] => {
  const values = phases.flatMap(({ points, lower, upper }) => [
    ...points.flatMap(({ value }) => (value === null ? [] : [value])),
    ...[lower, upper].filter((each) => each !== null),
  ]);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const begun = phases.filter(({ breaks, points }) => breaks.length > 0 && points.length > 0);
  if (begun.length === 0) return [];
  const data = begun.flatMap(({ points }) => {
    const x = at(points[0]?.time ?? '');
    return [
      { x, y: low },
      { x, y: high },
      { x, y: null },
    ];
  });
  return [lineOf('New phase', data, { borderColor: colours.muted, borderDash: [1, 3] })];
};

/** Two lines of one name, a lower and an upper, are told once. */
const onceEach = (colours: ChartColours, datasets: readonly Line[]) => {
  const legend = legendWords(colours);
  const isFirst = ({ text, datasetIndex = 0 }: LegendItem): boolean =>
    datasets.findIndex(({ label }) => label === text) === datasetIndex;
  return { ...legend, labels: { ...legend.labels, filter: isFirst } };
};

const tipOf = (trend: Trend, { point }: Drawn): string => {
  if (point === undefined) return '';
  const average = point.ewma === null ? '' : `, EWMA ${point.ewma.value.toFixed(trend.decimals + 1)}`;
  return `${formatDate(point.on)}: ${valueWords(point.value, trend)}${average}`;
};

/** Values over time with what judges them and what statistics say; a point opens its session. */
export const trendDrawing = (
  trend: Trend,
  colours: ChartColours,
  onSession: (sessionId: number) => void,
): ChartConfiguration => {
  const { phases, label, unit } = trend;
  const datasets = [
    valuesLine(phases, colours),
    ...statisticsLines(phases, colours),
    ...limitLines(trend, colours),
    ...breakLine(phases, colours),
  ];
  const config: ChartConfiguration<'line', Drawn[]> = {
    type: 'line',
    data: { datasets },
    options: {
      parsing: false,
      spanGaps: false,
      interaction: { mode: 'nearest', intersect: false, axis: 'xy' },
      onClick: (_, [first]) => {
        const drawn = first === undefined ? undefined : datasets[first.datasetIndex]?.data[first.index];
        if (drawn?.point !== undefined) onSession(drawn.point.sessionId);
      },
      scales: {
        x: dayAxis(colours, phases),
        y: linearAxis(colours, { title: unit === '' ? label : `${label} (${unit})` }),
      },
      plugins: {
        legend: onceEach(colours, datasets),
        tooltip: {
          filter: ({ datasetIndex }) => datasetIndex === 0,
          callbacks: { title: () => '', label: ({ raw }) => tipOf(trend, raw as Drawn) },
        },
      },
    },
  };
  return config;
};
