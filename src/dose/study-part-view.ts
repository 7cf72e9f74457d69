import type { Total, TotalsByQuantity } from './core/part-totals.ts';
import type { DoseReport } from './dose-report.entity.ts';
import type { MomentView } from './dose.contract.ts';
import type { KnownUnit } from '../equipment/index.ts';
import type { CtEventView, ProjectionEventView } from './study-event.contract.ts';
import type { CtPartView, PlaneTotalsView, ProjectionPartView, TotalView } from './study.contract.ts';
import type { PlaneTotal, StudyPart } from './study-part.entity.ts';

/** What a part is shown from. */
export interface PartSources {
  readonly part: StudyPart;
  readonly known: KnownUnit;
  /** Of this part, those that count, the most believed first. */
  readonly reports: readonly DoseReport[];
  readonly planes: readonly PlaneTotal[];
}

const unknownTotal: TotalView = {
  value: null,
  counts: null,
  asReported: null,
  fromEvents: null,
  difference: null,
  differencePercent: null,
};

const totalView = (total: Total | undefined): TotalView =>
  total === undefined
    ? unknownTotal
    : {
        value: total.value,
        counts: total.counts,
        asReported: total.reported,
        fromEvents: total.fromEvents,
        difference: total.difference,
        differencePercent:
          total.difference === null || total.reported === null || total.reported === 0
            ? null
            : (100 * total.difference) / total.reported,
      };

const projectionTotals = (totals: TotalsByQuantity): Omit<ProjectionPartView['totals'], 'eventCount'> => ({
  kermaAreaProductGycm2: totalView(totals.kermaAreaProductGycm2),
  airKermaAtReferencePointMgy: totalView(totals.airKermaAtReferencePointMgy),
  fluoroscopyKermaAreaProductGycm2: totalView(totals.fluoroscopyKermaAreaProductGycm2),
  fluoroscopyAirKermaAtReferencePointMgy: totalView(totals.fluoroscopyAirKermaAtReferencePointMgy),
  acquisitionKermaAreaProductGycm2: totalView(totals.acquisitionKermaAreaProductGycm2),
  acquisitionAirKermaAtReferencePointMgy: totalView(totals.acquisitionAirKermaAtReferencePointMgy),
  fluoroscopyTimeS: totalView(totals.fluoroscopyTimeS),
  acquisitionTimeS: totalView(totals.acquisitionTimeS),
  frameCount: totals.frameCount?.value ?? null,
  exposureCount: totals.exposureCount?.value ?? null,
});

/** What only the report says of a plane: the most believed one that has the plane. */
const planeView = (plane: PlaneTotal, reports: readonly DoseReport[]): PlaneTotalsView => {
  const told = reports
    .flatMap(({ header }) => (header.kind === 'projection' ? header.accumulated : []))
    .find((accumulated) => accumulated.plane === plane.plane);
  return {
    plane: plane.plane,
    ...projectionTotals(plane.totals),
    eventCount: plane.eventCount,
    referencePointDefinition: told?.referencePointDefinition ?? told?.referencePointCode?.meaning ?? null,
    distanceSourceToReferencePointMm: told?.distanceSourceToReferencePointMm ?? null,
    sent: copyOfSent(told?.sent ?? {}),
  };
};

type SentByField = NonNullable<ProjectionEventView['sent']>;
interface ReadonlySent {
  readonly text: readonly string[];
  readonly unit: string | null;
  readonly qualifier: string | null;
  readonly derived: string | null;
}

const copyOfSent = (sent: Readonly<Record<string, ReadonlySent>>): SentByField =>
  Object.fromEntries(Object.entries(sent).map(([field, said]) => [field, { ...said, text: [...said.text] }]));

const partUnit = ({ known }: PartSources): ProjectionPartView['unit'] => ({
  ...known.mention,
  manufacturer: known.unit.manufacturer,
  modelName: known.unit.model,
  deviceSerialNumber: known.unit.serialNumber,
  stationName: known.unit.stationName,
  room: known.unit.room,
  facilityName: known.facility?.name ?? null,
});

const software = (reports: readonly DoseReport[]): string | null => {
  const versions = new Set(reports.map(({ header }) => header.equipment.softwareVersions.join(' / ')));
  versions.delete('');
  return versions.size === 0 ? null : [...versions].join('; ');
};

type Place = Pick<
  ProjectionPartView,
  'id' | 'unit' | 'softwareVersions' | 'examType' | 'startedAt' | 'endedAt'
>;

const place = (sources: PartSources, events: readonly { startedAt: MomentView | null }[]): Place => {
  const starts = events.flatMap(({ startedAt }) => startedAt ?? []);
  const told = sources.reports[0]?.header;
  return {
    id: sources.part.id,
    unit: partUnit(sources),
    softwareVersions: software(sources.reports),
    examType: sources.part.examType,
    startedAt: starts[0] ?? told?.irradiationStart ?? null,
    endedAt: starts.at(-1) ?? told?.irradiationEnd ?? null,
  };
};

export const projectionPartView = (
  sources: PartSources,
  events: ProjectionEventView[],
): ProjectionPartView => ({
  kind: 'projection',
  ...place(sources, events),
  planes: sources.planes.map((plane) => planeView(plane, sources.reports)),
  totals: { ...projectionTotals(sources.part.totals), eventCount: sources.part.eventCount },
  events,
});

/** How many events the reports declare; only where one report tells the whole part. */
const declaredEventCount = ([only, ...others]: readonly DoseReport[]): number | null =>
  only?.header.kind === 'ct' && others.length === 0 ? only.header.totals.declaredEventCount : null;

export const ctPartView = (sources: PartSources, events: CtEventView[]): CtPartView => ({
  kind: 'ct',
  ...place(sources, events),
  totals: {
    dlpMgycm: totalView(sources.part.totals.dlpMgycm),
    ctdiVolMaxMgy: sources.part.highestCtdiVolMgy,
    ctdiVolMaxPhantomCm: sources.part.highestCtdiVolPhantomCm,
    effectiveDoseMsv: sources.part.effectiveDoseMsv,
    eventCount: sources.part.eventCount,
    declaredEventCount: declaredEventCount(sources.reports),
  },
  events,
});
