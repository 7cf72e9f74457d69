import type { PersonName } from '../dicom/rdsr/report-common.ts';
import type { Code } from '../dicom/sr/coded-concept.ts';
import { splitExamTypes } from './core/exam-types.ts';
import type { DoseReport } from './dose-report.entity.ts';
import type { DoseStudy } from './dose-study.entity.ts';
import type { CtEventView, ProjectionEventView } from './study-event.contract.ts';
import type { Study, StudyFinding, StudyReportView } from './study.contract.ts';

type AnyEvent = Pick<CtEventView | ProjectionEventView, 'id' | 'reportId' | 'eventIndex'>;

const distinct = <T>(items: readonly T[]): T[] => [
  ...new Map(items.map((item) => [JSON.stringify(item), item])).values(),
];

/** Of the study's own words: what the most believed report that says something says. */
const firstTold = (reports: readonly DoseReport[]) => {
  const said = reports.map(({ header }) => header.study);
  const text = (field: Texts): string | null => said.find((study) => study[field] !== null)?.[field] ?? null;
  const names = (field: Names): PersonName[] => distinct(said.flatMap((study) => study[field]));
  const codes: Code[] = distinct(
    said.flatMap((study) => [...study.procedureCodes, ...study.requestedProcedureCodes]),
  );
  return { text, names, codes };
};

type Texts =
  | 'id'
  | 'seriesDescription'
  | 'requestedProcedureDescription'
  | 'performedProcedureStepDescription'
  | 'reasonForRequestedProcedure';
type Names = 'referringPhysicians' | 'performingPhysicians' | 'operators';

const patientAtStudy = (study: DoseStudy): Study['patientAtStudy'] => ({
  ageYears: study.patientAgeYears,
  sizeM: study.patientSizeM,
  weightKg: study.patientWeightKg,
  sex: study.patientSex,
  pregnancyStatus: study.pregnancyStatus as Study['patientAtStudy']['pregnancyStatus'],
});

const studyTotals = (study: DoseStudy): Study['totals'] => ({
  kermaAreaProductGycm2: study.kermaAreaProductGycm2,
  airKermaAtReferencePointMgy: study.airKermaAtReferencePointMgy,
  fluoroscopyTimeS: study.fluoroscopyTimeS,
  ctdiVolMaxMgy: study.highestCtdiVolMgy,
  ctdiVolMaxPhantomCm: study.highestCtdiVolPhantomCm,
  dlpMgycm: study.dlpMgycm,
  eventCount: study.enteredByHand && study.eventCount === 0 ? null : study.eventCount,
});

type Head = Omit<
  Study,
  | 'mergedIntoStudyId'
  | 'privacyMode'
  | 'patientRecordId'
  | 'mayIdentify'
  | 'patient'
  | 'parts'
  | 'findings'
  | 'reports'
  | 'corrections'
  | 'handEntry'
>;

/** What was done, when and to whom, and how much in all; `reports` the most believed first. */
export const studyHead = (study: DoseStudy, reports: readonly DoseReport[]): Head => {
  const { text, names, codes } = firstTold(reports);
  const uids = distinct(reports.map((report) => report.studyInstanceUid));
  return {
    id: study.id,
    origin: study.enteredByHand ? 'by-hand' : 'reported',
    isExcluded: study.state === 'excluded',
    studyInstanceUid: study.enteredByHand ? null : study.studyUid,
    linkedStudyInstanceUids: uids.filter((uid) => uid !== study.studyUid),
    date: study.studyDate,
    time: study.studyTime,
    timezoneOffset: study.timezoneOffset,
    examTypes: splitExamTypes(study.examTypes),
    accessionNumber: study.accessionNumber,
    studyIdText: text('id'),
    description: study.description,
    seriesDescription: text('seriesDescription'),
    protocol: study.protocolText,
    procedure: study.procedureText,
    procedureCodes: codes,
    requestedProcedureDescription: text('requestedProcedureDescription'),
    performedProcedureStepDescription: text('performedProcedureStepDescription'),
    reasonForRequestedProcedure: text('reasonForRequestedProcedure'),
    referringPhysicians: names('referringPhysicians'),
    performingPhysicians: names('performingPhysicians'),
    operators: names('operators'),
    patientAtStudy: patientAtStudy(study),
    totals: studyTotals(study),
  };
};

/** Findings of the study as merged, then of the reports that count, each pointing at its event. */
export const studyFindings = (
  study: DoseStudy,
  reports: readonly DoseReport[],
  events: readonly AnyEvent[],
): StudyFinding[] => {
  const ids = new Map(events.map((event) => [`${event.reportId} ${event.eventIndex}`, event.id]));
  const ofStudy = study.findings.map(({ code, severity, message }) => ({
    code,
    severity,
    message,
    reportId: null,
    eventId: null,
    field: null,
  }));
  const ofReports = reports
    .filter((report) => report.state === 'current')
    .flatMap((report) =>
      report.findings.map(({ code, severity, message, eventIndex, field }) => ({
        code,
        severity,
        message,
        reportId: report.id,
        eventId: ids.get(`${report.id} ${eventIndex ?? ''}`) ?? null,
        field,
      })),
    );
  return [...ofStudy, ...ofReports];
};

/** The reports with their originals; an entry by hand has none. */
export const studyReports = (
  reports: readonly DoseReport[],
  events: readonly AnyEvent[],
  showsOriginals: boolean,
): StudyReportView[] =>
  reports.map((report) => ({
    id: report.id,
    sopInstanceUid: report.sopInstanceUid,
    sopClassUid: report.header.sopClassUid,
    receivedAt: report.receivedAt,
    contentDateTime:
      report.contentAt === null ? null : { local: report.contentAt, offset: report.contentOffset },
    completionFlag: report.completionFlag,
    kind: report.kind,
    eventCount: report.eventCount,
    usedEventCount: events.filter((event) => event.reportId === report.id).length,
    state: report.state,
    stateReason: report.stateReason,
    isMoved: report.effectiveStudyUid !== report.studyInstanceUid,
    findingCount: report.findingCount,
    sha256: report.sha256,
    originalUrl: report.sha256 === null || !showsOriginals ? null : `/api/v1/originals/${report.sha256}`,
    contentTreeUrl: report.sha256 === null ? null : `/api/v1/originals/${report.sha256}/content-tree`,
  }));
