import type { ReactNode } from 'react';
import type { PlaneTotalsView, ProjectionPartView } from '../../dose/study.contract.ts';
import { allDigits, nbsp } from '../ui/numbers.ts';
import { Section } from '../ui/section.tsx';
import type { TotalsColumn, TotalsRow } from './totals-table.tsx';
import { TotalsTable } from './totals-table.tsx';

const planeNames = { single: 'Single plane', A: 'Plane A', B: 'Plane B', all: 'All planes' } as const;

const rows: readonly TotalsRow[] = [
  { key: 'airKermaAtReferencePointMgy', words: 'Air kerma at the reference point', unit: 'mGy' },
  { key: 'fluoroscopyAirKermaAtReferencePointMgy', words: '… of fluoroscopy', unit: 'mGy' },
  { key: 'acquisitionAirKermaAtReferencePointMgy', words: '… of acquisition', unit: 'mGy' },
  { key: 'kermaAreaProductGycm2', words: 'Kerma–area product', unit: 'Gy·cm²' },
  { key: 'fluoroscopyKermaAreaProductGycm2', words: '… of fluoroscopy', unit: 'Gy·cm²' },
  { key: 'acquisitionKermaAreaProductGycm2', words: '… of acquisition', unit: 'Gy·cm²' },
  { key: 'fluoroscopyTimeS', words: 'Fluoroscopy time', unit: 's' },
  { key: 'acquisitionTimeS', words: 'Acquisition time', unit: 's' },
];

const referencePoint = (plane: PlaneTotalsView): string | null => {
  const distance = plane.distanceSourceToReferencePointMm;
  const parts = [
    plane.referencePointDefinition,
    distance === null ? null : `${allDigits(distance)}${nbsp}mm from the source`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : `${planeNames[plane.plane]}: ${parts.join(', ')}`;
};

const note = (part: ProjectionPartView): ReactNode => {
  const points = part.planes.map(referencePoint).filter((words) => words !== null);
  return points.length === 0 ? 'Reference point not reported' : `Reference point. ${points.join('; ')}`;
};

/** Totals of each plane, and their sum where there are several: as reported, from the events, and the difference. */
export const Totals = ({ part }: { readonly part: ProjectionPartView }) => {
  const planes: TotalsColumn[] = part.planes.map((plane) => ({
    name: planeNames[plane.plane],
    totals: plane,
    sent: plane.sent,
  }));
  const sum: TotalsColumn = {
    name: planes.length > 1 ? 'Sum of the planes' : 'Total',
    totals: part.totals,
    sent: {},
  };
  return (
    <Section title="Totals" note={note(part)}>
      <TotalsTable rows={rows} columns={planes.length === 1 ? planes : [...planes, sum]} />
    </Section>
  );
};
