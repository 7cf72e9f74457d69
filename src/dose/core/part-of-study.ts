import type { ExamType, Plane } from '../../dicom/rdsr/report-common.ts';
import {
  ctQuantities,
  projectionQuantities,
  sumKnown,
  totalsOf,
  type Contribution,
  type TotalsByQuantity,
} from './part-totals.ts';
import { countingEvents, indicesByReport, sopOf, type CountingEvent } from './counting-events.ts';
import { toldDifferently, totalsFindings } from './part-findings.ts';
import type { EventFacts, ReportFacts, ReportHeader } from './report-facts.ts';
import type { StudyFinding } from './study-finding.ts';
import { supersession, type KeyedReport, type Supersession } from './supersession.ts';

export interface PlaneOfPart {
  readonly plane: Plane;
  readonly eventCount: number;
  readonly totals: TotalsByQuantity;
}

/** What one unit did in one study, of one kind. */
export interface PartOfStudy {
  readonly unitId: number;
  readonly kind: 'projection' | 'ct';
  readonly examType: ExamType;
  readonly eventCount: number;
  readonly totals: TotalsByQuantity;
  readonly highestCtdiVolPhantomCm: 16 | 32 | null;
  readonly planes: readonly PlaneOfPart[];
  /** The events that count: indices by SOP Instance UID of the report that tells them. */
  readonly counting: ReadonlyMap<string, readonly number[]>;
  readonly protocols: readonly string[];
  /** SOP Instance UID of a report → that of the report it is contained in. */
  readonly supersededBy: ReadonlyMap<string, string>;
  readonly findings: readonly StudyFinding[];
}

const declaredOfPlane = (header: ReportHeader, plane: Plane): Record<string, unknown> => {
  if (header.kind === 'ct') return {};
  const ofPlane = header.accumulated.filter((each) => each.plane === plane);
  return Object.fromEntries(
    projectionQuantities.map((quantity) => [quantity, sumKnown(ofPlane.map((each) => each[quantity]))]),
  );
};

const contributionsOf = (
  standing: readonly KeyedReport[],
  counting: ReadonlyMap<string, CountingEvent>,
  declare: (header: ReportHeader) => Readonly<Record<string, unknown>>,
): Contribution[] => {
  const given = new Set<string>();
  return standing.map((each) => ({
    sopInstanceUid: sopOf(each),
    declared: declare(each.report.header),
    tellsEvents: each.keySet.size > 0,
    events: [...each.keySet].flatMap((key) => {
      const found = given.has(key) ? undefined : counting.get(key);
      given.add(key);
      return found ? [found.event] : [];
    }),
  }));
};

const planesOf = (
  { standing, overlaps }: Supersession,
  counting: ReadonlyMap<string, CountingEvent>,
): PlaneOfPart[] => {
  const planes = new Set<Plane>();
  for (const { report } of standing) {
    if (report.header.kind === 'projection')
      report.header.accumulated.forEach(({ plane }) => planes.add(plane));
  }
  for (const { event } of counting.values()) if (event.plane) planes.add(event.plane);
  return [...planes].toSorted().map((plane) => {
    const contributions = contributionsOf(standing, counting, (header) => declaredOfPlane(header, plane)).map(
      (each) => ({ ...each, events: each.events.filter((event) => event.plane === plane) }),
    );
    return {
      plane,
      eventCount: contributions.reduce((sum, each) => sum + each.events.length, 0),
      totals: totalsOf(projectionQuantities, contributions, !overlaps),
    };
  });
};

const strength: readonly ExamType[] = ['fluoroscopy', 'mammography', 'radiography', 'ct'];

/** Fluoroscopy when any report is; a person's word for the unit goes before that of its reports. */
const examTypeOf = (reports: readonly ReportFacts[]): ExamType => {
  const said = reports.map(({ header, countsAs }) =>
    header.kind === 'ct' ? header.examType : (countsAs ?? header.examType),
  );
  return strength.find((type) => said.includes(type)) ?? 'fluoroscopy';
};

const phantomOfHighest = (counting: ReadonlyMap<string, CountingEvent>): 16 | 32 | null => {
  let highest: EventFacts | null = null;
  for (const { event } of counting.values()) {
    if (event.ctdiVolMgy !== null && event.ctdiVolMgy > (highest?.ctdiVolMgy ?? -1)) highest = event;
  }
  return highest?.phantomDiameterCm ?? null;
};

/** The part of a study that the reports of one unit and one kind make. Does not depend on their order. */
export const partOfStudy = (reports: readonly [ReportFacts, ...ReportFacts[]]): PartOfStudy => {
  const [{ header, unitId }] = reports;
  const result = supersession(reports);
  const counting = countingEvents(result.all);
  const events = [...counting.values()];
  const quantities = header.kind === 'ct' ? ctQuantities : projectionQuantities;
  const contributions = contributionsOf(result.standing, counting, ({ totals }) => ({ ...totals }));
  return {
    unitId,
    kind: header.kind,
    examType: examTypeOf(reports),
    eventCount: events.length,
    totals: totalsOf(quantities, contributions, !result.overlaps),
    highestCtdiVolPhantomCm: phantomOfHighest(counting),
    planes: header.kind === 'projection' ? planesOf(result, counting) : [],
    counting: indicesByReport(events),
    protocols: [...new Set(events.flatMap(({ event }) => event.protocol ?? []))],
    supersededBy: result.supersededBy,
    findings: [...totalsFindings(result), ...toldDifferently(result.all, counting)],
  };
};
