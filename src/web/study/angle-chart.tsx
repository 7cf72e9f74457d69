import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { useCallback, useMemo, useState } from 'react';
import type { ProjectionEventView } from '../../dose/study-event.contract.ts';
import type { ChartColours } from '../charts/chart-colours.ts';
import { ChartFrame } from '../charts/chart-frame.tsx';
import { sumsByDirection, sumsByPrimaryAngle } from './angle-sums.ts';
import { directionMap, directionTable } from './direction-map.ts';
import { angleRose, angleTable } from './angle-rose.ts';

type Plane = ProjectionEventView['plane'];

const planesOf = (events: readonly ProjectionEventView[]): Plane[] => {
  const told = events.filter(
    (event) => event.airKermaAtReferencePointMgy !== null && event.positionerPrimaryAngleDeg !== null,
  );
  return [...new Set(told.map(({ plane }) => plane))].sort();
};

interface ViewProps {
  readonly events: readonly ProjectionEventView[];
  readonly controls: ReactNode;
  readonly of: string;
}

const height = 380;

const Rose = ({ events, controls, of }: ViewProps) => {
  const sectors = useMemo(() => sumsByPrimaryAngle(events), [events]);
  const draw = useCallback((colours: ChartColours) => angleRose(sectors, colours), [sectors]);
  const moves = events.some(
    ({ positionerPrimaryAngleDeg: from, positionerPrimaryEndAngleDeg: to }) => to !== null && to !== from,
  );
  return (
    <ChartFrame
      title={`Air kerma by primary angle${of}`}
      note={`Sectors of 10°; radius and rings: air kerma at the reference point in mGy; LAO to the right.${moves ? ' A rotation is spread evenly over its arc.' : ''}`}
      controls={controls}
      draw={draw}
      height={height}
      fileName="air-kerma-by-primary-angle"
      table={angleTable(sectors)}
    />
  );
};

const DirectionMap = ({ events, controls, of }: ViewProps) => {
  const sums = useMemo(() => sumsByDirection(events), [events]);
  const draw = useCallback((colours: ChartColours) => directionMap(sums, colours), [sums]);
  return (
    <ChartFrame
      title={`Air kerma by both angles${of}`}
      note="Area is air kerma at the reference point, summed to the degree; a rotation stands where it began."
      controls={controls}
      draw={draw}
      height={height}
      fileName="air-kerma-by-both-angles"
      table={directionTable(sums)}
    />
  );
};

/** Where the beam came from, and how much: by primary angle as a polar plot, or by both angles. The planes stay apart. */
export const AngleChart = ({ events }: { readonly events: readonly ProjectionEventView[] }) => {
  const planes = useMemo(() => planesOf(events), [events]);
  const [wanted, setWanted] = useState<Plane | null>(null);
  const [view, setView] = useState<'rose' | 'map'>('rose');
  const plane = wanted ?? planes[0];
  const own = useMemo(() => events.filter((event) => event.plane === plane), [events, plane]);
  if (plane === undefined) return null;
  const controls = (
    <div className="chart-controls no-print">
      {planes.length > 1 && (
        <SegmentedControl
          size="xs"
          aria-label="Plane shown"
          value={plane}
          onChange={(value) => setWanted(value)}
          data={planes.map((each) => ({ value: each, label: `Plane ${each}` }))}
        />
      )}
      <SegmentedControl
        size="xs"
        aria-label="Angles shown"
        value={view}
        onChange={(value) => setView(value === 'map' ? 'map' : 'rose')}
        data={[
          { value: 'rose', label: 'Polar' },
          { value: 'map', label: 'Both angles' },
        ]}
      />
    </div>
  );
  const View = view === 'rose' ? Rose : DirectionMap;
  return <View events={own} controls={controls} of={planes.length > 1 ? `, plane ${plane}` : ''} />;
};
