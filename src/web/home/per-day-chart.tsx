import { SegmentedControl } from '@mantine/core';
import type { ChartConfiguration } from 'chart.js';
import { useCallback, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import type { StudiesPerDay } from '../../dose/study-list.contract.ts';
import { linearAxis, nameAxis } from '../charts/axes.ts';
import type { ChartColours } from '../charts/chart-colours.ts';
import { ChartFrame } from '../charts/chart-frame.tsx';
import { formatDate } from '../ui/dates.ts';
import { useStudiesPerDay } from './use-home.ts';

const none: StudiesPerDay['days'] = [];
const dayAndMonth = (date: string): string => formatDate(date).split('\u00a0').slice(0, 2).join(' ');

const drawing = (
  days: StudiesPerDay['days'],
  colours: ChartColours,
  onDay: (date: string) => void,
): ChartConfiguration => ({
  type: 'bar',
  data: {
    labels: days.map(({ date }) => dayAndMonth(date)),
    datasets: [
      {
        data: days.map(({ studyCount }) => studyCount),
        backgroundColor: colours.series.blue,
        maxBarThickness: 22,
      },
    ],
  },
  options: {
    plugins: { legend: { display: false } },
    scales: {
      x: nameAxis(colours, 'date of study'),
      y: {
        ...linearAxis(colours, { title: 'studies', min: 0 }),
        suggestedMax: 5,
        ticks: { color: colours.muted, precision: 0 },
      },
    },
    onClick: (_event, [bar]) => {
      const day = bar === undefined ? undefined : days[bar.index];
      if (day !== undefined) onDay(day.date);
    },
  },
});

/** How many studies each day had; a bar leads to its studies. */
export const PerDayChart = ({ today }: { readonly today: string }) => {
  const [span, setSpan] = useState('30');
  const navigate = useNavigate();
  const days = useStudiesPerDay(today, Number(span)).data?.days ?? none;
  const draw = useCallback(
    (colours: ChartColours) =>
      drawing(days, colours, (date) => void navigate(`/studies?from=${date}&to=${date}`)),
    [days, navigate],
  );
  const table = useMemo(
    () => ({ columns: ['Date', 'Studies'], rows: days.map(({ date, studyCount }) => [date, studyCount]) }),
    [days],
  );
  return (
    <ChartFrame
      title={`Studies per day, last ${span} days`}
      note="A bar leads to the studies of its day."
      draw={draw}
      table={table}
      height={220}
      fileName="studies-per-day"
      controls={
        <SegmentedControl
          size="xs"
          aria-label="Span of the chart"
          data={[
            { value: '30', label: '30 days' },
            { value: '90', label: '90 days' },
          ]}
          value={span}
          onChange={setSpan}
          className="no-print"
        />
      }
    />
  );
};
