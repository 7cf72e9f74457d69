import { sumOfKnown } from '../../quantities/quantity.ts';
import type { Quantity } from '../../quantities/quantity.ts';
import { concept, container } from '../sr/concepts.ts';
import { codeOf, find, findAll, textOf } from '../sr/content-item.ts';
import type { ContentItem } from '../sr/content-item.ts';
import type { Findings } from './findings.ts';
import { momentFrom } from './moments.ts';
import { takeNumbers } from './numbers.ts';
import type { NumberFields, NumberTarget } from './numbers.ts';
import { devicesAmong } from './participants.ts';
import { planeFrom } from './projection-event.ts';
import {
  accumulatedNumbers,
  calibrationNumbers,
  emptyAccumulatedNumbers,
  fiducialNumbers,
  glandularDoseNumbers,
  landmarkNumbers,
} from './projection-fields.ts';
import type { Calibration, PlaneTotals, ProjectionTotals } from './projection-report.ts';
import type { Draft, SentDraft } from './sent.ts';

/** A plane's totals being read. */
export interface PlaneDraft extends Omit<Draft<PlaneTotals>, 'sent'> {
  sent: SentDraft;
}

interface Context {
  readonly headerOffset: string | null;
  readonly findings: Findings;
}

type Numbers = Record<string, number | null>;

/** Numbers without a `sent` of their own: calibrations, landmarks. */
const asideNumbers = (items: readonly ContentItem[], fields: NumberFields, findings: Findings): Numbers => {
  const values: Numbers = {};
  for (const { field } of fields.values()) values[field] = null;
  takeNumbers(items, fields, { values, sent: {}, findings, eventIndex: null });
  return values;
};

const readCalibration = ({ children }: ContentItem, { headerOffset, findings }: Context): Calibration => {
  const numbers = asideNumbers(children, calibrationNumbers, findings);
  return {
    device: codeOf(children, concept.doseMeasurementDevice),
    at: momentFrom(textOf(children, concept.calibrationDateTime), headerOffset),
    factor: (numbers['factor'] ?? null) as Calibration['factor'],
    uncertaintyPercent: numbers['uncertaintyPercent'] ?? null,
    responsibleParty: textOf(children, concept.calibrationResponsibleParty),
    protocol: textOf(children, concept.calibrationProtocol),
  };
};

type GlandularDose = PlaneTotals['glandularDoses'][number];

const readGlandularDose = (item: ContentItem, findings: Findings): GlandularDose => {
  const numbers = asideNumbers([item], glandularDoseNumbers, findings);
  return {
    laterality: codeOf(item.children, concept.laterality),
    averageGlandularDoseMgy: (numbers['averageGlandularDoseMgy'] ??
      null) as GlandularDose['averageGlandularDoseMgy'],
  };
};

const readGlandularDoses = (items: readonly ContentItem[], findings: Findings): GlandularDose[] =>
  [...glandularDoseNumbers.keys()]
    .flatMap((key) => findAll(items, key))
    .map((item) => readGlandularDose(item, findings));

const readLandmark = (
  items: readonly ContentItem[],
  findings: Findings,
): Exclude<PlaneTotals['equipmentLandmark'], undefined> => {
  const item = find(items, concept.equipmentLandmark);
  if (item === null) return null;
  const numbers = asideNumbers(item.children, landmarkNumbers, findings);
  return { landmark: item.codes[0] ?? null, xMm: numbers['xMm'] ?? null, zMm: numbers['zMm'] ?? null };
};

const withChildren = (items: readonly ContentItem[]): ContentItem[] =>
  items.flatMap((item) => [item, ...item.children]);

const readFiducials = (
  items: readonly ContentItem[],
  findings: Findings,
): Exclude<PlaneTotals['patientFiducials'], undefined> =>
  findAll(items, container.patientLocationFiducial).map(({ children }) => ({
    basis: codeOf(children, concept.referenceBasis),
    geometry: codeOf(children, concept.referenceGeometry),
    landmarkToFiducialZMm:
      asideNumbers(withChildren(children), fiducialNumbers, findings)['landmarkToFiducialZMm'] ?? null,
  }));

const planeOf = (items: readonly ContentItem[], findings: Findings): PlaneTotals['plane'] => {
  const plane = planeFrom(codeOf(items, concept.acquisitionPlane));
  if (plane === null)
    findings.add(
      'plane-unknown',
      'The accumulated dose does not say which plane it is of; it is taken as the single plane.',
      { field: 'plane' },
    );
  return plane ?? 'single';
};

/** The totals of one plane as the report declares them (TID 10002 and below). */
export const readAccumulated = ({ children: items }: ContentItem, context: Context): PlaneDraft => {
  const { findings } = context;
  const sent: SentDraft = {};
  const values: Record<string, number | null> = { ...emptyAccumulatedNumbers };
  const target: NumberTarget = { values, sent, findings, eventIndex: null };
  takeNumbers(items, accumulatedNumbers, target);
  const referencePointCode = codeOf(items, concept.referencePointDefinition);
  return {
    ...(values as unknown as Omit<ProjectionTotals, 'eventCount'> &
      Pick<PlaneTotals, 'distanceSourceToReferencePointMm'>),
    exposureCount: null,
    plane: planeOf(items, findings),
    referencePointCode,
    referencePointDefinition:
      textOf(items, concept.referencePointDefinition) ?? referencePointCode?.meaning ?? null,
    detectorType: codeOf(items, concept.detectorType),
    calibrations: findAll(items, container.calibration).map((item) => readCalibration(item, context)),
    glandularDoses: readGlandularDoses(items, findings),
    equipmentLandmark: readLandmark(items, findings),
    patientFiducials: readFiducials(items, findings),
    devices: devicesAmong(items),
    sent,
  };
};

/**
 * The sum over planes of what each declares; null where no plane declares it. A section "All Planes" (113890) beside those
 * of the planes is that sum already, where it declares one.
 */
export const totalsOf = (planes: readonly PlaneTotals[], eventCount: number): ProjectionTotals => {
  const together = planes.filter(({ plane }) => plane === 'all');
  const apart = planes.filter(({ plane }) => plane !== 'all');
  const total = <U extends string>(pick: (plane: PlaneTotals) => Quantity<U> | null): Quantity<U> | null =>
    sumOfKnown(together.map(pick)) ?? sumOfKnown(apart.map(pick));
  return {
    eventCount,
    kermaAreaProductGycm2: total((plane) => plane.kermaAreaProductGycm2),
    airKermaAtReferencePointMgy: total((plane) => plane.airKermaAtReferencePointMgy),
    fluoroscopyKermaAreaProductGycm2: total((plane) => plane.fluoroscopyKermaAreaProductGycm2),
    fluoroscopyAirKermaAtReferencePointMgy: total((plane) => plane.fluoroscopyAirKermaAtReferencePointMgy),
    acquisitionKermaAreaProductGycm2: total((plane) => plane.acquisitionKermaAreaProductGycm2),
    acquisitionAirKermaAtReferencePointMgy: total((plane) => plane.acquisitionAirKermaAtReferencePointMgy),
    fluoroscopyTimeS: total((plane) => plane.fluoroscopyTimeS),
    acquisitionTimeS: total((plane) => plane.acquisitionTimeS),
    frameCount: total((plane) => plane.frameCount),
    exposureCount: total((plane) => plane.exposureCount),
  };
};
