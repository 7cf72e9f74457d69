import type { ChartConfiguration } from 'chart.js';
import { useCallback, useMemo } from 'react';
import type { ComplianceView } from '../../../qc/schedule/schedule.contract.ts';
import { linearAxis, nameAxis } from '../../charts/axes.ts';
import type { ChartColours } from '../../charts/chart-colours.ts';
import { ChartFrame } from '../../charts/chart-frame.tsx';
import { monthWords } from './compliance-rows.ts';
import { percentOf } from '../qc-words.ts';

type Months = ComplianceView['months'];

const drawing = (months: Months, colours: ChartColours): ChartConfiguration => ({
  type: 'bar',
  data: {
    labels: months.map(({ month }) => monthWords(month)),
    datasets: [
      {
        data: months.map(({ share }) => percentOf(share)),
        backgroundColor: colours.series.blue,
        maxBarThickness: 34,
      },
    ],
  },
  options: {
    plugins: { legend: { display: false } },
    scales: {
      x: nameAxis(colours, 'month in which it was due'),
      y: linearAxis(colours, { title: 'done on time, %', min: 0, max: 100 }),
    },
  },
});

/** How much of what was due in each month was done on time. */
export const MonthChart = ({ months }: { readonly months: Months }) => {
  const draw = useCallback((colours: ChartColours) => drawing(months, colours), [months]);
  const table = useMemo(
    () => ({
      columns: ['Month', 'On time, %', 'On time', 'Late', 'Missed', 'Overdue', 'Excused'],
      rows: months.map((tally) => [
        ...[tally.month, percentOf(tally.share), tally.doneOnTime, tally.doneLate],
        ...[tally.missed, tally.overdue, tally.excused],
      ]),
    }),
    [months],
  );
  return (
    <ChartFrame
      title="Done on time, of what was due in each month"
      note="What was excused is left out. A month without a bar: nothing was due, or nothing was done on time."
      draw={draw}
      table={table}
      height={240}
      fileName="qc-on-time-by-month"
    />
  );
};
