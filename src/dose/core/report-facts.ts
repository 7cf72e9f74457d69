import type { CtReport } from '../../dicom/rdsr/ct-report.ts';
import type { DoseReport } from '../../dicom/rdsr/dose-report.ts';
import type { ProjectionReport } from '../../dicom/rdsr/projection-report.ts';
import type { ExamType, Plane } from '../../dicom/rdsr/report-common.ts';

/** The whole report but its events. */
export type ReportHeader = Omit<ProjectionReport, 'events'> | Omit<CtReport, 'events'>;

/** What merging needs of an irradiation event, of either kind; null where the kind has no such thing. */
export interface EventFacts {
  readonly irradiationEventUid: string;
  readonly uidIsSynthetic: boolean;
  /** Local wall time as sent. */
  readonly startedAt: string | null;
  readonly plane: Plane | null;
  /** Event type of a projection event, acquisition type of CT. */
  readonly type: string;
  readonly protocol: string | null;
  readonly kermaAreaProductGycm2: number | null;
  readonly airKermaAtReferencePointMgy: number | null;
  readonly irradiationDurationS: number | null;
  readonly dlpMgycm: number | null;
  readonly ctdiVolMgy: number | null;
  readonly phantomDiameterCm: 16 | 32 | null;
  readonly effectiveDoseMsv: number | null;
}

/** One report as the study is made from it. */
export interface ReportFacts {
  readonly header: ReportHeader;
  /** In the order of the report. */
  readonly events: readonly EventFacts[];
  /** The unit it counts for. */
  readonly unitId: number;
  /** What the unit's projection reports are, where a person has said so; null: as the report says. */
  readonly countsAs: ExamType | null;
  /** The patient it names, null when it names none or none is kept. */
  readonly patientId: number | null;
}

const nothingOfCt = { dlpMgycm: null, ctdiVolMgy: null, phantomDiameterCm: null, effectiveDoseMsv: null };
const nothingOfProjection = {
  plane: null,
  kermaAreaProductGycm2: null,
  airKermaAtReferencePointMgy: null,
  irradiationDurationS: null,
};

/** The facts of the events of a report as it was read. */
export const eventFactsOf = (report: DoseReport): EventFacts[] =>
  report.kind === 'ct'
    ? report.events.map((event) => ({
        ...nothingOfProjection,
        irradiationEventUid: event.irradiationEventUid,
        uidIsSynthetic: event.uidIsSynthetic,
        startedAt: event.startedAt?.local ?? null,
        type: event.acquisitionType,
        protocol: event.acquisitionProtocol,
        dlpMgycm: event.dlpMgycm,
        ctdiVolMgy: event.ctdiVolMgy,
        phantomDiameterCm: event.phantomDiameterCm,
        effectiveDoseMsv: event.effectiveDoseMsv,
      }))
    : report.events.map((event) => ({
        ...nothingOfCt,
        irradiationEventUid: event.irradiationEventUid,
        uidIsSynthetic: event.uidIsSynthetic,
        startedAt: event.startedAt?.local ?? null,
        plane: event.plane,
        type: event.type,
        protocol: event.protocol,
        kermaAreaProductGycm2: event.kermaAreaProductGycm2,
        airKermaAtReferencePointMgy: event.airKermaAtReferencePointMgy,
        irradiationDurationS: event.irradiationDurationS,
      }));

/** A report without its events. */
export const headerOf = (report: DoseReport): ReportHeader => {
  const header: ReportHeader & { events?: unknown } = { ...report };
  delete header.events;
  return header;
};

const fingerprint = (event: EventFacts): string =>
  JSON.stringify([
    event.startedAt,
    event.plane,
    event.type,
    event.protocol,
    event.kermaAreaProductGycm2,
    event.airKermaAtReferencePointMgy,
    event.irradiationDurationS,
    event.dlpMgycm,
    event.ctdiVolMgy,
  ]);

/**
 * The keys under which the events of one report are found again in another: the irradiation event UID; where there is none,
 * start and values together with how many of the kind came before (so that cumulative reports of a unit that sends no
 * UIDs still merge); where the start is not told either, the synthetic key, which no other report can have.
 */
export const eventKeys = (events: readonly EventFacts[]): string[] => {
  const seen = new Map<string, number>();
  return events.map((event) => {
    if (!event.uidIsSynthetic || event.startedAt === null) return event.irradiationEventUid;
    const print = fingerprint(event);
    const before = seen.get(print) ?? 0;
    seen.set(print, before + 1);
    return `${print}#${before}`;
  });
};

const completeness = (header: ReportHeader): number => (header.completionFlag === 'COMPLETE' ? 1 : 0);
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Orders reports by which of them is to be believed, the most believed last: the later content date and time (as local wall
 * time: one unit keeps one clock), then the more events, then COMPLETE, then the SOP Instance UID so that the order
 * is total.
 */
export const byBelief = (a: ReportFacts, b: ReportFacts): number =>
  byText(a.header.contentDateTime?.local ?? '', b.header.contentDateTime?.local ?? '') ||
  a.events.length - b.events.length ||
  completeness(a.header) - completeness(b.header) ||
  byText(a.header.sopInstanceUid, b.header.sopInstanceUid);
