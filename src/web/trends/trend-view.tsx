import { Anchor, Text, Title } from '@mantine/core';
import { useCallback, useMemo } from 'react';
import { Link, useNavigate } from 'react-router';
import { rangeWords } from '../../qc/core/limit-words.ts';
import type { Trend } from '../../qc/trends/trends.contract.ts';
import type { ChartColours } from '../charts/chart-colours.ts';
import { ChartFrame } from '../charts/chart-frame.tsx';
import type { ChartTable } from '../charts/chart-table.ts';
import { verdictWords } from '../qc/qc-words.ts';
import { counted } from '../ui/amounts.ts';
import { formatDate } from '../ui/dates.ts';
import { StateBadge } from '../ui/state-badge.tsx';
import { rangeDrawing } from './range-drawing.ts';
import { signalDays } from './signal-days.ts';
import { trendDrawing } from './trend-drawing.ts';
import { breakWords, seriesWords, valueWords } from './trend-words.ts';

const tableOf = ({ phases, unit }: Trend): ChartTable => ({
  columns: [
    'Day',
    unit === '' ? 'Value' : `Value (${unit})`,
    'Verdict',
    'Phase',
    'From the centre (σ)',
    'EWMA',
    'Moving range',
    'Signals',
  ],
  rows: phases.flatMap(({ points, signals }, phase) =>
    points.map(({ on, value, verdict, score, ewma, movingRange, sessionId }) => [
      on,
      value,
      verdictWords[verdict].word,
      phase + 1,
      score,
      ewma?.value ?? null,
      movingRange,
      signals
        .filter((signal) => signal.sessionId === sessionId)
        .map(({ words }) => words)
        .join(' '),
    ]),
  ),
});

const noteOf = ({ limits, unit }: Trend): string => {
  const judged = (['warning', 'action'] as const).flatMap((level) => {
    const range = limits[level];
    return range === null ? [] : [`${level} unless ${rangeWords(range, unit)}`];
  });
  const said = judged.length === 0 ? 'No limit is in force for this field' : `Limits: ${judged.join(', ')}`;
  return `${said}. Ringed points are signals: they ask for a look and are no failure. A point opens its session.`;
};

const mostListed = 10;

const Signals = ({ trend }: { readonly trend: Trend }) => {
  const days = signalDays(trend);
  if (days.length === 0)
    return (
      <Text size="sm" c="dimmed" mt="md">
        Statistics have nothing to point at here.
      </Text>
    );
  return (
    <ul className="trend-signals" aria-label="Signals, newest first">
      {days.slice(0, mostListed).map(({ sessionId, on, words }) => (
        <li key={sessionId}>
          <StateBadge kind="signal" />
          <Anchor component={Link} to={`/qc/sessions/${sessionId}`} size="sm" underline="always">
            {formatDate(on)}
          </Anchor>
          <span>{words.join(' ')}</span>
        </li>
      ))}
      {days.length > mostListed && (
        <li>{counted(days.length - mostListed, 'earlier day')} with signals: see the table of the chart.</li>
      )}
    </ul>
  );
};

const Phases = ({ trend }: { readonly trend: Trend }) => (
  <ul className="trend-phases" aria-label="Phases">
    {trend.phases.map((phase) => (
      <li key={phase.from ?? 'first'}>
        <Text size="sm">
          {phase.breaks.length === 0 ? 'From the beginning' : breakWords(phase)}: {phase.points.length}{' '}
          values, centre {valueWords(phase.centre, { ...trend, decimals: trend.decimals + 1 })}
          {phase.sigma !== null && (
            <>, σ {valueWords(phase.sigma, { ...trend, decimals: trend.decimals + 2 })}</>
          )}
        </Text>
        {phase.warnings.map((warning) => (
          <Text key={warning} size="sm" c="dimmed">
            {warning}
          </Text>
        ))}
      </li>
    ))}
  </ul>
);

/** A field over time: the chart, what signals, and by what its phases are watched. */
export const TrendView = ({ trend, unitName }: { readonly trend: Trend; readonly unitName: string }) => {
  const navigate = useNavigate();
  const draw = useCallback(
    (colours: ChartColours) =>
      trendDrawing(trend, colours, (sessionId) => void navigate(`/qc/sessions/${sessionId}`)),
    [trend, navigate],
  );
  const drawRanges = useCallback((colours: ChartColours) => rangeDrawing(trend, colours), [trend]);
  const table = useMemo(() => tableOf(trend), [trend]);
  const series = seriesWords(trend.series);
  const title = `${trend.procedureName}, ${unitName}`;
  const count = trend.phases.reduce((sum, { points }) => sum + points.length, 0);
  if (count === 0) return <Text c="dimmed">No value was recorded in this time. Choose a longer one.</Text>;
  const file = `${trend.procedureKey}-${trend.field}`.toLowerCase();
  return (
    <>
      <Title order={2}>
        {trend.label}
        {series === '' ? '' : ` (${series})`}
      </Title>
      <ChartFrame title={title} note={noteOf(trend)} draw={draw} table={table} height={340} fileName={file} />
      <Signals trend={trend} />
      <Phases trend={trend} />
      {trend.scale === 'continuous' && (
        <ChartFrame
          title="Moving ranges: how far each value is from the one before"
          draw={drawRanges}
          table={table}
          height={170}
          fileName={`${file}-ranges`}
        />
      )}
    </>
  );
};
